"""How many messages each user may send a day, by what administrators have set."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Sequence
from datetime import date

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.channels.telegram.receiving.updates import is_message
from bot.conversation.administration.days import today
from bot.store.records import settings
from bot.store.records.channels import forgotten_days, message_counts
from bot.store.store import Store
from bot.texts import telegram as texts


class Quota:
    """Lets through what is within a user's day; what is beyond is refused, which is said once a day."""

    def __init__(self, bot: Bot, store: Store) -> None:
        self._bot, self._store = bot, store
        self._told: set[tuple[int, date]] = set()
        self._telling: set[asyncio.Task[None]] = set()

    async def within(self, updates: Sequence[Update]) -> list[Update]:
        """Return the updates but for messages that are too many for today; raise StoreError."""
        if not any(map(is_message, updates)):
            return list(updates)
        async with self._store.read() as store:
            most = await settings.number(store, settings.MESSAGES_A_DAY)
            sent = Counter(await message_counts.on_day(store, today()) if most else {})
            before = await forgotten_days.of_chats(store, {_chat(update) for update in updates})
        sent.update({chat: one.messages for chat, one in before.items()})
        return [update for update in updates if not most or self._takes(update, sent, most)]

    async def close(self) -> None:
        """Tell nobody anything any more."""
        for task in self._telling:
            task.cancel()
        await asyncio.gather(*self._telling, return_exceptions=True)

    def _takes(self, update: Update, sent: Counter[str], most: int) -> bool:
        if not is_message(update) or update.effective_chat is None:
            return True
        sent[_chat(update)] += 1
        if sent[_chat(update)] <= most:
            return True
        self._tell(update.effective_chat.id, most)
        return False

    def _tell(self, chat: int, most: int) -> None:
        if (chat, today()) not in self._told:
            self._told = {(c, day) for c, day in self._told if day == today()} | {(chat, today())}
            task = asyncio.create_task(self._send(chat, most))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)

    async def _send(self, chat: int, most: int) -> None:
        with contextlib.suppress(TelegramError):
            await self._bot.send_message(chat, texts.day_is_full(most))


def _chat(update: Update) -> str:
    return f"telegram:{update.effective_chat.id}" if update.effective_chat else ""
