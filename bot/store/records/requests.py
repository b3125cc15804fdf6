"""What models were sent, word for word; what requests of a document have in common is kept once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import RowMapping, bindparam, select

from bot.store.records.rows import Rows
from bot.store.tables import codec, schema
from bot.store.tables.packing import compress, decompress

_R, _S, _V = schema.requests, schema.sections, schema.versions
_LAST_WHOLE = (
    select(_R)
    .where(_R.c.document == bindparam("of_document"), _R.c.base.is_(None))
    .order_by(_R.c.id.desc())
    .limit(1)
)


class Requests(Rows):
    """The requests of all documents."""

    async def keep_request(self, section: int, sent: Sequence[str]) -> int:
        """Keep what a model was sent for a section, call by call, and return its number; 0 for nothing."""
        stands = await self._row(_S, id=section)
        return await self.keep_request_for(stands, sent) if stands else 0

    async def keep_request_for(self, section: RowMapping, sent: Sequence[str]) -> int:
        """Keep what a model was sent for the section of a row, and return its number; 0 for nothing."""
        if not sent:
            return 0
        number, document, shown = (section[name] for name in ("id", "document", "shown"))
        whole = (await self.execute(_LAST_WHOLE, {"of_document": document})).mappings().first()
        beside = await self._text(number, shown) if shown else ""
        # To pack a long request takes 3 ms: nobody waits for that but who keeps it.
        values = await self._visit.aside(partial(request_values, sent, whole, beside))
        return await self._insert(_R, document=document, section=number, version=shown, **values)

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
