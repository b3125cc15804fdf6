"""How long things are kept: idle documents are told of and then removed, and traces leave the files."""

import asyncio
import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.conversation.choices.starting import KeepDocument, Resume
from bot.conversation.delivery import Delivery
from bot.conversation.replies import Button, Say
from bot.conversation.services import Services
from bot.conversation.state import ChatState, dump_state, load_state
from bot.store.records import idle_documents, settings
from bot.store.records.channels import forgotten_days, invitations, relays
from bot.store.records.idle_documents import IdleDocument
from bot.texts.conversation import own_data as texts

logger = logging.getLogger(__name__)

_EVERY, _SWEEP = 60.0, 3600.0
"""Seconds between two looks at what was deleted, and at what lies idle."""
_SETTLED = 10.0
"""So many seconds after something was deleted, all that comes behind it has been as well."""
_WAIVERS = timedelta(days=184)
"""The measures on labelling (标识办法, article 9) have such requests kept for six months."""


class Retention:
    """Keeps what the store holds within what was decided."""

    def __init__(self, services: Services, delivery: Delivery, turns: Mapping[str, asyncio.Lock]) -> None:
        self._services, self._store = services, services.store
        self._delivery, self._turns = delivery, turns

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        swept = -_SWEEP
        while True:
            try:
                await self.take_traces_away()
                if time.monotonic() - swept >= _SWEEP:
                    await self.sweep(datetime.now(UTC))
                    swept = time.monotonic()
            except Exception as error:  # noqa: BLE001  the outermost edge: it is tried again
                logger.warning("retention failed error=%s", type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def take_traces_away(self) -> None:
        """Take what was deleted out of the files, where anything was."""
        async with self._store.read() as store:
            there = await settings.value(store, settings.TRACES)
        if not there or time.time() - float(there) < _SETTLED:
            return
        if await self._store.purge(to_its_end=True):
            async with self._store.write() as store:
                # What was deleted meanwhile may not be out.
                if await settings.value(store, settings.TRACES) == there:
                    await settings.put(store, settings.TRACES, "")

    async def sweep(self, now: datetime) -> None:
        """Tell of documents that lie idle, and remove those whose users were told and left them so."""
        async with self._store.write() as store:
            await invitations.prune(store, now)
            await forgotten_days.prune(store)
            await relays.prune(store, now)
            await idle_documents.prune_waivers(store, now - _WAIVERS)
        if not self._services.retention.days:
            return
        kept, notice = (
            timedelta(days=n) for n in (self._services.retention.days, self._services.retention.notice_days)
        )
        async with self._store.write() as store:
            await idle_documents.prune_words(store, now - kept)
            idle = await idle_documents.to_tell_of(store, now - kept + notice)
            gone = await idle_documents.to_remove(store, now - kept, now - notice)
        for document in filter(self._is_reached, gone):
            await self._remove(document, now - kept, now - notice)
        for document in filter(self._is_reached, idle):
            await self._tell(document, now)

    def _is_reached(self, document: IdleDocument) -> bool:
        """Return whether this program can tell its user: nothing is removed of whom nobody can tell."""
        return self._delivery.channel.can_reach(document.chat)

    async def _tell(self, document: IdleDocument, now: datetime) -> None:
        retention = self._services.retention
        ends = (now + timedelta(days=retention.notice_days)).astimezone().date()
        text = texts.idle(document.title, retention.days - retention.notice_days, ends)
        keep = Button(texts.KEEP, KeepDocument(document.public_id))
        buttons = ((keep, Button(texts.OPEN, Resume(document.public_id))),)
        async with self._turns[document.chat]:
            try:
                await self._delivery.channel.send(document.chat, (Say(text, buttons),))
            except ConnectionError:
                logger.warning("idle document not told chat=%s", document.chat)
                return
            async with self._store.write() as store:
                await idle_documents.note(store, document.id, now)

    async def _remove(self, document: IdleDocument, idle_since: datetime, told_before: datetime) -> None:
        async with self._turns[document.chat]:
            async with self._store.write() as store:
                # While the chat's turn and others' deliveries were waited for, its user may have kept it.
                if not await idle_documents.is_to_be_removed(store, document, idle_since, told_before):
                    return
                await idle_documents.remove(store, document)
                await settings.put(store, settings.TRACES, str(time.time()))
                state = load_state((await store.chat(document.chat)).state)
                if state.document == document.id:
                    state = ChatState(step=state.step + 1)
                revision = await store.save_chat(document.chat, dump_state(state))
            logger.info("idle document removed chat=%s document=%d", document.chat, document.id)
            said = Say(texts.removal(document.title, self._services.retention.days))
            await self._delivery.deliver(document.chat, revision, (said,))
