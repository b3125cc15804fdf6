"""Places at the endpoint: so many jobs ask it at the same time, and no chat takes them from the others."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(eq=False)
class _Waiter:
    """Who waits for a place."""

    chat: str
    let_in: asyncio.Event = field(default_factory=asyncio.Event)


class Slots:
    """So many places in all, and so many of them for a chat.

    Who has none goes before who has some, and only half of the places are for second ones: so a chat that
    comes when the others are busy finds one.
    """

    def __init__(self, each: int, in_all: int) -> None:
        self._each, self._in_all = each, in_all
        self._for_more = min(in_all, max(each, in_all // 2))
        self._taken: Counter[str] = Counter()
        self._waiting: list[_Waiter] = []

    @asynccontextmanager
    async def taken(self, chat: str) -> AsyncGenerator[None, None]:
        """Lend a place to a chat, once there is one for it."""
        own = _Waiter(chat)
        self._waiting.append(own)
        self._admit()
        try:
            await own.let_in.wait()
            yield
        finally:
            self._leave(own)

    def _leave(self, own: _Waiter) -> None:
        if own in self._waiting:
            self._waiting.remove(own)
        else:
            self._taken[own.chat] -= 1
            self._taken += Counter()  # forgets those that have none
            # Who has just had a place stands behind all who wait.
            self._waiting.sort(key=lambda waiting: waiting.chat == own.chat)
        self._admit()

    def _admit(self) -> None:
        while following := self._following():
            self._waiting.remove(following)
            self._taken[following.chat] += 1
            following.let_in.set()

    def _following(self) -> _Waiter | None:
        """Return who is let in next: of those who may, the first whose chat has fewest."""
        may = [waiting for waiting in self._waiting if self._can_enter(waiting.chat)]
        return min(may, key=lambda waiting: self._taken[waiting.chat], default=None)

    def _can_enter(self, chat: str) -> bool:
        own = self._taken[chat]
        return own < self._each and self._taken.total() < (self._for_more if own else self._in_all)
