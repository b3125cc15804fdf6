"""Who may write to the bot, by chat: those of the config's list, and those who came by an invitation."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import RowMapping, insert, select, update

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_T = schema.members
_M = _T.c


@dataclass(frozen=True)
class Member:
    """Somebody who may write, unless locked."""

    id: int
    chat: str
    name: str
    """As the channel calls its user; empty where that is not known."""
    is_invited: bool
    """Whether this one came by an invitation."""
    locked: bool


async def of_chats(store: Transaction, chats: Iterable[str]) -> dict[str, Member]:
    """Return those of the chats that are on record, by chat."""
    rows = (await store.execute(select(_T).where(_M.chat.in_(set(chats))))).mappings()
    return {row["chat"]: _member(row) for row in rows}


async def every(store: Transaction) -> list[Member]:
    """Return all, in the order in which they came."""
    return [_member(row) for row in (await store.execute(select(_T).order_by(_M.id))).mappings()]


async def find(store: Transaction, member: int) -> Member | None:
    """Return a member by number; `None` for none."""
    row = (await store.execute(select(_T).where(_M.id == member))).mappings().one_or_none()
    return _member(row) if row else None


async def add(store: Transaction, chat: str, name: str = "", invitation: int | None = None) -> None:
    """Record who may write; of one who is on record only what was not known is added.

    That is a name, or the invitation by which one comes back whom the config's list names no more.
    """
    known = (await of_chats(store, (chat,))).get(chat)
    if known is None:
        values = {"chat": chat, "name": name, "invitation": invitation, "locked": False}
        await store.execute(insert(_T).values(**values))
        return
    news: dict[str, object] = {"name": name} if name and not known.name else {}
    if invitation is not None and not known.is_invited:
        news["invitation"] = invitation
    if news:
        await store.execute(update(_T).where(_M.chat == chat).values(**news))


async def lock(store: Transaction, member: int, *, locked: bool) -> bool:
    """Let a member in no more, or again; return False where there is none of that number."""
    change = update(_T).where(_M.id == member).values(locked=locked)
    return (await store.execute(change)).rowcount == 1


def _member(row: RowMapping) -> Member:
    return Member(row["id"], row["chat"], row["name"], row["invitation"] is not None, row["locked"])
