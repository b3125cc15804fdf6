"""Updates are kept when they come, a commit a batch; what was handled is struck out soon after."""

import asyncio
import contextlib
import json
import logging
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from telegram import Bot, Update

from bot.channels.telegram.receiving.updates import is_message
from bot.conversation.administration.days import today
from bot.errors import StoreError
from bot.store.records.channels import message_counts, received
from bot.store.records.channels.received import Received
from bot.store.store import Store

logger = logging.getLogger(__name__)

_KNOWN_FOR = timedelta(days=3)
"""Telegram delivers an update that was not confirmed for one day."""
_PRUNE_EVERY = 3600.0
"""Seconds between two prunings of what is known for long enough, beside that of each start."""
_PAUSE = 1.0
"""Seconds until what could not be struck out is tried again."""


class Receipts:
    """The updates of a bot that were received, until they are handled."""

    def __init__(self, store: Store, bot: Bot) -> None:
        self._store, self._bot = store, bot
        self._handled: set[int] = set()
        self._prune_at = time.monotonic() + _PRUNE_EVERY
        self._news = asyncio.Event()
        self._striking = asyncio.create_task(self._strike_out())

    async def unknown(self, updates: Sequence[Update]) -> list[Update]:
        """Return the updates that were not kept before; raise StoreError where that cannot be told."""
        if not updates:
            return []
        async with self._store.read() as store:
            known = await received.known(store, [update.update_id for update in updates])
        return [update for update in updates if update.update_id not in known]

    async def keep(self, updates: Sequence[Update]) -> list[Update]:
        """Return the updates that are new, once they are kept; raise StoreError where they cannot be."""
        if not updates:
            return []
        kept = [Received(u.update_id, _chat(u), u.to_json(), _message(u)) for u in updates]
        # Nobody is answered, and nothing more fetched, before it is stored.
        async with self._store.write(urgent=True) as store:
            fresh = await received.keep(store, kept)
            sent = Counter(_chat(u) for u in updates if u.update_id in fresh and is_message(u))
            await message_counts.add(store, today(), sent)
        return [update for update in updates if update.update_id in fresh]

    async def waiting(self) -> list[Update]:
        """Return what was kept before and is not handled, and forget what is known for long enough."""
        async with self._store.write() as store:
            await received.prune(store, datetime.now(UTC) - _KNOWN_FOR)
            left = await received.waiting(store)
        return [Update.de_json(json.loads(one.content), self._bot) for one in left]

    async def bringing(self, message: int) -> int | None:
        """Return the update that brought a message; `None` where that is not known any more."""
        async with self._store.read() as store:
            return await received.bringing(store, message)

    def finish(self, numbers: Iterable[int]) -> None:
        """Strike updates out soon, those of a moment in one commit."""
        self._handled.update(numbers)
        self._news.set()

    async def close(self) -> None:
        """Strike out what was handled."""
        self._striking.cancel()
        await asyncio.wait([self._striking])
        with contextlib.suppress(StoreError):
            await self._strike()

    async def _strike_out(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._strike()
            except StoreError as error:
                logger.warning("updates not struck out error=%s", type(error).__name__)
                await asyncio.sleep(_PAUSE)
                self._news.set()

    async def _strike(self) -> None:
        numbers = list(self._handled)
        if numbers:
            async with self._store.write() as store:
                await received.finish(store, numbers)
                if time.monotonic() > self._prune_at:
                    await received.prune(store, datetime.now(UTC) - _KNOWN_FOR)
                    self._prune_at = time.monotonic() + _PRUNE_EVERY
            self._handled.difference_update(numbers)


def _message(update: Update) -> int | None:
    return update.message.message_id if update.message else None


def _chat(update: Update) -> str:
    chat = update.effective_chat
    return f"telegram:{chat.id}" if chat else ""
