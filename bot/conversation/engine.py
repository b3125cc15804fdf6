"""The engine: an event and a chat's papers in; everything stored; then replies out and jobs started."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.compliance.rule import Allowed
from bot.config import Layout
from bot.conversation import following, own_library, own_templates, results, typesetting
from bot.conversation.desk import Desk, Turn
from bot.conversation.dispatch import dispatch
from bot.conversation.events import Command, Event, File, Tap, Text
from bot.conversation.keeping import keep_costs, keep_draft, keep_step, keep_turn, record
from bot.conversation.replies import Channel, Reply, Say
from bot.conversation.results import Ending
from bot.conversation.state import Awaiting, ChatState, Stage, dump_state, load_state
from bot.conversation.steps import carrying, checking, start
from bot.conversation.steps import listening as hearing
from bot.conversation.talks import BEFORE, talk_of
from bot.corpus.library import Library
from bot.corpus.reading import read
from bot.domain.genre import Genre
from bot.domain.job import DRAFTING, REVIEW, Job, JobKind, JobStatus
from bot.domain.ledger import Reading
from bot.domain.said import Said
from bot.drafting.drafter import Assignment, Drafter
from bot.drafting.jobs import Jobs
from bot.drafting.outline import section_name
from bot.drafting.reviewing import reviewed
from bot.errors import GongwenError, ModelError
from bot.export.docx import STANDARD
from bot.store.store import Store
from bot.store.transaction import Transaction
from bot.texts import dialog, listening
from bot.understanding import rules
from bot.understanding.reader import Heard, Reader
from bot.understanding.talk import Talk

logger = logging.getLogger(__name__)

_STOP_WORDS = frozenset({"停", "停止", "停下", "停一下", "别写了"})


class Engine:
    """One conversation per chat, each in its order; drafting goes on beside them."""

    def __init__(
        self,
        store: Store,
        genres: Mapping[str, Genre],
        drafter: Drafter,
        reader: Reader,
        library: Library,
        today: Callable[[], date] = date.today,
        allowed: tuple[Allowed, ...] = (),
        layout: Layout = STANDARD,
    ) -> None:
        self._store = store
        self._genres = genres
        self._drafter = drafter
        self._reader = reader
        self._library = library
        self._today = today
        self._allowed = allowed
        self._layout = layout
        self._tray = typesetting.Tray(layout)
        self._jobs = Jobs(self._work)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._partial: dict[int, str] = {}
        """What a running draft has so far, by job."""
        self._settling: set[asyncio.Task[None]] = set()
        self._channel: Channel

    async def open(self, channel: Channel) -> None:
        """Attach the channel, resume its unfinished jobs, and repeat what may not have reached its users."""
        self._channel = channel
        async with self._store.write() as store:
            jobs, chats = await store.waiting_jobs(), await store.undelivered()
        for job in jobs:
            if self._reaches(job.chat):
                self._jobs.start(job)
        for chat in filter(self._reaches, chats):
            await self.show(chat)

    async def close(self) -> None:
        """Leave running jobs as they are in the store, to resume at the next start."""
        await self._jobs.close()
        await self._settled()

    async def idle(self, chat: str) -> None:
        """Return when nothing is drafted for the chat any more."""
        await self._jobs.idle(chat)
        await self._settled()

    async def show(self, chat: str) -> None:
        """Show where the chat stands, as after a restart."""
        async with self._turns[chat]:
            async with self._store.write() as store:
                desk = await self._desk(store, chat)
                revision = (await store.chat(chat)).revision
                fresh = desk.state.stage is Stage.START
                replies = (await start.greet(desk)).replies if fresh else start.standing(desk)
            await self._deliver(chat, revision, replies)

    async def handle(self, chat: str, event: Event) -> None:
        """Take an event: everything it changes is stored before any reply; a repeated one changes nothing."""
        if _is_stop(event):
            await self._stop(chat, event.update)
        elif isinstance(event, Command) and event.name == "status":
            await self._status(chat)
        elif isinstance(event, File) and not await self._asks(chat):
            await self._answer(chat, event.update, self._shelve(chat, event))
        elif typesetting.asks(event):
            await self._answer(chat, event.update, self._tray.typeset(chat))
        elif answer := own_library.answer(self._library, chat, event):
            await self._answer(chat, event.update, answer)
        else:
            await self._in_turn(chat, event)

    def _reaches(self, chat: str) -> bool:
        return chat.partition(":")[0] == self._channel.name

    # -- one event after the other -------------------------------------------------------------------

    async def _in_turn(self, chat: str, event: Event) -> None:
        jobs: list[Job] = []
        turn: Turn | None = None
        async with self._turns[chat]:
            try:
                turn, jobs, revision = await self._take(chat, await self._legible(chat, event))
                if isinstance(event, File | Text) and typesetting.offered(turn.replies):
                    self._tray.lay(chat, event)
                if turn.ends_all:
                    await self._end_all(chat)
                if any(order.kind is JobKind.READ for order in turn.orders):
                    await self._acknowledge(chat)
                await self._deliver(chat, revision, turn.replies)
            except GongwenError as error:
                await self._channel.send(chat, (Say(str(error)),))
            finally:
                for job in jobs:
                    self._jobs.start(job)
        if turn and turn.stops:
            await self._stop(chat, f"{event.update}:stop")

    async def _legible(self, chat: str, event: Event) -> Event:
        """Return a file as the text that it holds, unless it is to be a template.

        What is to be checked is examined now: within the transaction everybody would wait for it.
        """
        async with self._store.read() as store:
            state = load_state((await store.chat(chat)).state)
        if state.awaiting is Awaiting.TEMPLATE:
            return event
        event = await _as_text(event)
        if state.awaiting is Awaiting.CHECK and isinstance(event, Text):
            await asyncio.to_thread(checking.examined, event.text, self._allowed)
        return event

    async def _take(self, chat: str, event: Event) -> tuple[Turn, list[Job], int]:
        async with self._store.write() as store:
            desk = await self._desk(store, chat)
            if not await store.claim(chat, event.update):
                logger.info("update repeated chat=%s update=%s", chat, event.update)
                return Turn(desk.state), [], 0
            before = await store.chat(chat)
            turn = await dispatch(desk, event)
            missed = before.delivered < before.revision
            if missed:
                turn = replace(turn, replies=(*start.waiting_drafts(desk), *turn.replies))
            jobs, revision = await keep_turn(store, desk, turn)
            if not (missed or turn.replies):
                await store.mark_delivered(chat, revision)
        logger.info("turn chat=%s revision=%d stage=%s", chat, revision, turn.state.stage)
        return turn, jobs, revision

    async def _acknowledge(self, chat: str) -> None:
        """Say at once that what was said has come, where it is read in the background."""
        async with self._store.read() as store:
            unread = await store.unread(chat)
            reading = [j for j in await store.waiting_jobs(chat) if j.order.kind is JobKind.READ]
        if unread and reading:
            await self._channel.acknowledge(chat, reading[-1].id, listening.received(len(unread)))

    async def _end_all(self, chat: str) -> None:
        for job in await self._jobs.end(chat):
            self._partial.pop(job.id, None)
            await self._channel.settled(chat, job.id)
        self._tray.clear(chat)
        await own_library.clear(self._library, chat)

    async def _desk(self, store: Transaction, chat: str, document: int = 0) -> Desk:
        state = load_state((await store.chat(chat)).state)
        papers = await store.document(document or state.document)
        ledger = await store.ledger(document or state.document)
        settled = await store.settled(document or state.document)
        models = (self._drafter.has_model, self._reader.has_model)
        own = (self._genres, *models, self._today(), self._allowed, settled)
        return Desk(chat, state, papers, ledger, store, *own)

    async def _deliver(self, chat: str, revision: int, replies: Sequence[Reply]) -> None:
        if not replies:
            return
        try:
            await self._channel.send(chat, replies)
        except ConnectionError:
            # The chat stays marked as undelivered: its next turn or a restart shows what it missed.
            logger.warning("replies not delivered chat=%s revision=%d", chat, revision)
            return
        async with self._store.write() as store:
            await store.mark_delivered(chat, revision)

    # -- the user's own exemplars --------------------------------------------------------------------

    async def _asks(self, chat: str) -> bool:
        """Return whether a question is open, so that a file answers it."""
        async with self._store.read() as store:
            state = load_state((await store.chat(chat)).state)
        return state.awaiting in (Awaiting.CHECK, Awaiting.TEMPLATE) or state.stage not in (
            Stage.START,
            Stage.REVIEW,
        )

    async def _shelve(self, chat: str, file: File) -> tuple[Reply, ...]:
        self._tray.lay(chat, file)
        return await own_library.shelve(self._library, chat, file.name, file.content)

    async def _answer(self, chat: str, update: str, answer: Coroutine[None, None, tuple[Reply, ...]]) -> None:
        """Answer from the library, or with a typeset file; done twice, it changes nothing more."""
        async with self._turns[chat]:
            replies = await answer
            async with self._store.write() as store:
                if not await store.claim(chat, update):
                    return
            await self._channel.send(chat, replies)

    # -- answered at once ----------------------------------------------------------------------------

    async def _status(self, chat: str) -> None:
        async with self._store.write() as store:
            desk = await self._desk(store, chat)
        await self._channel.send(chat, (results.status(desk, self._jobs.under_way(chat)),))

    async def _stop(self, chat: str, update: str) -> None:
        jobs = await self._jobs.stop(chat)
        await self._settled()
        async with self._store.write() as store:
            if not await store.claim(chat, update):
                return
            endings = [(job, results.stopped(job, self._partial.pop(job.id, ""))) for job in jobs]
            ended = [(job, ending) for job, ending in endings if await record(store, job, ending)]
            desk = await self._desk(store, chat)
            revision = await store.save_chat(chat, dump_state(desk.state))
            told: list[Reply] = [Say(dialog.stopped(len(ended)) if ended else dialog.STOPPED_NOTHING)]
            for job, ending in ended:
                told += ending.tell(await self._desk(store, chat, job.order.document))
        for job, _ in ended:
            await self._channel.settled(chat, job.id)
        await self._deliver(chat, revision, told)

    # -- in the background ---------------------------------------------------------------------------

    async def _work(self, job: Job) -> None:
        """Do a job; the outermost edge of the background, so that a fault ends one job and not the chat."""
        if job.order.kind is JobKind.READ:
            await self._read(job)
            return
        try:
            ending = await self._ending(job)
        except Exception as error:  # noqa: BLE001
            logger.error("job failed chat=%s job=%d error=%s", job.chat, job.id, type(error).__name__)
            ending = results.failed(job, dialog.UNEXPECTED_JOB)
        await self._unbroken(self._settle(job, ending))

    # -- what was said, read in the background -------------------------------------------------------

    async def _read(self, job: Job) -> None:
        """Read what has come since the last reading; messages that come meanwhile are read next."""
        async with self._store.read() as store:
            unread = await store.unread(job.chat)
            desk = await self._desk(store, job.chat, unread[0].document if unread else 0)
            said = tuple(u.said for u in unread if u.document == unread[0].document)
            before = await store.said(desk.document.id, BEFORE) if desk.document else []
        heard = await self._heard(talk_of(desk, said, before)) if said else Heard(Reading())
        plainer = Heard(replace(heard.reading, requests=()), dialog.UNEXPECTED_JOB, heard.costs)
        for kept in (heard, plainer):
            try:
                await self._unbroken(self._settle_reading(job, said, desk, kept))
            except Exception as error:  # noqa: BLE001
                logger.error("reading not entered job=%d error=%s", job.id, type(error).__name__)
            else:
                return
        await self._unbroken(self._give_up(job, said, desk))

    async def _heard(self, talk: Talk) -> Heard:
        """Return the reading of a talk; its outermost edge, so that a fault leaves the rules to read."""
        try:
            return await self._reader.read(talk)
        except Exception as error:  # noqa: BLE001
            logger.error("reading failed error=%s messages=%d", type(error).__name__, len(talk.new))
            return Heard(await asyncio.to_thread(rules.read, talk), dialog.UNEXPECTED_JOB)

    async def _settle_reading(self, job: Job, said: tuple[Said, ...], desk: Desk, heard: Heard) -> None:
        """Enter a reading into the ledger, and say what was understood where it was acknowledged."""
        jobs: list[Job] = []
        async with self._turns[job.chat]:
            async with self._store.write() as store:
                if not await store.end_job(job, JobStatus.DONE):
                    return
                here = await self._desk(store, job.chat, desk.document.id if desk.document else 0)
                unread = await store.unread(job.chat)
                # What was taken back meanwhile cannot be told from the rest: that is read again without it.
                wanted = bool(said) and {message.id for message in said} <= {u.said.id for u in unread}
                turn = await _entered(here, heard, said, desk.ledger.next) if wanted else Turn(here.state)
                if await store.unread(job.chat):
                    turn = replace(turn, orders=(*turn.orders, job.order))
                jobs, revision = await keep_turn(store, here, turn)
                await keep_costs(store, job.chat, self._reader.model, heard.costs)
            try:
                await self._acknowledge(job.chat)
                await self._deliver(job.chat, revision, _in_place(turn.replies, job))
            finally:
                for order in jobs:
                    self._jobs.start(order)
        if turn.stops:
            await self._stop(job.chat, f"{job.id}:stop")

    async def _give_up(self, job: Job, said: tuple[Said, ...], desk: Desk) -> None:
        """Say that messages could not be entered: a chat must not stay deaf to all that follows."""
        async with self._turns[job.chat]:
            async with self._store.write() as store:
                if not await store.end_job(job, JobStatus.FAILED):
                    return
                await store.mark_read([s.id for s in said], desk.document.id if desk.document else 0)
                revision = await store.save_chat(job.chat, (await store.chat(job.chat)).state)
            await self._deliver(job.chat, revision, _in_place((Say(dialog.UNEXPECTED_JOB),), job))

    async def _ending(self, job: Job) -> Ending:
        async with self._store.write() as store:
            task = await self._assignment(store, job)
        if task is None:
            return results.gone(job)
        match job.order.kind:
            case JobKind.EXPORT if job.order.instruction == REVIEW:
                own = (task.document, task.genre.kind, self._allowed, self._today())
                sheet = await reviewed(self._store, *own)
                return await asyncio.to_thread(results.reviewed, job, sheet, task.document, self._layout)
            case JobKind.EXPORT if own_templates.is_for_one(job):
                return await own_templates.ending(self._store, job, task.document, self._layout)
            case JobKind.PREVIEW:
                return await asyncio.to_thread(results.pictured, job, task.document, self._layout)
            case JobKind.EXPORT:
                return await asyncio.to_thread(results.exported, job, task.document, self._layout)
            case JobKind.PEERS:
                return results.peers(job, await self._drafter.peers(task))
            case JobKind.FOLLOW:
                return await following.ending(self._library, job)
        return await self._draft(job, task)

    async def _draft(self, job: Job, task: Assignment) -> Ending:
        async def show(text: str) -> None:
            self._partial[job.id] = text
            await self._channel.progress(job.chat, job.id, section_name(task.document, task.section), text)

        try:
            return results.drafted(job, await self._drafter.draft(task, show))
        except ModelError as error:
            return results.broken(job, error)

    async def _assignment(self, store: Transaction, job: Job) -> Assignment | None:
        """Return what a job needs, or `None` where its document or section is gone."""
        document = await store.document(job.order.document)
        if document is None:
            return None
        first = document.sections[0] if document.sections else None
        section = document.section(job.order.section) or (None if job.order.section else first)
        genre = self._genres.get(document.brief.genre)
        if section is None or genre is None:
            return None
        ledger = await store.ledger(document.id)
        return Assignment(job.chat, genre, document, section, ledger.facts, job.order, ledger)

    async def _settle(self, job: Job, ending: Ending) -> None:
        async with self._turns[job.chat]:
            if job.order.kind in DRAFTING:
                await self._settle_draft(job, ending)
            else:
                await self._settle_answer(job, ending)

    async def _settle_draft(self, job: Job, ending: Ending) -> None:
        """Store a draft, then show it."""
        async with self._store.write() as store:
            papers = await self._desk(store, job.chat, job.order.document)
            if not await record(store, job, ending):
                return
            await keep_draft(store, papers, job)
            desk = await self._desk(store, job.chat)
            revision = await store.save_chat(job.chat, dump_state(desk.state))
            papers = await self._desk(store, job.chat, job.order.document)
            others = await store.waiting_jobs(job.chat)
        self._partial.pop(job.id, None)
        await self._channel.settled(job.chat, job.id)
        replies = (*ending.tell(papers), *results.after(desk, job, others))
        await self._deliver(job.chat, revision, replies)

    async def _settle_answer(self, job: Job, ending: Ending) -> None:
        """Send a file or passages, and end the job only then: what did not arrive is made again."""
        async with self._store.write() as store:
            papers = await self._desk(store, job.chat, job.order.document)
            if job not in await store.waiting_jobs(job.chat):
                return
        try:
            await self._channel.send(job.chat, ending.tell(papers))
        except ConnectionError:
            logger.warning("answer not delivered chat=%s job=%d", job.chat, job.id)
            return
        async with self._store.write() as store:
            await store.end_job(job, ending.status)
            here = await self._desk(store, job.chat)
            if not (ending.requests and following.still_wanted(here, job)):
                return
            turn = await carrying.carry_out(here, ending.requests)
            jobs, revision = await keep_turn(store, here, turn)
        await self._deliver(job.chat, revision, turn.replies)
        for order in jobs:
            self._jobs.start(order)

    async def _unbroken(self, settling: Coroutine[None, None, None]) -> None:
        """Settle a job: a stop that comes now must not tear its result out of a transaction's middle."""
        task = asyncio.create_task(settling)
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)
        await asyncio.shield(task)

    async def _settled(self) -> None:
        if others := self._settling - {asyncio.current_task()}:
            await asyncio.wait(others)


def _is_stop(event: Event) -> bool:
    match event:
        case Command(_, name):
            return name == "stop"
        case Tap(_, choice):
            return choice.verb == "stop"
        case Text(_, text):
            return text.strip("。！! ") in _STOP_WORDS
    return False


async def _as_text(event: Event) -> Event:
    """Return a file as the text it holds, as if the user had typed it."""
    if not isinstance(event, File):
        return event
    text = await asyncio.to_thread(read, event.name, event.content)
    return Text(event.update, f"{event.caption}\n{text}".strip())


async def _entered(desk: Desk, heard: Heard, said: tuple[Said, ...], base: int) -> Turn:
    """Return the turn of a reading; one for a document that was put aside is entered there, and told here."""
    if desk.document is None or desk.document.id == desk.state.document:
        return await hearing.heard(desk, heard.reading, said, base, heard.failed)
    there = replace(desk, state=ChatState(Stage.REVIEW, desk.document.id))
    turn = await hearing.heard(there, heard.reading, said, base, heard.failed)
    await keep_step(desk.store, there, turn)
    return Turn(desk.state, (Say(listening.of_document(desk.document.title)), *turn.replies))


def _in_place(replies: Sequence[Reply], job: Job) -> tuple[Reply, ...]:
    """Return the replies, of which the first takes the place of the job's acknowledgement."""
    first, *rest = replies or (Say(listening.GOOD),)
    return (replace(first, job=job.id) if isinstance(first, Say) else first, *rest)
