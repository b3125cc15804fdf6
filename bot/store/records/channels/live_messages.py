"""Which messages of a channel's are alive: with buttons that still act, or standing for work under way."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import bindparam, delete, insert, select

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_M = schema.live_messages
_DROP = delete(_M).where(_M.c.chat == bindparam("of_chat"), _M.c.message == bindparam("of_message"))


@dataclass(frozen=True)
class LiveMessage:
    """A message, and what it is in its chat: the next one that is the same takes its place."""

    chat: str
    message: int
    slot: str
    """Empty where it has no buttons any more."""
    section: int
    """The section that a reply to it is about; 0 for none."""


async def every(store: Transaction) -> list[LiveMessage]:
    """Return those of all chats, the oldest first."""
    query = select(_M.c.chat, _M.c.message, _M.c.slot, _M.c.section).order_by(_M.c.message)
    return [LiveMessage(**row) for row in (await store.execute(query)).mappings()]


async def replace(store: Transaction, gone: Iterable[tuple[str, int]], come: Iterable[LiveMessage]) -> None:
    """Record which are alive no more, and which are now."""
    keys = [*gone, *((one.chat, one.message) for one in come)]
    if keys:
        await store.execute(_DROP, [{"of_chat": chat, "of_message": message} for chat, message in keys])
    if fresh := [asdict(one) for one in come]:
        await store.execute(insert(_M), fresh)
