"""A transaction under way, row by row."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, Table, insert, select, update

from bot.store.database import Visit


class Rows:
    """What every part of the record is asked and changed with."""

    def __init__(self, visit: Visit) -> None:
        self.execute = visit.execute

    async def _row(self, table: Table, **key: object) -> RowMapping | None:
        query = select(table).where(*(table.c[name] == value for name, value in key.items()))
        return (await self.execute(query)).mappings().one_or_none()

    async def _insert(self, table: Table, **values: Any) -> int:
        result = await self.execute(insert(table).values(**values))
        key = result.inserted_primary_key
        return key[0] if key and isinstance(key[0], int) else 0

    async def _update(self, table: Table, key: dict[str, object], **values: Any) -> None:
        change = update(table).where(*(table.c[name] == value for name, value in key.items()))
        await self.execute(change.values(**values))


def zoned(at: datetime) -> datetime:
    """Return a stored moment with its zone, which SQLite does not keep."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
