"""What models were sent, word for word; what requests of a document have in common is kept once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, select

from bot.store.records.rows import Rows
from bot.store.tables import codec, schema
from bot.store.tables.packing import compress, decompress

_R, _S, _V = schema.requests, schema.sections, schema.versions


class Requests(Rows):
    """The requests of all documents."""

    async def keep_request(self, section: int, sent: Sequence[str]) -> int:
        """Keep what a model was sent for a section, call by call, and return its number; 0 for nothing."""
        if not sent:
            return 0
        stands = await self._row(_S, id=section)
        document, shown = (stands["document"], stands["shown"]) if stands else (0, 0)
        query = select(_R).where(_R.c.document == document, _R.c.base.is_(None))
        whole = (await self.execute(query.order_by(_R.c.id.desc()).limit(1))).mappings().first()
        values = request_values(sent, whole, await self._text(section, shown))
        return await self._insert(_R, document=document, section=section, version=shown, **values)

    async def sent(self, request: int) -> tuple[str, ...]:
        """Return what a model was sent, call by call; nothing where it is not on record."""
        row = await self._row(_R, id=request)
        if row is None:
            return ()
        whole = await self._row(_R, id=row["base"]) if row["base"] else None
        beside = _beside(whole, await self._text(row["section"], row["version"])) if whole else b""
        return codec.STRINGS.validate_json(decompress(row["content"], beside))

    async def _text(self, section: int, number: int) -> str:
        row = await self._row(_V, section=section, number=number)
        return codec.load_version(row["content"]).text if row else ""


def request_values(sent: Sequence[str], whole: RowMapping | None, text: str) -> dict[str, Any]:
    """Return how a request is kept: beside the last one that is kept whole, and the text that was shown.

    One that has little in common with them is kept whole.
    """
    told = codec.STRINGS.dump_json(tuple(sent))
    alone = compress(told)
    beside = compress(told, _beside(whole, text)) if whole else alone
    if whole and 2 * len(beside) < len(alone):
        return {"base": whole["id"], "content": beside}
    return {"base": None, "content": alone}


def _beside(whole: RowMapping, text: str) -> bytes:
    return decompress(whole["content"]) + text.encode()
