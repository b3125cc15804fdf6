"""The first contact: what is not to be sent is said once, and nothing is stored before its reader agrees."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Coroutine, Sequence

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import TelegramError

from bot.store.records.channels import consents
from bot.store.store import Store
from bot.texts import telegram as texts

AGREE = "agree"
"""What the button carries; no choice of the conversation is called that."""
_HELD = 20
"""So many updates of a chat wait in memory for its answer."""
_KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton(texts.AGREE, callback_data=AGREE)]])
logger = logging.getLogger(__name__)


class Consent:
    """Asks whoever writes for the first time, and holds what he has sent until he agrees."""

    def __init__(self, bot: Bot, store: Store) -> None:
        self._bot, self._store = bot, store
        self._held: defaultdict[int, dict[int, Update]] = defaultdict(dict)
        self._telling: set[asyncio.Task[None]] = set()

    async def agreed(self, updates: Sequence[Update]) -> list[Update]:
        """Return what may be stored: the updates of those who have agreed; raise StoreError."""
        chats = {_chat(update) for update in updates}
        if not chats:
            return []
        async with self._store.read() as store:
            known = set(await consents.given(store, map(_name, chats)))
        passed: list[Update] = []
        for update in updates:
            chat = _chat(update)
            if _is_agreement(update):
                passed += await self._agree(chat, update, known)
            elif _name(chat) in known:
                passed.append(update)
            else:
                self._hold(chat, update)
        return passed

    async def close(self) -> None:
        """Tell nobody anything any more."""
        for task in self._telling:
            task.cancel()
        await asyncio.gather(*self._telling, return_exceptions=True)

    async def _agree(self, chat: int, update: Update, known: set[str]) -> list[Update]:
        """Record an agreement, and return what was sent before it."""
        async with self._store.write() as store:
            await consents.give(store, _name(chat))
        known.add(_name(chat))
        logger.info("consent given chat=%d", chat)
        self._begin(self._thank(update))
        return list(self._held.pop(chat, {}).values())

    def _hold(self, chat: int, update: Update) -> None:
        held = self._held[chat]
        if not held:
            self._begin(self._ask(chat))
        if len(held) < _HELD:
            held[update.update_id] = update

    async def _ask(self, chat: int) -> None:
        try:
            await self._bot.send_message(chat, texts.NOTICE, reply_markup=_KEYBOARD)
        except TelegramError as error:
            # Asked again with the next message.
            self._held.pop(chat, None)
            logger.warning("not asked chat=%d error=%s", chat, type(error).__name__)

    async def _thank(self, update: Update) -> None:
        query = update.callback_query
        with contextlib.suppress(TelegramError):
            if query:
                await query.answer(texts.AGREED)
                await query.edit_message_reply_markup()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)


def _is_agreement(update: Update) -> bool:
    return update.callback_query is not None and update.callback_query.data == AGREE


def _chat(update: Update) -> int:
    return update.effective_chat.id if update.effective_chat else 0


def _name(chat: int) -> str:
    return f"telegram:{chat}"
