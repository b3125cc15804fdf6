"""What chats had sent and used today that were forgotten since: to the end of the day it counts on.

Else whoever has used up a day would only have to be forgotten. A chat is known by a hash here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256

from sqlalchemy import Select, delete, func, insert, select, update

from bot.store.records.rows import Rows
from bot.store.tables import schema

_T, _M, _U = schema.forgotten_days, schema.message_counts, schema.usage


@dataclass(frozen=True)
class DaySum:
    """What a chat had sent and used on a day when it was forgotten."""

    messages: int = 0
    tokens: int = 0


async def of_chats(store: Rows, chats: Iterable[str]) -> dict[str, DaySum]:
    """Return what is kept of today, by chat; a chat that was not forgotten today is not among them."""
    known = {_known_by(chat): chat for chat in chats}
    query = select(_T).where(_T.c.known_by.in_(known), _T.c.day == _today().isoformat())
    return {known[row.known_by]: DaySum(row.messages, row.tokens) for row in await store.execute(query)}


async def keep(store: Rows, chat: str) -> None:
    """Take what a chat has sent and used today from what names it to what does not."""
    today = _today()
    sent = (_M.c.chat == chat) & (_M.c.day == today.isoformat())
    used = (_U.c.chat == chat) & (_U.c.at >= datetime.combine(today, time()).astimezone(UTC))
    messages = await _sum(store, select(func.sum(_M.c.messages)).where(sent))
    tokens = await _sum(store, select(func.sum(_U.c.prompt_tokens + _U.c.completion_tokens)).where(used))
    if messages or tokens:
        await _add(store, chat, today, DaySum(messages, tokens))
    await store.execute(delete(_M).where(sent))
    await store.execute(delete(_U).where(used))


async def prune(store: Rows) -> None:
    """Remove what is kept of days that are over."""
    await store.execute(delete(_T).where(_T.c.day < _today().isoformat()))


async def _add(store: Rows, chat: str, day: date, more: DaySum) -> None:
    row = {"known_by": _known_by(chat), "day": day.isoformat()}
    this = update(_T).where(_T.c.known_by == row["known_by"], _T.c.day == row["day"])
    grown = this.values(messages=_T.c.messages + more.messages, tokens=_T.c.tokens + more.tokens)
    if not (await store.execute(grown)).rowcount:
        await store.execute(insert(_T).values(**row, messages=more.messages, tokens=more.tokens))


async def _sum(store: Rows, query: Select[tuple[int]]) -> int:
    return int((await store.execute(query)).scalar() or 0)


def _known_by(chat: str) -> str:
    return sha256(chat.encode()).hexdigest()


def _today() -> date:
    return datetime.now().astimezone().date()
