"""Which habits of her unit a clerk does not want, by chat; an empty one stands for all."""

from sqlalchemy import delete, insert, select

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

ALL = ""
_T = schema.struck_habits


async def habits_of(store: Transaction, chat: str) -> frozenset[str]:
    """Return what the chat has struck."""
    return frozenset((await store.execute(select(_T.c.habit).where(_T.c.chat == chat))).scalars())


async def strike(store: Transaction, chat: str, habit: str) -> None:
    """Strike a habit, or all."""
    await restore(store, chat, habit)
    await store.execute(insert(_T).values(chat=chat, habit=habit))


async def restore(store: Transaction, chat: str, habit: str) -> None:
    """Let a habit, or all, hold again; those that were struck by themselves stay so."""
    await store.execute(delete(_T).where(_T.c.chat == chat, _T.c.habit == habit))


async def restore_each(store: Transaction, chat: str) -> None:
    """Let those hold again that were struck by themselves."""
    await store.execute(delete(_T).where(_T.c.chat == chat, _T.c.habit != ALL))
