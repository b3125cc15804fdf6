"""A transaction under way, row by row."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    RowMapping,
    Select,
    Table,
    Update,
    bindparam,
    insert,
    select,
    update,
)

from bot.store.engines.database import Visit


class Rows:
    """What every part of the store is asked and changed with."""

    def __init__(self, visit: Visit) -> None:
        self.execute, self._visit = visit.execute, visit

    async def _row(self, table: Table, **key: object) -> RowMapping | None:
        return (await self.execute(_selection(table, tuple(key)), _of(key))).mappings().one_or_none()

    async def _insert(self, table: Table, **values: Any) -> int:
        result = await self.execute(_insertion(table), values)
        key = result.inserted_primary_key
        return key[0] if key and isinstance(key[0], int) else 0

    async def _update(self, table: Table, key: dict[str, object], **values: Any) -> None:
        await self.execute(_change(table, tuple(key)), values | _of(key))


# Making a statement costs more than having it answered: each is made once.
@cache
def _selection(table: Table, key: tuple[str, ...]) -> Select[Any]:
    return select(table).where(*_where(table, key))


@cache
def _insertion(table: Table) -> Insert:
    return insert(table)


@cache
def _change(table: Table, key: tuple[str, ...]) -> Update:
    return update(table).where(*_where(table, key))


def _where(table: Table, key: Iterable[str]) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(f"of_{name}") for name in key]


def _of(key: dict[str, object]) -> dict[str, object]:
    """Return a key by the names it has in statements: a column's own name is for what is set."""
    return {f"of_{name}": value for name, value in key.items()}


def with_timezone(at: datetime) -> datetime:
    """Return a stored moment with its zone, which SQLite does not keep."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
