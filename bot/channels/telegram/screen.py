"""What of the bot's messages in a chat is alive: kept in the store, against dead ones after a crash."""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Iterable

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.retry import Patience
from bot.errors import StoreError
from bot.store.records.channels import live_messages
from bot.store.records.channels.live_messages import LiveMessage
from bot.store.store import Store
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

_PREFIX = "telegram:"
_PASSING = ("progress:", "receipt:")
"""What stands for work under way: it is gone when that has ended."""
_PAUSE = 1.0
_Key = tuple[int, int]
"""A chat and one of its messages."""


def progress_slot(job: int) -> str:
    """Return what the message is that shows how far a job has come."""
    return f"progress:{job}"


def receipt_slot(job: int) -> str:
    """Return what the message is that acknowledges what a job reads."""
    return f"receipt:{job}"


class Screen:
    """The messages of all chats that are alive, by what each is there."""

    def __init__(self, bot: Bot, store: Store, patience: Patience) -> None:
        self._bot, self._store, self._patience = bot, store, patience
        self._slots: dict[_Key, str] = {}
        self._sections: dict[_Key, int] = {}
        """The section that a message is about, whether it still has buttons or not."""
        self._changed: set[_Key] = set()
        self._news = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writing = asyncio.create_task(self._keep_writing())

    async def mend(self) -> None:
        """Take away what an earlier run has left: work that is under way no more, and former buttons."""
        async with self._store.read() as store:
            left = [one for one in await live_messages.every(store) if one.chat.startswith(_PREFIX)]
        for one in left:
            key = (int(one.chat.removeprefix(_PREFIX)), one.message)
            if one.section:
                self._sections[key] = one.section
            if one.slot:
                self._slots[key] = one.slot
                self._mend(key)

    def find(self, chat: int, slot: str) -> int | None:
        """Return the message that is something in a chat; `None` for none."""
        return next((key[1] for key, kept in self._slots.items() if key[0] == chat and kept == slot), None)

    def section_of(self, chat: int, message: int) -> int:
        """Return the section that a message is about; 0 for none."""
        return self._sections.get((chat, message), 0)

    def add(self, chat: int, message: int, slot: str, section: int = 0, beside: Iterable[int] = ()) -> None:
        """Take a message for something; what was the same, but for those beside it, loses its buttons."""
        if section:
            self._sections[chat, message] = section
        self._set((chat, message), slot)
        self._fade_others((chat, message), {message, *beside})

    def drop(self, chat: int, message: int) -> None:
        """Forget a message: it has no buttons any more."""
        self._set((chat, message), "")

    def fade(self, chat: int, message: int) -> None:
        """Begin to take the buttons from a message."""
        self._begin(self._fade((chat, message)))

    def is_reading(self, chat: int) -> bool:
        """Return whether something is being read for a chat."""
        return any(slot.startswith(_PASSING[1]) for key, slot in self._slots.items() if key[0] == chat)

    def fade_slot(self, chat: int, slot: str) -> None:
        """Begin to take the buttons from what is something in a chat, with nothing in its place."""
        for key in [key for key, own in self._slots.items() if key[0] == chat and own == slot]:
            self.fade(*key)

    def fade_all(self, chat: int) -> None:
        """Begin to take the buttons from all messages of a chat, and forget what they are about."""
        self._sections = {key: section for key, section in self._sections.items() if key[0] != chat}
        for key in [key for key in self._slots if key[0] == chat]:
            self.fade(*key)

    async def take_away(self, chat: int, message: int) -> None:
        """Delete a message, or at least its buttons and what it says is under way; raise TelegramError."""
        try:
            await self._patience.insist(lambda: self._bot.delete_message(chat, message))
        except BadRequest:
            with contextlib.suppress(BadRequest):  # it is gone
                await self._bot.edit_message_text(texts.ENDED, chat, message)
        self.drop(chat, message)

    async def _take_away(self, key: _Key) -> None:
        with contextlib.suppress(TelegramError):  # the next start tries it again
            await self.take_away(*key)

    async def close(self, grace: float) -> None:
        """Let what was begun be done for a while, and write down what is alive."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in (*self._tasks, self._writing):
            task.cancel()
        await asyncio.gather(*self._tasks, self._writing, return_exceptions=True)
        with contextlib.suppress(StoreError):
            await self._write()

    def _mend(self, key: _Key) -> None:
        if self._slots[key].startswith(_PASSING):
            self._begin(self._take_away(key))
        else:
            self._fade_others(key, {key[1]})

    def _fade_others(self, key: _Key, kept: set[int]) -> None:
        chat, slot = key[0], self._slots[key]
        others = [k for k, own in self._slots.items() if k[0] == chat and own == slot and k[1] not in kept]
        for other in others:
            self.fade(*other)

    async def _fade(self, key: _Key) -> None:
        try:
            await self._patience.insist(lambda: self._bot.edit_message_reply_markup(*key))
        except BadRequest:
            pass  # it has none, or is gone
        except TelegramError as error:
            logger.info("buttons stay chat=%d error=%s", key[0], type(error).__name__)
            return
        self.drop(*key)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _set(self, key: _Key, slot: str) -> None:
        if self._slots.get(key, "") != slot:
            self._slots[key] = slot
            if not slot:
                del self._slots[key]
            self._changed.add(key)
            self._news.set()

    async def _keep_writing(self) -> None:
        """Write changes down as they come, those of a moment in one commit."""
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._write()
            except StoreError as error:
                logger.warning("messages not recorded error=%s", type(error).__name__)
                await asyncio.sleep(_PAUSE)
                self._news.set()

    async def _write(self) -> None:
        changed = list(self._changed)
        if changed:
            known = self._slots.keys() | self._sections.keys()
            now = [self._live(key) for key in changed if key in known]
            gone = [(_name(key), key[1]) for key in changed if key not in known]
            self._changed.clear()
            try:
                async with self._store.write() as store:
                    await live_messages.replace(store, gone, now)
            except BaseException:
                self._changed.update(changed)
                raise

    def _live(self, key: _Key) -> LiveMessage:
        return LiveMessage(_name(key), key[1], self._slots.get(key, ""), self._sections.get(key, 0))


def _name(key: _Key) -> str:
    return f"{_PREFIX}{key[0]}"
