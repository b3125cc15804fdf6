"""Everything that is kept of a chat, of one moment, as values that JSON can tell, and the files among it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Table, select

from bot.store.records.belongings import held_of
from bot.store.records.transaction import Transaction
from bot.store.tables import schema
from bot.store.tables.packing import decompress
from bot.texts.conversation import own_data as texts

_PORTION = 100
"""So many rows are read before whoever else waits is let in."""
_JSON = frozenset(
    {
        *("state", "brief", "formulations", "plan", "missing", "past", "reading", "before", "work_order"),
        *("reasons", "entities", "fingerprint", "mapping", "lengths", "heading_path"),
    }
)
"""The columns that hold JSON, whatever their table."""
_JSON_OF = frozenset(
    {(schema.posts.name, "content"), (schema.received.name, "content"), (schema.corrections.name, "said")}
)


@dataclass(frozen=True)
class HeldFile:
    """A file as it was sent or shown."""

    table: str
    row: int
    name: str
    """As its sender called it, which may be anything."""
    content: bytes


@dataclass(frozen=True)
class Holdings:
    """What is kept of a chat."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Rows by the name of their table."""
    files: list[HeldFile] = field(default_factory=list)


async def held(store: Transaction, chat: str) -> Holdings:
    """Return everything that is kept of a chat; others are let in between."""
    found = Holdings()
    for table, condition in held_of(chat).items():
        rows = found.tables.setdefault(table.name, [])
        async for row in _rows(store, table, condition):
            values = _values(table, row)
            if table is schema.requests:
                values["content"] = await store.sent(row["id"])
            found.files.extend(_files(table, row))
            rows.append(values)
    return found


async def _rows(
    store: Transaction, table: Table, condition: ColumnElement[bool]
) -> AsyncIterator[RowMapping]:
    query = select(table).where(condition).order_by(*table.primary_key.columns).limit(_PORTION)
    at = 0
    while portion := (await store.execute(query.offset(at))).mappings().all():
        for row in portion:
            yield row
        at += len(portion)
        await asyncio.sleep(0)


def _values(table: Table, row: RowMapping) -> dict[str, Any]:
    return {name: _value(table, name, value) for name, value in row.items()}


def _value(table: Table, name: str, value: object) -> object:
    match value:
        case bytes() if table is schema.versions:
            return json.loads(decompress(value))
        case bytes():
            return None  # among the files
        case datetime():
            return value.isoformat()
        case str() if value and (name in _JSON or (table.name, name) in _JSON_OF):
            return json.loads(value)
    return value


def _files(table: Table, row: RowMapping) -> list[HeldFile]:
    if table is schema.templates:
        return [HeldFile(table.name, row["id"], row["name"], row["content"])]
    if table is schema.posts and row["file"]:
        name = str(json.loads(row["content"])["name"])
        # What was handed out before holds all this: each file would hold all earlier ones.
        return [] if texts.is_file_name(name) else [HeldFile(table.name, row["id"], name, row["file"])]
    return []
