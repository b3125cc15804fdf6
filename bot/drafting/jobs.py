"""Jobs in the background: sections side by side, what depends on another behind it; restarts resume them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.job import Job
from bot.domain.orders import OfWhole, Plan, Read, Wording
from bot.drafting.slots import Slots

_FILES = 4
"""So many files are made at the same time, fewer than there are threads: a check never waits for a file."""
FollowUp = Callable[[], Awaitable[None]]
"""What is left of a job when the model has answered, or the file is made: to keep it and to tell of it."""
JobLock = Callable[[int], AbstractAsyncContextManager[None]]
"""Holds a job, by its number, while it is done: no other process does it meanwhile."""


class _Kind(Enum):
    """What jobs do: what is quick does not wait behind a model, and what must be known is found out first."""

    READING = auto()
    PLANNING = auto()
    DRAFTING = auto()
    OTHER = auto()


_WRITING = (_Kind.PLANNING, _Kind.DRAFTING)
"""What a clerk can stop, and is told of."""
_FIRST = (_Kind.READING, _Kind.PLANNING)
"""Nothing is drafted from half of what was said, nor by an outline that is being changed."""


@dataclass(eq=False)
class _ActiveJob:
    """A job that runs or waits."""

    job: Job
    task: asyncio.Task[None]


class Jobs:
    """The jobs of all chats. A job is ended in the store by its work, never here."""

    def __init__(
        self,
        work: Callable[[Job], Awaitable[FollowUp]],
        places: Slots,
        lock: JobLock,
        *,
        in_order: bool = False,
    ) -> None:
        """Take what does a job, the places at the endpoint, given back before the rest, and the lock.

        With `in_order` the sections of a document are drafted one after the other: a skeleton takes no time,
        and is shown where it belongs.
        """
        self._in_order = in_order
        self._work = work
        self._lock = lock
        self._places = places
        self._files = asyncio.Semaphore(_FILES)
        self._jobs: list[_ActiveJob] = []
        self._closed = False

    def start(self, job: Job) -> None:
        """Do a job behind those that it depends on, once; once closed, leave it for the next start."""
        if self._closed or self.has(job):
            return
        before = [other.task for other in self._jobs if _is_dependent(job, other.job, self._in_order)]
        self._jobs.append(_ActiveJob(job, asyncio.create_task(self._run(job, before))))

    def has(self, job: Job) -> bool:
        """Return whether a job runs or waits here."""
        return any(other.job == job for other in self._jobs)

    def under_way(self, chat: str) -> tuple[Job, ...]:
        """Return the plan and the drafts of a chat that run or wait, in order."""
        return tuple(other.job for other in self._of(chat, *_WRITING))

    async def stop(self, chat: str) -> tuple[Job, ...]:
        """Cancel plan and drafts of a chat and return them; how they ended is for the caller to record."""
        return await self._stop(self._of(chat, *_WRITING))

    async def end(self, chat: str) -> tuple[Job, ...]:
        """Cancel everything of a chat, readings and files too, and return it."""
        return await self._stop(self._of(chat, *_Kind))

    async def idle(self, chat: str) -> None:
        """Return when nothing of the chat is under way."""
        await self._wait_for_none(chat, *_Kind)

    async def close(self) -> None:
        """Cancel everything without ending it: it resumes at the next start."""
        self._closed = True
        await self._stop(list(self._jobs))

    def _of(self, chat: str, *kinds: _Kind) -> list[_ActiveJob]:
        return [other for other in self._jobs if other.job.chat == chat and _kind(other.job) in kinds]

    async def _wait_for_none(self, chat: str, *kinds: _Kind) -> None:
        """Return when no job of these kinds is under way."""
        while others := self._of(chat, *kinds):
            await asyncio.wait([other.task for other in others])

    async def _stop(self, jobs: list[_ActiveJob]) -> tuple[Job, ...]:
        # Taken away first: a job that is started meanwhile waits for none of them.
        self._jobs = [other for other in self._jobs if other not in jobs]
        for other in jobs:
            other.task.cancel()
        if jobs:
            await asyncio.wait([other.task for other in jobs])
        return tuple(other.job for other in jobs)

    async def _run(self, job: Job, before: list[asyncio.Task[None]]) -> None:
        try:
            if before:
                await asyncio.wait(before)
            async with self._lock(job.id):
                rest = await self._do(job)
                await rest()
        finally:
            self._jobs = [other for other in self._jobs if other.job != job]

    async def _do(self, job: Job) -> FollowUp:
        match _kind(job):
            case _Kind.READING:
                return await self._work(job)
            case _Kind.PLANNING:
                await self._wait_for_none(job.chat, _Kind.READING)
                async with self._places.taken(job.chat):
                    return await self._work(job)
            case _Kind.DRAFTING:
                return await self._draft(job)
            case _Kind.OTHER:
                async with self._files:
                    return await self._work(job)

    async def _draft(self, job: Job) -> FollowUp:
        while True:
            await self._wait_for_none(job.chat, *_FIRST)
            async with self._places.taken(job.chat):
                # More may have been said while the draft waited for its turn.
                if not self._of(job.chat, *_FIRST):
                    return await self._work(job)


def _kind(job: Job) -> _Kind:
    match job.order:
        case Read():
            return _Kind.READING
        case Plan():
            return _Kind.PLANNING
        case order:
            return _Kind.DRAFTING if isinstance(order, Wording) else _Kind.OTHER


def _is_dependent(job: Job, earlier: Job, in_order: bool) -> bool:
    """Return whether a job depends on an earlier one: drafts of different sections do not on each other."""
    if job.chat != earlier.chat or _kind(job) is not _kind(earlier):
        return False
    if _kind(job) is not _Kind.DRAFTING:
        return True
    one, other = job.order, earlier.order
    whole = isinstance(one, OfWhole) or isinstance(other, OfWhole)
    return one.document == other.document and (in_order or whole or one.section == other.section)
