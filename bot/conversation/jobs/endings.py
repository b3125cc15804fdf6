"""How a job ended is stored and told: a draft, a turn that it makes, a file or passages that are sent."""

import logging
from functools import partial

from bot.computing import compute
from bot.conversation.jobs import results
from bot.conversation.jobs.outcomes import turn_of_ending
from bot.conversation.jobs.results import Ending
from bot.conversation.jobs.settling import Kept, Settling
from bot.conversation.materials import following
from bot.conversation.replies import to_send
from bot.conversation.state import dump_state
from bot.conversation.steps.outline import own_genres
from bot.conversation.turns.computed import Computed
from bot.conversation.turns.keeping import keep_costs, keep_ending, keep_turn
from bot.domain import orders
from bot.domain.job import Job
from bot.errors import StoreError
from bot.store.records.transaction import Transaction

logger = logging.getLogger(__name__)


class Endings:
    """The ends of all jobs but those that read."""

    def __init__(self, common: Settling) -> None:
        self._common = common

    async def end(self, job: Job, ending: Ending) -> None:
        """Settle a job; its outermost edge, so that a fault leaves no job waiting for good."""
        try:
            if isinstance(job.order, orders.Answer):
                await self._answer(job, ending)
            else:
                await self._common.retry(job.chat, partial(self._finish, job, ending))
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001
            logger.error("not settled chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            await self._common.fail(job)

    async def _finish(self, job: Job, ending: Ending) -> None:
        async with self._common.turns[job.chat]:
            if isinstance(job.order, orders.OfText):
                await self._finish_draft(job, ending)
            else:
                await self._finish_turn(job, ending)

    async def _finish_draft(self, job: Job, ending: Ending) -> None:
        """Store a draft, then show it."""
        async with self._common.services.store.write() as store:
            papers = await self._common.services.context(store, job.chat, job.order.document)
            ending = ending.with_context(papers)
            if not await keep_ending(store, papers, job, ending):
                await self._common.clear(job)
                return
            context = await self._common.services.context(store, job.chat)
            revision = await store.save_chat(job.chat, dump_state(context.state))
            here = context.state.document == job.order.document
            papers = (
                context if here else await self._common.services.context(store, job.chat, job.order.document)
            )
            live = {section.id for section in papers.live}
            rest = [await store.add_job(job.chat, o) for o in ending.orders if o.section in live]
            others = await store.waiting_jobs(job.chat)
            if self._common.services.reviewer and results.is_last_of_all(job, others):
                review = orders.Review(job.order.document)
                rest.append(await store.add_job(job.chat, review))
                others = await store.waiting_jobs(job.chat)
        for order in rest:
            self._common.start(order)
        await self._common.clear(job)
        # What sums up a document checks all of it.
        replies = await compute(
            lambda: (*ending.tell(papers), *results.closing_summary(context, job, others))
        )
        await self._common.delivery.deliver(job.chat, revision, replies)

    async def _finish_turn(self, job: Job, ending: Ending) -> None:
        """Lay out a plan as one step of its document, or keep what is to be chosen from, then show it."""

        async def keep(store: Transaction, computed: Computed) -> Kept | None:
            if not await store.end_job(job, ending.status):
                return None
            await keep_costs(store, job.chat, ending.model, ending.costs)
            context = await self._common.services.context(store, job.chat, job.order.document, computed)
            turn = await turn_of_ending(context, ending, job)
            return turn, *await keep_turn(store, context, turn)

        if kept := await self._common.services.change(keep):
            await self._go_on(job, kept)

    async def _go_on(self, job: Job, kept: Kept) -> None:
        """Start what a kept turn has ordered, and show it in the place of how far the job had come."""
        turn, jobs, revision = kept
        for order in jobs:
            self._common.start(order)
        await self._common.delivery.channel.end_progress(job.chat, job.id)
        await self._common.delivery.deliver(job.chat, revision, turn.replies)

    async def _answer(self, job: Job, ending: Ending) -> None:
        """Send a file or passages once, however often it takes to record that it is done."""
        if await self._common.retry(job.chat, partial(self._sent, job, ending)):
            await self._common.retry(job.chat, partial(self._finish_answer, job, ending))

    async def _sent(self, job: Job, ending: Ending) -> bool:
        """Send a file or passages; return whether the job ends with it: what did not arrive is made again."""
        async with self._common.turns[job.chat]:
            async with self._common.services.store.read() as store:
                papers = await self._common.services.context(store, job.chat, job.order.document)
                if job not in await store.waiting_jobs(job.chat):
                    return False
            try:
                await self._common.delivery.channel.send(job.chat, await to_send(ending.tell(papers)))
            except ConnectionError:
                logger.warning("answer not delivered chat=%s job=%d", job.chat, job.id)
                return False
        return True

    async def _finish_answer(self, job: Job, ending: Ending) -> None:
        """End a job whose file or passages have arrived, and take the structure that was asked for."""

        async def keep(store: Transaction, computed: Computed) -> Kept | None:
            order = job.order
            ended = await store.end_job(job, ending.status)
            if not ended or ending.exemplar is None or not isinstance(order, orders.Follow):
                return None
            here = await self._common.services.context(store, job.chat, computed=computed)
            wanted = following.is_for_document(order) and following.is_in_hand(here, order)
            turn = await own_genres.keep_from_exemplar(here, ending.exemplar, order.name, wanted=wanted)
            return turn, *await keep_turn(store, here, turn)

        async with self._common.turns[job.chat]:
            if kept := await self._common.services.change(keep):
                await self._go_on(job, kept)
