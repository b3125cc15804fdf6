"""The offices' own templates: each with what goes into which of its fields, by chat."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, RowMapping, delete, insert, select, update

from bot.store.records.transaction import Transaction
from bot.store.tables import codec, schema

_T = schema.templates
SHARED = "organisation"
"""The owner of the templates that everybody may use, once they are agreed on."""
_MOST = 10
"""So many templates are kept for a chat; the one that was not used for longest goes."""


@dataclass(frozen=True)
class KeptTemplate:
    """A template of an office's own."""

    id: int
    owner: str
    """The chat that has sent it, or the organisation, whose templates everybody uses."""
    name: str
    content: bytes
    mapping: Mapping[str, str]
    """The part of a document that goes into each field, by the field's name; empty for none."""
    confirmed: bool
    """Whether the user has agreed to the mapping."""


async def keep(
    store: Transaction, chat: str, name: str, content: bytes, mapping: Mapping[str, str]
) -> KeptTemplate:
    """Keep a template and return it; one that the chat has sent before comes with the mapping it has."""
    digest = hashlib.sha256(content).hexdigest()
    found = select(_T).where(_T.c.chat == chat, _T.c.sha256 == digest)
    row = (await store.execute(found)).mappings().first()
    if row is None:
        values = {"chat": chat, "sha256": digest, "name": name, "content": content, "confirmed": False}
        told = codec.dump(codec.WORDS, dict(mapping))
        await store.execute(insert(_T).values(**values, mapping=told))
        row = (await store.execute(found)).mappings().one()
        await _thin_out(store, chat)
    return _template(row)


async def find(store: Transaction, chat: str, identifier: int) -> KeptTemplate | None:
    """Return a template that the chat may use, or `None`."""
    query = select(_T).where(_usable_by(chat), _T.c.id == identifier)
    row = (await store.execute(query)).mappings().first()
    return _template(row) if row else None


async def of_chat(store: Transaction, chat: str) -> list[KeptTemplate]:
    """Return the templates that the chat may use: its own, the one used last first, then the shared ones."""
    shared = (_T.c.chat == SHARED) & (_T.c.chat != chat)
    query = select(_T).where(_usable_by(chat)).order_by(shared, _T.c.at.desc(), _T.c.id.desc())
    return [_template(row) for row in (await store.execute(query)).mappings()]


async def set_mapping(
    store: Transaction, identifier: int, mapping: Mapping[str, str], *, confirmed: bool
) -> None:
    """Change what goes into which field."""
    values = {"mapping": codec.dump(codec.WORDS, dict(mapping)), "confirmed": confirmed}
    await store.execute(update(_T).where(_T.c.id == identifier).values(**values))


async def use(store: Transaction, identifier: int) -> None:
    """Record that a template is being used."""
    await store.execute(update(_T).where(_T.c.id == identifier).values(at=datetime.now(UTC)))


async def share(store: Transaction, identifier: int, chat: str) -> bool:
    """Give a template of a chat to all; return False where it has none such."""
    mine = (_T.c.id == identifier, _T.c.chat == chat)
    return (await store.execute(update(_T).where(*mine).values(chat=SHARED, giver=chat))).rowcount == 1


async def take_back(store: Transaction, identifier: int, taker: str) -> bool:
    """Give a shared template back to its giver, else to the taker; return False where there is none.

    Whoever has the same file already keeps that.
    """
    query = select(_T.c.giver, _T.c.sha256).where(_T.c.id == identifier, _T.c.chat == SHARED)
    row = (await store.execute(query)).first()
    if row is None:
        return False
    owner = row.giver or taker
    same = select(_T.c.id).where(_T.c.chat == owner, _T.c.sha256 == row.sha256)
    if (await store.execute(same)).first():
        await drop(store, SHARED, identifier)
    else:
        back = update(_T).where(_T.c.id == identifier)
        await store.execute(back.values(chat=owner, giver=""))
    return True


async def drop(store: Transaction, chat: str, identifier: int) -> None:
    """Remove a template of the chat."""
    await store.execute(delete(_T).where(_T.c.chat == chat, _T.c.id == identifier))


def _usable_by(chat: str) -> ColumnElement[bool]:
    return (_T.c.chat == chat) | ((_T.c.chat == SHARED) & _T.c.confirmed)


async def _thin_out(store: Transaction, chat: str) -> None:
    latest = select(_T.c.id).where(_T.c.chat == chat).order_by(_T.c.at.desc(), _T.c.id.desc()).limit(_MOST)
    ids = list((await store.execute(latest)).scalars())
    await store.execute(delete(_T).where(_T.c.chat == chat, _T.c.id.not_in(ids)))


def _template(row: RowMapping) -> KeptTemplate:
    mapping = codec.WORDS.validate_json(row["mapping"])
    return KeptTemplate(row["id"], row["chat"], row["name"], row["content"], mapping, row["confirmed"])
