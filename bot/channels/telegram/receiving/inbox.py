"""Updates on their way to a handler: in order within a chat, side by side across chats."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence

from telegram import Update

from bot.channels.telegram.receiving.updates import is_continuation, is_stop, join_parts, may_continue

_Lane = asyncio.PriorityQueue[tuple[int, Update]]
"""What waits in a chat, by number: updates may overtake each other on their way."""


class Inbox:
    """Takes updates in, and says which of them are finished.

    An update is finished when its handler has returned. The parts of a long paste are handled as one
    and finished together. Stop overtakes everything.
    """

    def __init__(
        self,
        process: Callable[[Update], Awaitable[None]],
        finish: Callable[[Iterable[int]], None],
        paste_seconds: float,
    ) -> None:
        self._process = process
        self._finish = finish
        self._paste_seconds = paste_seconds
        self._lanes: dict[int, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, updates: Iterable[Update]) -> None:
        """Start on the updates."""
        for update in updates:
            self._admit(update)

    async def close(self, grace: float) -> None:
        """Wait a while for what is being handled, then leave it unfinished."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _admit(self, update: Update) -> None:
        chat = update.effective_chat.id if update.effective_chat else 0
        if is_stop(update):
            self._start(self._handle([update]))
            return
        if chat not in self._lanes:
            self._lanes[chat] = asyncio.PriorityQueue()
            self._start(self._handle_chat(chat))
        self._lanes[chat].put_nowait((update.update_id, update))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _handle_chat(self, chat: int) -> None:
        lane = self._lanes[chat]
        follower: Update | None = None
        while follower or not lane.empty():
            parts, follower = await self._gather(follower or lane.get_nowait()[1], lane)
            await self._handle(parts)
        del self._lanes[chat]

    async def _gather(self, first: Update, lane: _Lane) -> tuple[list[Update], Update | None]:
        parts = [first]
        while may_continue(parts[-1]):
            follower = await self._soon(lane)
            if follower is None or not is_continuation(parts[-1], follower):
                return parts, follower
            parts.append(follower)
        return parts, None

    async def _soon(self, lane: _Lane) -> Update | None:
        try:
            async with asyncio.timeout(self._paste_seconds):
                return (await lane.get())[1]
        except TimeoutError:
            return None

    async def _handle(self, parts: Sequence[Update]) -> None:
        await self._process(join_parts(parts))
        self._finish(part.update_id for part in parts)
