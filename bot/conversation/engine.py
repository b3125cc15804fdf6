"""The engine: an event and a chat's papers in; everything stored; then replies out and jobs started."""

import asyncio
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.conversation.answers import Answers
from bot.conversation.channels import channel_of
from bot.conversation.choices.genres import FollowHere
from bot.conversation.choices.starting import Stop
from bot.conversation.delivery import Delivery
from bot.conversation.events import Command, Event, File, Tap, Text, WordList
from bot.conversation.jobs import results
from bot.conversation.jobs.warming import begin_warming
from bot.conversation.jobs.watch import watch
from bot.conversation.jobs.worker import Worker
from bot.conversation.materials import purpose, returned_files, typesetting
from bot.conversation.materials.imports import Imports
from bot.conversation.own_data.forgetting import forget
from bot.conversation.own_data.retention import Retention
from bot.conversation.replies import Card, Channel, Response, Say
from bot.conversation.services import Services
from bot.conversation.state import Awaiting, ChatState, Stage, dump_state, load_state
from bot.conversation.steps import start
from bot.conversation.turns.computed import Computed
from bot.conversation.turns.context import Turn
from bot.conversation.turns.dispatch import dispatch
from bot.conversation.turns.keeping import keep_turn
from bot.domain.job import Job
from bot.domain.orders import Read
from bot.errors import GongwenError, StoreError
from bot.files.reading import read
from bot.lexicon.said import Answer, says
from bot.store.faults import retry_on_disconnect
from bot.store.records.transaction import Transaction
from bot.texts.conversation import dialog

logger = logging.getLogger(__name__)

_SWITCH_SECONDS = 0.0001
"""Beside a check of 30,000 characters the loop was late by 16 ms with Python's own 5 ms, by 4 ms with 0.5."""


class Engine:
    """One conversation per chat, each in its order; drafting goes on beside them."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._delivery = Delivery(services.store)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._worker = Worker(services, self._delivery, self._turns)
        self._answers = Answers(services, self._delivery, self._turns)
        self._imports = Imports(services.library, self._delivery)
        self._uploads = typesetting.RecentUploads(services.layout)
        self._watch: asyncio.Task[None] | None = None

    async def open(self, channel: Channel) -> None:
        """Attach one more channel, resume its unfinished jobs, and repeat what its users may have missed."""
        await self.attach(channel)
        await self.catch_up(channel)

    async def attach(self, channel: Channel) -> None:
        """Attach one more channel and resume its unfinished jobs."""
        # Whatever the loop asks of the system, it waits that long for a thread that checks to let it go on.
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._delivery.channel.add(channel)
        async with self.services.store.read() as store:
            jobs = await store.waiting_jobs()
        for job in jobs:
            if channel_of(job.chat) == channel.name:
                self._worker.start(job)
        if self._watch is None:
            self._watch = asyncio.create_task(self._watch_over())

    async def _watch_over(self) -> None:
        """Look after jobs that nobody does, and after what is not to be kept any longer."""
        retention = Retention(self.services, self._delivery, self._turns)
        await asyncio.gather(watch(self.services.store, self._delivery, self._worker), retention.run())

    async def catch_up(self, channel: Channel) -> None:
        """Repeat what the users of a channel may have missed; none of them waits for another."""
        async with self.services.store.read() as store:
            chats = await store.chats_to_deliver()
        await asyncio.gather(*(self.show(chat) for chat in chats if channel_of(chat) == channel.name))

    def warm(self) -> None:
        """Begin to make ready what the first message needs; returns at once."""
        begin_warming(self.services.reader.has_model)

    async def close(self) -> None:
        """Leave running jobs as they are in the store, to resume at the next start."""
        if self._watch:
            self._watch.cancel()
            await asyncio.wait([self._watch])
        await self._worker.close()
        await self._delivery.close()

    async def idle(self, chat: str) -> None:
        """Return when nothing is drafted for the chat any more."""
        await self._worker.idle(chat)

    async def show(self, chat: str, *, reopened: bool = False) -> None:
        """Show where the chat stands, as after a restart, or to somebody who has missed nothing of it."""
        async with self._turns[chat]:
            if (await self._state(chat)).forgetting:
                await self._forget(chat)
                return
            if reopened:
                replies, revision = await self.services.change(partial(_reopen, self.services, chat))
            else:
                replies, revision = await _stand(self.services, chat)
            await self._delivery.deliver(chat, revision, replies)

    async def handle(self, chat: str, event: Event) -> None:
        """Take an event: everything it changes is stored before any reply; a repeated one changes nothing."""
        begun = time.monotonic()
        try:
            await self._handle(chat, event)
        except StoreError as error:
            logger.error("event not kept chat=%s error=%s", chat, type(error).__name__)
            await self._delivery.channel.send(chat, (Say(dialog.storage_failure(str(error)), warns=True),))
        finally:
            self.services.observe(type(event).__name__.lower(), time.monotonic() - begun)

    async def _handle(self, chat: str, event: Event) -> None:
        if _is_stop(event):
            await self._stop(chat, event.update)
            await self._answers.end_mode(chat)
        elif isinstance(event, Command) and event.name == "status":
            await self._send_status(chat)
            await self._answers.end_mode(chat)
        elif isinstance(event, File) and event.scope:
            await self._import_exemplar(chat, event)
        elif isinstance(event, File) and await purpose.is_word_list(self.services, chat, event):
            await self._in_turn(chat, WordList(event.update, event.name, event.content))
        elif isinstance(event, File) and await purpose.is_for_structure(self.services, chat, event):
            if exemplar := await self._import_exemplar(chat, event):
                await self._in_turn(chat, Tap(f"{event.update}:follow", FollowHere(exemplar)))
        elif isinstance(event, File) and (back := await returned_files.recognise(self.services, chat, event)):
            await self._in_turn(chat, back)
        elif isinstance(event, File) and not await purpose.answers_a_question(self.services, chat):
            await self._import_exemplar(chat, event)
        elif typesetting.is_tap(event):
            await self._answers.answer(chat, event.update, self._uploads.typeset(chat))
        elif not await self._answers.take(chat, event):
            await self._in_turn(chat, event)

    # -- one event after the other -------------------------------------------------------------------

    async def _in_turn(self, chat: str, event: Event) -> None:
        turn: Turn | None = None
        async with self._turns[chat]:
            try:
                state = await self._state(chat)
                if state.forgetting:
                    await self._forget(chat)
                # A template is wanted as it is; of any other file, the text that it holds.
                legible = event if state.awaiting is Awaiting.TEMPLATE else await _as_text(event)
                take = partial(self._take, chat, legible)
                taken, jobs, revision = await retry_on_disconnect(partial(self.services.change, take))
                turn = taken
                if isinstance(event, File | Text) and typesetting.has_button(taken.replies):
                    self._uploads.keep(chat, event)
                if taken.ends_all:
                    await self._forget(chat)
                # Before the reply goes out: what is made needs the turn only when it is settled.
                for job in jobs:
                    self._worker.start(job)
                if any(isinstance(order, Read) for order in taken.orders):
                    await self._delivery.acknowledge(chat)
                await self._delivery.deliver(chat, revision, taken.replies)
                for other in taken.elsewhere:
                    await self._delivery.deliver(other.chat, other.revision, other.replies)
            except StoreError:
                raise
            except GongwenError as error:
                await self._delivery.channel.send(chat, (Say(str(error)),))
        if turn and turn.stops:
            await self._worker.stop(chat, f"{event.update}:stop")

    async def _state(self, chat: str) -> ChatState:
        async with self.services.store.read() as store:
            return load_state((await store.chat(chat)).state)

    async def _take(
        self, chat: str, event: Event, store: Transaction, computed: Computed
    ) -> tuple[Turn, list[Job], int]:
        context = await self.services.context(store, chat, computed=computed)
        if not await store.begin_update(chat, event.update):
            logger.info("update repeated chat=%s update=%s", chat, event.update)
            return Turn(context.state), [], 0
        before = await store.chat(chat)
        turn = await dispatch(context, event)
        missed = before.delivered < before.revision
        if missed:
            turn = replace(turn, replies=(*start.waiting_drafts(context), *turn.replies))
        jobs, revision = await keep_turn(store, context, turn)
        if not (missed or turn.replies or turn.ends_all):
            await store.mark_delivered({chat: revision})
        logger.info("turn chat=%s revision=%d stage=%s", chat, revision, turn.state.stage)
        return turn, jobs, revision

    async def forget(self, chat: str) -> None:
        """Take away all that a chat has brought, as if its user had asked for it."""
        async with self._turns[chat]:
            await self._forget(chat)

    async def _forget(self, chat: str) -> None:
        """End whatever is under way for a chat, take away all that it has brought, and say so."""
        await self._worker.end(chat)
        self._uploads.clear(chat)
        await self._imports.end(chat)
        await forget(self.services, chat)
        await self._delivery.deliver(chat, 0, (Say(dialog.FORGOTTEN, card=Card.END),))

    # -- the user's own exemplars --------------------------------------------------------------------

    async def _import_exemplar(self, chat: str, file: File) -> int | None:
        """Add a file to the user's own exemplars and say so; return the one that can be followed, if any.

        A large one takes minutes: nothing else waits for it.
        """
        replies, exemplar = await self._imports.add(chat, file)
        async with self._turns[chat]:
            if typesetting.has_button(replies):
                self._uploads.keep(chat, file)
            await self._answers.say_once(chat, file.update, replies)
        return exemplar

    async def _stop(self, chat: str, update: str) -> None:
        """Stop what is written and what is read for a chat; a file that is read says so itself."""
        if not self._imports.stop(chat) or self._worker.under_way(chat):
            await self._worker.stop(chat, update)

    # -- answered at once ----------------------------------------------------------------------------

    async def _send_status(self, chat: str) -> None:
        async with self.services.store.read() as store:
            context = await self.services.context(store, chat)
        await self._delivery.channel.send(chat, (results.status(context, self._worker.under_way(chat)),))


async def _stand(services: Services, chat: str) -> tuple[Sequence[Response], int]:
    """Return what shows where a chat stands, and its revision."""
    async with services.store.read() as store:
        context = await services.context(store, chat)
        fresh = context.state.stage is Stage.START
        replies = (await start.greet(context)).replies if fresh else start.show_state(context)
        return replies, (await store.chat(chat)).revision


async def _reopen(
    services: Services, chat: str, store: Transaction, computed: Computed
) -> tuple[Sequence[Response], int]:
    """Return the same for who has missed nothing; what is asked once more is on record then."""
    context = await services.context(store, chat, computed=computed)
    turn = await start.reopen(context)
    if turn.state == context.state:
        return turn.replies, (await store.chat(chat)).revision
    return turn.replies, await store.save_chat(chat, dump_state(turn.state))


def _is_stop(event: Event) -> bool:
    match event:
        case Command(_, name):
            return name == "stop"
        case Tap(_, choice):
            return isinstance(choice, Stop)
        case Text(_, text):
            return says(text, Answer.STOP)
    return False


async def _as_text(event: Event) -> Event:
    """Return a file as the text it holds, as if the user had typed it."""
    if not isinstance(event, File):
        return event
    text = await asyncio.to_thread(read, event.name, event.content)
    return Text(event.update, f"{event.caption}\n{text}".strip())
