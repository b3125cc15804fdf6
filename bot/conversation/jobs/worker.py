"""The worker: a job is done in the background, from its start to its settled end."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeAlias

from bot.computing import compute
from bot.conversation.administration import limits
from bot.conversation.delivery import Delivery
from bot.conversation.jobs import results
from bot.conversation.jobs.endings import Endings
from bot.conversation.jobs.execution import execute, stop_ending
from bot.conversation.jobs.readings import Readings
from bot.conversation.jobs.results import Ending
from bot.conversation.jobs.settling import Settling
from bot.conversation.replies import Response, Say
from bot.conversation.services import Services
from bot.conversation.state import dump_state
from bot.conversation.turns.context import TurnContext
from bot.conversation.turns.keeping import keep_ending
from bot.domain import orders
from bot.domain.job import Job
from bot.drafting.jobs import FollowUp, Jobs
from bot.drafting.slots import Slots
from bot.errors import StoreError
from bot.texts.conversation import dialog

logger = logging.getLogger(__name__)

_Stopped: TypeAlias = tuple[int, list[tuple[Ending, TurnContext]]]
"""The revision that records a stop, and how each draft ended, with its papers."""


class Worker:
    """The jobs of all chats; each takes its chat's turn only to settle."""

    def __init__(self, services: Services, delivery: Delivery, turns: Mapping[str, asyncio.Lock]) -> None:
        self._services, self._delivery = services, delivery
        places = Slots(services.at_once, services.in_all)
        in_order = not services.drafter.has_model
        self._jobs = Jobs(self._work, places, services.store.hold_job, in_order=in_order)
        self._common = Settling(services, delivery, turns, self.start)
        self._readings, self._endings = Readings(self._common, self.stop), Endings(self._common)
        self._stopping: set[Job] = set()
        """Drafts that were stopped, until the store says so."""

    def start(self, job: Job) -> None:
        """Do a job of the store as soon as those before it are done."""
        self._jobs.start(job)

    def has(self, job: Job) -> bool:
        """Return whether a job is being done or stopped, or waits its turn."""
        return job in self._stopping or self._jobs.has(job)

    def under_way(self, chat: str) -> tuple[Job, ...]:
        """Return the drafts of a chat that run or wait, in order."""
        return self._jobs.under_way(chat)

    async def idle(self, chat: str) -> None:
        """Return when nothing of the chat is under way or being settled."""
        await self._jobs.idle(chat)
        await self._common.idle()

    async def close(self) -> None:
        """Leave running jobs as they are in the store, to resume at the next start."""
        self._common.close()
        await self._jobs.close()
        await self._common.idle()

    async def stop(self, chat: str, update: str) -> None:
        """Stop the drafts of a chat, keep what they have so far, and say so."""
        jobs = self.under_way(chat)
        kept = await self._stop_jobs(chat, update, jobs)
        if kept is None:
            return
        revision, ended = kept
        # What is told checks the whole text: nobody else waits for that.
        told: list[Response] = [Say(dialog.stop_summary(len(ended)) if ended else dialog.STOPPED_NOTHING)]
        for ending, papers in ended:
            told += await compute(ending.tell, papers)
        for job in jobs:
            await self._common.clear(job)
        await self._delivery.deliver(chat, revision, told)

    async def _stop_jobs(self, chat: str, update: str, jobs: Sequence[Job]) -> _Stopped | None:
        """Stop drafts and insist on what they have so far; nobody begins them anew meanwhile."""
        self._stopping.update(jobs)
        try:
            await self._jobs.stop(chat)
            await self._common.idle()
            written = [(job, self._common.written(job)) for job in jobs]
            return await self._common.retry(chat, partial(self._keep_partials, chat, update, written))
        finally:
            self._stopping.difference_update(jobs)

    async def _keep_partials(
        self, chat: str, update: str, written: Sequence[tuple[Job, str]]
    ) -> _Stopped | None:
        """Store what stopped drafts have so far; return how they ended, `None` for a repeated stop."""
        endings = [(job, await stop_ending(self._services, job, text)) for job, text in written]
        async with self._services.store.write() as store:
            if not await store.begin_update(chat, update):
                return None
            ended = []
            for job, ending in endings:
                papers = await self._services.context(store, chat, job.order.document)
                if await keep_ending(store, papers, job, ending):
                    ended.append((job, ending))
            context = await self._services.context(store, chat)
            revision = await store.save_chat(chat, dump_state(context.state))
            return revision, [
                (ending, await self._services.context(store, chat, job.order.document))
                for job, ending in ended
            ]

    async def end(self, chat: str) -> None:
        """End whatever is under way for a chat whose document is gone; nothing is told."""
        for job in await self._jobs.end(chat):
            await self._common.clear(job)

    async def _work(self, job: Job) -> FollowUp:
        """Do a job; return what is left of it when the endpoint is asked no more."""
        if isinstance(job.order, orders.Read):
            return partial(self._complete, job, partial(self._readings.read, job))
        ending = await self._ending(job)
        return partial(self._complete, job, lambda: self._common.shield(self._endings.end(job, ending)))

    async def _complete(self, job: Job, rest: FollowUp) -> None:
        """Do the rest of a job; the outermost edge, so that a fault ends one job and not the chat."""
        try:
            await rest()
        except StoreError as error:
            logger.warning("job left waiting chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
        except Exception as error:  # noqa: BLE001
            logger.error("job failed chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            await self._common.shield(self._common.fail(job))

    async def _ending(self, job: Job) -> Ending:
        try:
            if _needs_model(job) and (why := await self._why_no_model(job.chat)):
                return results.failure_ending(job, why)
            return await execute(self._services, job, partial(self._common.show_progress, job))
        except StoreError as error:
            return results.failure_ending(job, str(error))
        except Exception as error:  # noqa: BLE001
            logger.error("job failed chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            return results.failure_ending(job, dialog.UNEXPECTED_JOB)

    async def _why_no_model(self, chat: str) -> str:
        """Return why no model is to write for a chat any more today; empty where it may, or there is none."""
        return (
            await limits.why_no_model(self._services.store, chat) if self._services.drafter.has_model else ""
        )


def _needs_model(job: Job) -> bool:
    """Return whether a model does the job, where there is one."""
    is_skeleton = isinstance(job.order, orders.Draft) and job.order.skeleton
    return isinstance(job.order, orders.Wording | orders.Plan) and not is_skeleton
