"""What was said is read in the background, and entered into the ledger as a turn of its own."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from bot.computing import compute
from bot.conversation.administration import limits
from bot.conversation.jobs.outcomes import in_place, turn_of_reading
from bot.conversation.jobs.settling import Kept, Settling
from bot.conversation.replies import Say, to_send
from bot.conversation.turns.computed import Computed
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.keeping import keep_costs, keep_turn
from bot.conversation.turns.talks import BEFORE, talk_of
from bot.domain.job import Job, JobStatus
from bot.domain.ledger import Reading
from bot.domain.said import ClerkMessage
from bot.errors import StoreError
from bot.store.records.transaction import Transaction
from bot.texts.conversation import dialog
from bot.understanding import rules
from bot.understanding.reader import ReadingResult
from bot.understanding.talk import Talk

logger = logging.getLogger(__name__)


class Readings:
    """The jobs that read."""

    def __init__(self, common: Settling, stop: Callable[[str, str], Awaitable[None]]) -> None:
        """Take what all jobs share, and what stops the drafts of a chat where that is what was said."""
        self._common, self._stop = common, stop

    async def read(self, job: Job) -> None:
        """Read what has come since the last reading; messages that come meanwhile are read next."""
        context, said, before = await self._common.retry(job.chat, partial(self._next_messages, job.chat))
        heard = ReadingResult(Reading())
        if said:
            heard = await self._reading_of(job.chat, talk_of(context, said, before))
        plainer = ReadingResult(replace(heard.reading, requests=()), dialog.UNEXPECTED_JOB, heard.costs)
        for kept in (heard, plainer):
            try:
                settle_reading = partial(self._finish_reading, job, said, context, kept)
                await self._common.shield(self._common.retry(job.chat, settle_reading))
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001
                logger.error("reading not entered job=%d error=%s", job.id, type(error).__name__)
            else:
                return
        await self._common.shield(self._common.retry(job.chat, partial(self._give_up, job, said, context)))

    async def _next_messages(
        self, chat: str
    ) -> tuple[TurnContext, tuple[ClerkMessage, ...], list[ClerkMessage]]:
        """Return the papers that the next messages belong to, these messages, and those before them."""
        async with self._common.services.store.read() as store:
            unread = await store.unread(chat)
            context = await self._common.services.context(store, chat, unread[0].document if unread else 0)
            said = tuple(u.said for u in unread if u.document == unread[0].document)
            return context, said, await store.said(context.document.id, BEFORE) if context.document else []

    async def _reading_of(self, chat: str, talk: Talk) -> ReadingResult:
        """Return the reading of a talk; its outermost edge, so that a fault leaves the rules to read."""
        try:
            if why := await limits.why_no_model(self._common.services.store, chat):
                return ReadingResult(await compute(rules.read, talk), why)
            return await self._common.services.reader.read(talk)
        except Exception as error:  # noqa: BLE001
            logger.error("reading failed error=%s messages=%d", type(error).__name__, len(talk.new))
            return ReadingResult(await compute(rules.read, talk), dialog.UNEXPECTED_JOB)

    async def _finish_reading(
        self, job: Job, said: tuple[ClerkMessage, ...], context: TurnContext, heard: ReadingResult
    ) -> None:
        """Enter a reading into the ledger, and say what was understood where it was acknowledged."""
        async with self._common.turns[job.chat]:
            kept = await self._common.services.change(partial(self._enter, job, said, context, heard))
            if kept is None:
                return
            turn, jobs, revision = kept
            for order in jobs:
                self._common.start(order)
            await self._common.delivery.acknowledge(job.chat)
            await self._common.delivery.deliver(
                job.chat, revision, in_place(await to_send(turn.replies), job)
            )
        if turn.stops:
            await self._stop(job.chat, f"{job.id}:stop")

    async def _enter(
        self,
        job: Job,
        said: tuple[ClerkMessage, ...],
        context: TurnContext,
        heard: ReadingResult,
        store: Transaction,
        computed: Computed,
    ) -> Kept | None:
        """Store what a reading makes of a chat; return `None` where the job had ended before."""
        if not await store.end_job(job, JobStatus.DONE):
            return None
        document = context.document.id if context.document else 0
        here = await self._common.services.context(store, job.chat, document, computed)
        unread = await store.unread(job.chat)
        # What was taken back meanwhile cannot be told from the rest: that is read again without it.
        wanted = bool(said) and {message.id for message in said} <= {u.said.id for u in unread}
        turn = await turn_of_reading(here, heard, said, context.ledger.next) if wanted else Turn(here.state)
        if await store.unread(job.chat):
            turn = replace(turn, orders=(*turn.orders, job.order))
        jobs, revision = await keep_turn(store, here, turn)
        await keep_costs(store, job.chat, self._common.services.reader.model, heard.costs)
        return turn, jobs, revision

    async def _give_up(self, job: Job, said: tuple[ClerkMessage, ...], context: TurnContext) -> None:
        """Say that messages could not be entered: a chat must not stay deaf to all that follows."""
        async with self._common.turns[job.chat]:
            async with self._common.services.store.write() as store:
                if not await store.end_job(job, JobStatus.FAILED):
                    return
                await store.mark_read([s.id for s in said], context.document.id if context.document else 0)
                revision = await store.save_chat(job.chat, (await store.chat(job.chat)).state)
            await self._common.delivery.deliver(
                job.chat, revision, in_place((Say(dialog.UNEXPECTED_JOB),), job)
            )
