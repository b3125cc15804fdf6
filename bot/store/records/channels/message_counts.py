"""How many messages each chat has sent on which day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, insert, select, update

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_T = schema.message_counts
_ADD = (
    update(_T)
    .where(_T.c.chat == bindparam("of_chat"), _T.c.day == bindparam("of_day"))
    .values(messages=_T.c.messages + bindparam("more"))
)


async def add(store: Transaction, day: date, counts: Mapping[str, int]) -> None:
    """Add what chats have sent on a day to what they had."""
    for chat, more in counts.items():
        added = await store.execute(_ADD, {"of_chat": chat, "of_day": day.isoformat(), "more": more})
        if not added.rowcount:
            await store.execute(insert(_T).values(chat=chat, day=day.isoformat(), messages=more))


async def on_day(store: Transaction, day: date) -> dict[str, int]:
    """Return what the chats have sent on a day; one that sent nothing is not among them."""
    query = select(_T.c.chat, _T.c.messages).where(_T.c.day == day.isoformat())
    return {row.chat: row.messages for row in await store.execute(query)}
