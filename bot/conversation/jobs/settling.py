"""What all jobs share to settle what they have made: the record, the way to the chats, patience with both."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from typing import TypeAlias, TypeVar

from bot.computing import compute
from bot.conversation.delivery import Delivery
from bot.conversation.jobs import results
from bot.conversation.jobs.retrying import retry
from bot.conversation.replies import Response, Say
from bot.conversation.services import Services
from bot.conversation.turns.context import Turn
from bot.domain.job import Job, JobStatus
from bot.texts.conversation import dialog

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")
Kept: TypeAlias = tuple[Turn, list[Job], int]
"""A turn that is stored, the jobs to start, and the revision of its chat."""


class Settling:
    """The settling of jobs: each takes its chat's turn only for that, and none is torn in its middle."""

    def __init__(
        self,
        services: Services,
        delivery: Delivery,
        turns: Mapping[str, asyncio.Lock],
        start: Callable[[Job], None],
    ) -> None:
        """Take what jobs work with, the turns of the chats, and what starts a job that follows."""
        self.services, self.delivery, self.turns, self.start = services, delivery, turns, start
        self._partial: dict[int, str] = {}
        """What a running draft has so far, by job."""
        self._under_way: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Let nothing be tried again that the record does not take."""
        self._closing.set()

    async def show_progress(self, job: Job, section: str, text: str) -> None:
        """Show what a draft has so far, and keep it in case that it is stopped."""
        self._partial[job.id] = text
        await self.delivery.channel.progress(job.chat, job.id, section, text)

    def written(self, job: Job) -> str:
        """Return what a draft had when it was shown last."""
        return self._partial.get(job.id, "")

    async def clear(self, job: Job) -> None:
        """Take away what a job has shown while it ran."""
        self._partial.pop(job.id, None)
        await self.delivery.channel.end_progress(job.chat, job.id)

    async def retry(self, chat: str, keep: Callable[[], Awaitable[_Result]]) -> _Result:
        """Return what comes of keeping something; while the record does not take it, try again."""
        return await retry(keep, partial(self._report_delay, chat), self._closing)

    async def _report_delay(self, chat: str, why: str) -> None:
        """Say that the record does not take what was made, and that it is not lost."""
        try:
            await self.delivery.channel.send(chat, (Say(dialog.deferral(why), warns=True),))
        except ConnectionError:
            logger.warning("not told chat=%s", chat)

    async def shield(self, settling: Coroutine[None, None, None]) -> None:
        """Settle a job: a stop that comes now must not tear its result out of a transaction's middle."""
        task = asyncio.create_task(settling)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await asyncio.shield(task)

    async def idle(self) -> None:
        """Return when nothing is being settled, but what the caller settles itself."""
        if others := self._under_way - {asyncio.current_task()}:
            await asyncio.wait(others)

    async def fail(self, job: Job) -> None:
        """End a job that could not be settled, and say so; one that has ended stays as it is."""
        if revision := await self.retry(job.chat, partial(self._record_failure, job)):
            await self.clear(job)
            await self.delivery.deliver(job.chat, revision, await self._failure_replies(job))

    async def _record_failure(self, job: Job) -> int:
        """Record that a job has failed, whatever its papers look like; 0 where it had ended."""
        async with self.turns[job.chat], self.services.store.write() as store:
            if not await store.end_job(job, JobStatus.FAILED):
                return 0
            return await store.save_chat(job.chat, (await store.chat(job.chat)).state)

    async def _failure_replies(self, job: Job) -> tuple[Response, ...]:
        try:
            async with self.services.store.read() as store:
                papers = await self.services.context(store, job.chat, job.order.document)
            return await compute(results.failure_ending(job, dialog.UNEXPECTED_JOB).tell, papers)
        except Exception as error:  # noqa: BLE001  the papers themselves may be what is wrong
            logger.error("papers unreadable chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            return (Say(dialog.UNEXPECTED_JOB),)
