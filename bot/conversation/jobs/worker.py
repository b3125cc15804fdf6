"""The worker: a job is done in the background, from its start to its settled end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias, TypeVar

from bot.conversation.computed import Computed
from bot.conversation.context import Turn, TurnContext
from bot.conversation.delivery import Delivery
from bot.conversation.jobs import results
from bot.conversation.jobs.execution import execute, stop_ending
from bot.conversation.jobs.outcomes import in_place, turn_of_ending, turn_of_reading
from bot.conversation.jobs.results import Ending
from bot.conversation.jobs.retrying import retry
from bot.conversation.keeping import keep_costs, keep_ending, keep_turn
from bot.conversation.materials import following
from bot.conversation.replies import Response, Say, to_send
from bot.conversation.services import Services
from bot.conversation.state import dump_state
from bot.conversation.steps.outline import own_genres
from bot.conversation.talks import BEFORE, talk_of
from bot.domain import orders
from bot.domain.job import Job, JobStatus
from bot.domain.ledger import Reading
from bot.domain.said import ClerkMessage
from bot.drafting.jobs import FollowUp, Jobs
from bot.drafting.slots import Slots
from bot.errors import StoreError
from bot.store.records.transaction import Transaction
from bot.texts.conversation import dialog
from bot.understanding import rules
from bot.understanding.reader import ReadingResult
from bot.understanding.talk import Talk

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")
_Kept: TypeAlias = tuple[Turn, list[Job], int]
"""A turn that is stored, the jobs to start, and the revision of its chat."""
_Stopped: TypeAlias = tuple[int, list[tuple[Ending, TurnContext]]]
"""The revision that records a stop, and how each draft ended, with its papers."""


class Worker:
    """The jobs of all chats; each takes its chat's turn only to settle."""

    def __init__(self, services: Services, delivery: Delivery, turns: Mapping[str, asyncio.Lock]) -> None:
        self._services = services
        self._delivery = delivery
        self._turns = turns
        self._jobs = Jobs(self._work, Slots(services.at_once, services.in_all), services.store.hold_job)
        self._partial: dict[int, str] = {}
        """What a running draft has so far, by job."""
        self._stopping: set[Job] = set()
        """Drafts that were stopped, until the record says so."""
        self._settling: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

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
        await self._wait_for_results()

    async def close(self) -> None:
        """Leave running jobs as they are in the store, to resume at the next start."""
        self._closing.set()
        await self._jobs.close()
        await self._wait_for_results()

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
            told += await asyncio.to_thread(ending.tell, papers)
        for job in jobs:
            await self._clear(job)
        await self._delivery.deliver(chat, revision, told)

    async def _stop_jobs(self, chat: str, update: str, jobs: Sequence[Job]) -> _Stopped | None:
        """Stop drafts and insist on what they have so far; nobody begins them anew meanwhile."""
        self._stopping.update(jobs)
        try:
            await self._jobs.stop(chat)
            await self._wait_for_results()
            written = [(job, self._partial.get(job.id, "")) for job in jobs]
            return await self._retry(chat, partial(self._keep_partials, chat, update, written))
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
                papers = await self._services.desk(store, chat, job.order.document)
                if await keep_ending(store, papers, job, ending):
                    ended.append((job, ending))
            desk = await self._services.desk(store, chat)
            revision = await store.save_chat(chat, dump_state(desk.state))
            return revision, [
                (ending, await self._services.desk(store, chat, job.order.document)) for job, ending in ended
            ]

    async def end(self, chat: str) -> None:
        """End whatever is under way for a chat whose document is gone; nothing is told."""
        for job in await self._jobs.end(chat):
            await self._clear(job)

    async def _work(self, job: Job) -> FollowUp:
        """Do a job; return what is left of it when the endpoint is asked no more."""
        if isinstance(job.order, orders.Read):
            return partial(self._complete, job, partial(self._read, job))
        ending = await self._ending(job)
        return partial(self._complete, job, lambda: self._shield(self._end(job, ending)))

    async def _complete(self, job: Job, rest: FollowUp) -> None:
        """Do the rest of a job; the outermost edge, so that a fault ends one job and not the chat."""
        try:
            await rest()
        except StoreError as error:
            logger.warning("job left waiting chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
        except Exception as error:  # noqa: BLE001
            logger.error("job failed chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            await self._shield(self._fail(job))

    async def _ending(self, job: Job) -> Ending:
        try:
            return await execute(self._services, job, partial(self._progress, job))
        except StoreError as error:
            return results.failure_ending(job, str(error))
        except Exception as error:  # noqa: BLE001
            logger.error("job failed chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            return results.failure_ending(job, dialog.UNEXPECTED_JOB)

    async def _progress(self, job: Job, section: str, text: str) -> None:
        self._partial[job.id] = text
        await self._delivery.channel.progress(job.chat, job.id, section, text)

    # -- what was said -------------------------------------------------------------------------------

    async def _read(self, job: Job) -> None:
        """Read what has come since the last reading; messages that come meanwhile are read next."""
        desk, said, before = await self._retry(job.chat, partial(self._next_messages, job.chat))
        heard = await self._reading_of(talk_of(desk, said, before)) if said else ReadingResult(Reading())
        plainer = ReadingResult(replace(heard.reading, requests=()), dialog.UNEXPECTED_JOB, heard.costs)
        for kept in (heard, plainer):
            try:
                settle_reading = partial(self._finish_reading, job, said, desk, kept)
                await self._shield(self._retry(job.chat, settle_reading))
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001
                logger.error("reading not entered job=%d error=%s", job.id, type(error).__name__)
            else:
                return
        await self._shield(self._retry(job.chat, partial(self._give_up, job, said, desk)))

    async def _next_messages(
        self, chat: str
    ) -> tuple[TurnContext, tuple[ClerkMessage, ...], list[ClerkMessage]]:
        """Return the papers that the next messages belong to, these messages, and those before them."""
        async with self._services.store.read() as store:
            unread = await store.unread(chat)
            desk = await self._services.desk(store, chat, unread[0].document if unread else 0)
            said = tuple(u.said for u in unread if u.document == unread[0].document)
            return desk, said, await store.said(desk.document.id, BEFORE) if desk.document else []

    async def _reading_of(self, talk: Talk) -> ReadingResult:
        """Return the reading of a talk; its outermost edge, so that a fault leaves the rules to read."""
        try:
            return await self._services.reader.read(talk)
        except Exception as error:  # noqa: BLE001
            logger.error("reading failed error=%s messages=%d", type(error).__name__, len(talk.new))
            return ReadingResult(await asyncio.to_thread(rules.read, talk), dialog.UNEXPECTED_JOB)

    async def _finish_reading(
        self, job: Job, said: tuple[ClerkMessage, ...], desk: TurnContext, heard: ReadingResult
    ) -> None:
        """Enter a reading into the ledger, and say what was understood where it was acknowledged."""
        async with self._turns[job.chat]:
            kept = await self._services.change(partial(self._enter, job, said, desk, heard))
            if kept is None:
                return
            turn, jobs, revision = kept
            for order in jobs:
                self.start(order)
            await self._delivery.acknowledge(job.chat)
            await self._delivery.deliver(job.chat, revision, in_place(await to_send(turn.replies), job))
        if turn.stops:
            await self.stop(job.chat, f"{job.id}:stop")

    async def _enter(
        self,
        job: Job,
        said: tuple[ClerkMessage, ...],
        desk: TurnContext,
        heard: ReadingResult,
        store: Transaction,
        computed: Computed,
    ) -> _Kept | None:
        """Store what a reading makes of a chat; return `None` where the job had ended before."""
        if not await store.end_job(job, JobStatus.DONE):
            return None
        document = desk.document.id if desk.document else 0
        here = await self._services.desk(store, job.chat, document, computed)
        unread = await store.unread(job.chat)
        # What was taken back meanwhile cannot be told from the rest: that is read again without it.
        wanted = bool(said) and {message.id for message in said} <= {u.said.id for u in unread}
        turn = await turn_of_reading(here, heard, said, desk.ledger.next) if wanted else Turn(here.state)
        if await store.unread(job.chat):
            turn = replace(turn, orders=(*turn.orders, job.order))
        jobs, revision = await keep_turn(store, here, turn)
        await keep_costs(store, job.chat, self._services.reader.model, heard.costs)
        return turn, jobs, revision

    async def _give_up(self, job: Job, said: tuple[ClerkMessage, ...], desk: TurnContext) -> None:
        """Say that messages could not be entered: a chat must not stay deaf to all that follows."""
        async with self._turns[job.chat]:
            async with self._services.store.write() as store:
                if not await store.end_job(job, JobStatus.FAILED):
                    return
                await store.mark_read([s.id for s in said], desk.document.id if desk.document else 0)
                revision = await store.save_chat(job.chat, (await store.chat(job.chat)).state)
            await self._delivery.deliver(job.chat, revision, in_place((Say(dialog.UNEXPECTED_JOB),), job))

    # -- drafts and answers --------------------------------------------------------------------------

    async def _end(self, job: Job, ending: Ending) -> None:
        """Settle a job; its outermost edge, so that a fault leaves no job waiting for good."""
        try:
            if isinstance(job.order, orders.Answer):
                await self._answer(job, ending)
            else:
                await self._retry(job.chat, partial(self._finish, job, ending))
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001
            logger.error("not settled chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            await self._fail(job)

    async def _fail(self, job: Job) -> None:
        """End a job that could not be settled, and say so; one that has ended stays as it is."""
        if revision := await self._retry(job.chat, partial(self._record_failure, job)):
            await self._clear(job)
            await self._delivery.deliver(job.chat, revision, await self._failure_replies(job))

    async def _record_failure(self, job: Job) -> int:
        """Record that a job has failed, whatever its papers look like; 0 where it had ended."""
        async with self._turns[job.chat], self._services.store.write() as store:
            if not await store.end_job(job, JobStatus.FAILED):
                return 0
            return await store.save_chat(job.chat, (await store.chat(job.chat)).state)

    async def _failure_replies(self, job: Job) -> tuple[Response, ...]:
        try:
            async with self._services.store.read() as store:
                papers = await self._services.desk(store, job.chat, job.order.document)
            return await asyncio.to_thread(results.failure_ending(job, dialog.UNEXPECTED_JOB).tell, papers)
        except Exception as error:  # noqa: BLE001  the papers themselves may be what is wrong
            logger.error("papers unreadable chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            return (Say(dialog.UNEXPECTED_JOB),)

    async def _clear(self, job: Job) -> None:
        """Take away what a job has shown while it ran."""
        self._partial.pop(job.id, None)
        await self._delivery.channel.end_progress(job.chat, job.id)

    async def _finish(self, job: Job, ending: Ending) -> None:
        async with self._turns[job.chat]:
            if isinstance(job.order, orders.OfText):
                await self._finish_draft(job, ending)
            else:
                await self._finish_turn(job, ending)

    async def _finish_draft(self, job: Job, ending: Ending) -> None:
        """Store a draft, then show it."""
        async with self._services.store.write() as store:
            papers = await self._services.desk(store, job.chat, job.order.document)
            ending = ending.with_context(papers)
            if not await keep_ending(store, papers, job, ending):
                await self._clear(job)
                return
            desk = await self._services.desk(store, job.chat)
            revision = await store.save_chat(job.chat, dump_state(desk.state))
            here = desk.state.document == job.order.document
            papers = desk if here else await self._services.desk(store, job.chat, job.order.document)
            live = {section.id for section in papers.live}
            rest = [await store.add_job(job.chat, o) for o in ending.orders if o.section in live]
            others = await store.waiting_jobs(job.chat)
            if self._services.reviewer and results.is_last_of_all(job, others):
                review = orders.Review(job.order.document)
                rest.append(await store.add_job(job.chat, review))
                others = await store.waiting_jobs(job.chat)
        for order in rest:
            self.start(order)
        await self._clear(job)
        # What sums up a document checks all of it.
        replies = await asyncio.to_thread(
            lambda: (*ending.tell(papers), *results.closing_summary(desk, job, others))
        )
        await self._delivery.deliver(job.chat, revision, replies)

    async def _finish_turn(self, job: Job, ending: Ending) -> None:
        """Lay out a plan as one step of its document, or keep what is to be chosen from, then show it."""

        async def keep(store: Transaction, computed: Computed) -> _Kept | None:
            if not await store.end_job(job, ending.status):
                return None
            await keep_costs(store, job.chat, ending.model, ending.costs)
            desk = await self._services.desk(store, job.chat, job.order.document, computed)
            turn = await turn_of_ending(desk, ending, job)
            return turn, *await keep_turn(store, desk, turn)

        kept = await self._services.change(keep)
        if kept is None:
            return
        turn, jobs, revision = kept
        for order in jobs:
            self.start(order)
        await self._delivery.channel.end_progress(job.chat, job.id)
        await self._delivery.deliver(job.chat, revision, turn.replies)

    async def _answer(self, job: Job, ending: Ending) -> None:
        """Send a file or passages once, however often it takes to record that it is done."""
        if await self._retry(job.chat, partial(self._sent, job, ending)):
            await self._retry(job.chat, partial(self._finish_answer, job, ending))

    async def _sent(self, job: Job, ending: Ending) -> bool:
        """Send a file or passages; return whether the job ends with it: what did not arrive is made again."""
        async with self._turns[job.chat]:
            async with self._services.store.read() as store:
                papers = await self._services.desk(store, job.chat, job.order.document)
                if job not in await store.waiting_jobs(job.chat):
                    return False
            try:
                await self._delivery.channel.send(job.chat, await to_send(ending.tell(papers)))
            except ConnectionError:
                logger.warning("answer not delivered chat=%s job=%d", job.chat, job.id)
                return False
        return True

    async def _finish_answer(self, job: Job, ending: Ending) -> None:
        """End a job whose file or passages have arrived, and take the structure that was asked for."""

        async def keep(store: Transaction, computed: Computed) -> _Kept | None:
            order = job.order
            ended = await store.end_job(job, ending.status)
            if not ended or ending.exemplar is None or not isinstance(order, orders.Follow):
                return None
            here = await self._services.desk(store, job.chat, computed=computed)
            wanted = following.is_for_document(order) and following.is_in_hand(here, order)
            turn = await own_genres.keep_from_exemplar(here, ending.exemplar, order.name, wanted=wanted)
            return turn, *await keep_turn(store, here, turn)

        async with self._turns[job.chat]:
            kept = await self._services.change(keep)
            if kept is None:
                return
            turn, jobs, revision = kept
            for order in jobs:
                self.start(order)
            await self._delivery.deliver(job.chat, revision, turn.replies)

    # -- settling ------------------------------------------------------------------------------------

    async def _retry(self, chat: str, keep: Callable[[], Awaitable[_Result]]) -> _Result:
        return await retry(keep, partial(self._report_delay, chat), self._closing)

    async def _report_delay(self, chat: str, why: str) -> None:
        """Say that the record does not take what was made, and that it is not lost."""
        try:
            await self._delivery.channel.send(chat, (Say(dialog.deferral(why)),))
        except ConnectionError:
            logger.warning("not told chat=%s", chat)

    async def _shield(self, settling: Coroutine[None, None, None]) -> None:
        """Settle a job: a stop that comes now must not tear its result out of a transaction's middle."""
        task = asyncio.create_task(settling)
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)
        await asyncio.shield(task)

    async def _wait_for_results(self) -> None:
        if others := self._settling - {asyncio.current_task()}:
            await asyncio.wait(others)
