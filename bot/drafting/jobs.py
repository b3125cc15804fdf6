"""Jobs in the background: in a chat one after the other, several chats at once; a restart resumes them."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.domain.job import DRAFTING, Job, JobKind

_AT_ONCE = 4
"""Chats that draft at the same time; the others wait their turn."""


class _Kind(Enum):
    """What the jobs of a lane do: what is quick does not wait behind a model."""

    READING = auto()
    DRAFTING = auto()
    OTHER = auto()


_Key = tuple[str, _Kind]


@dataclass
class _Lane:
    """Jobs one after the other; the first is the one that runs."""

    queue: deque[Job] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Jobs:
    """The lanes of all chats. A job is ended in the store by its work, never here."""

    def __init__(self, work: Callable[[Job], Awaitable[None]]) -> None:
        self._work = work
        self._lanes: dict[_Key, _Lane] = {}
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._closed = False

    def start(self, job: Job) -> None:
        """Queue a job behind those of its lane; once closed, leave it for the next start."""
        if self._closed:
            return
        key = _key(job)
        lane = self._lanes.setdefault(key, _Lane())
        lane.queue.append(job)
        if lane.task is None:
            lane.task = asyncio.create_task(self._run(key, lane))

    def under_way(self, chat: str) -> tuple[Job, ...]:
        """Return the drafts of a chat that run or wait, in order."""
        lane = self._lanes.get((chat, _Kind.DRAFTING))
        return tuple(lane.queue) if lane else ()

    async def stop(self, chat: str) -> tuple[Job, ...]:
        """Cancel the drafts of a chat and return them; how they ended is for the caller to record."""
        return await self._stop((chat, _Kind.DRAFTING))

    async def end(self, chat: str) -> tuple[Job, ...]:
        """Cancel everything of a chat, readings and files too, and return it."""
        return tuple([job for kind in _Kind for job in await self._stop((chat, kind))])

    async def idle(self, chat: str) -> None:
        """Return when nothing of the chat is under way."""
        while tasks := [lane.task for key, lane in self._lanes.items() if key[0] == chat and lane.task]:
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Cancel everything without ending it: it resumes at the next start."""
        self._closed = True
        for key in list(self._lanes):
            await self._stop(key)

    async def _stop(self, key: _Key) -> tuple[Job, ...]:
        # Taken away first: a job that is started meanwhile gets a lane of its own.
        lane = self._lanes.pop(key, None)
        if lane is None or lane.task is None:
            return ()
        lane.task.cancel()
        await asyncio.wait([lane.task])
        return tuple(lane.queue)

    async def _do(self, key: _Key, job: Job) -> None:
        chat, kind = key
        if kind is _Kind.READING:
            # It waits for no draft: what was said is to be understood at once.
            await self._work(job)
            return
        async with self._slots:
            if kind is _Kind.DRAFTING:
                # Within the slot, for more may be said while the draft waits for one.
                await self._read(chat)
            await self._work(job)

    async def _read(self, chat: str) -> None:
        """Return when everything the chat has said is read: nothing is drafted from half of it."""
        while (lane := self._lanes.get((chat, _Kind.READING))) and lane.task:
            await asyncio.wait([lane.task])

    async def _run(self, key: _Key, lane: _Lane) -> None:
        try:
            while lane.queue:
                await self._do(key, lane.queue[0])
                lane.queue.popleft()
        finally:
            if self._lanes.get(key) is lane:
                del self._lanes[key]


def _key(job: Job) -> _Key:
    if job.order.kind is JobKind.READ:
        return job.chat, _Kind.READING
    return job.chat, _Kind.DRAFTING if job.order.kind in DRAFTING else _Kind.OTHER
