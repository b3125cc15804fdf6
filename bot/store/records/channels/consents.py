"""Who has read what is not to be sent, and agreed that what he sends is kept."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_C = schema.consents


async def given(store: Transaction, chats: Iterable[str]) -> frozenset[str]:
    """Return those of the chats that have agreed."""
    query = select(_C.c.chat).where(_C.c.chat.in_(set(chats)))
    return frozenset((await store.execute(query)).scalars())


async def give(store: Transaction, chat: str) -> None:
    """Record that a chat has agreed; once is enough."""
    if not await given(store, (chat,)):
        await store.execute(insert(_C).values(chat=chat))


async def withdraw(store: Transaction, chat: str) -> None:
    """Let a chat have agreed to nothing."""
    await store.execute(delete(_C).where(_C.c.chat == chat))
