"""Updates on their way to a handler: in order within a chat, side by side across chats, none lost."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence

from telegram import Update

from bot.channels.telegram.updates import is_continuation, is_stop, join_parts, may_continue


class Inbox:
    """Takes updates in and knows which of them are unfinished.

    An update is finished when its handler has returned. The parts of a long paste are handled as one
    and finished together. Stop overtakes everything.
    """

    def __init__(self, process: Callable[[Update], Awaitable[None]], paste_seconds: float) -> None:
        self._process = process
        self._paste_seconds = paste_seconds
        self._next = 0
        self._seen: set[int] = set()
        self._unfinished: set[int] = set()
        self._queues: dict[int, asyncio.Queue[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def next_offset(self) -> int:
        """Return the first update that must be delivered again; all before it are finished."""
        offset = min(self._unfinished, default=self._next)
        self._seen = {seen for seen in self._seen if seen >= offset}
        return offset

    def take(self, updates: Sequence[Update]) -> None:
        """Start on the updates that are new."""
        for update in updates:
            if update.update_id not in self._seen:
                self._seen.add(update.update_id)
                self._unfinished.add(update.update_id)
                self._next = update.update_id + 1
                self._admit(update)

    async def rest(self, seconds: float) -> None:
        """Return when all is finished, or after so many seconds."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def close(self, grace: float) -> None:
        """Wait a while for what is being handled, then leave it unfinished."""
        await self.rest(grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _admit(self, update: Update) -> None:
        chat = update.effective_chat.id if update.effective_chat else 0
        if is_stop(update):
            self._start(self._handle([update]))
            return
        if chat not in self._queues:
            self._queues[chat] = asyncio.Queue()
            self._start(self._handle_chat(chat))
        self._queues[chat].put_nowait(update)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _handle_chat(self, chat: int) -> None:
        lane = self._queues[chat]
        follower: Update | None = None
        while follower or not lane.empty():
            parts, follower = await self._gather(follower or lane.get_nowait(), lane)
            await self._handle(parts)
        del self._queues[chat]

    async def _gather(self, first: Update, lane: asyncio.Queue[Update]) -> tuple[list[Update], Update | None]:
        parts = [first]
        while may_continue(parts[-1]):
            follower = await self._soon(lane)
            if follower is None or not is_continuation(parts[-1], follower):
                return parts, follower
            parts.append(follower)
        return parts, None

    async def _soon(self, lane: asyncio.Queue[Update]) -> Update | None:
        try:
            async with asyncio.timeout(self._paste_seconds):
                return await lane.get()
        except TimeoutError:
            return None

    async def _handle(self, parts: Sequence[Update]) -> None:
        await self._process(join_parts(parts))
        self._unfinished.difference_update(part.update_id for part in parts)
