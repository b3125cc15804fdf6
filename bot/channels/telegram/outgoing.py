"""Replies on their way out: split, ordered within a chat, tried again until they arrive."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, Document, ForceReply, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.albums import Album, in_albums, send_album
from bot.channels.telegram.buttons import copy_button, force_reply, markup, section_under
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.pieces import CAPTION_LIMIT, pieces, tail
from bot.channels.telegram.placeholder import Placeholder
from bot.channels.telegram.rendering import Rendered, merge_notes, render
from bot.channels.telegram.retry import Patience
from bot.channels.telegram.screen import Screen, receipt_slot
from bot.channels.telegram.tapping import TOASTS, current_tap
from bot.conversation.replies import Card, Reply, Say
from bot.store.store import Store
from bot.texts import telegram as texts
from bot.texts.conversation import dialog

_Markup = InlineKeyboardMarkup | ForceReply
logger = logging.getLogger(__name__)

_DRAFT_SHOWN = 3500


class Undelivered(ConnectionError):
    """Replies did not arrive; what they were to say is in the store."""


def chat_name(chat: int) -> str:
    """Return the name by which everyone above knows a Telegram chat."""
    return f"{TelegramChannel.name}:{chat}"


class TelegramChannel:
    """The channel to everyone who talks to the bot; `send` raises Undelivered where it fails."""

    name = "telegram"

    def __init__(self, bot: Bot, edit_seconds: float, pace: Pace, store: Store) -> None:
        self._bot = bot
        self._edit_seconds = edit_seconds
        self._pace = pace
        self._patience = Patience(pace)
        self._screen = Screen(bot, store, self._patience)
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._drafts: dict[tuple[int, int], Placeholder] = {}
        self._clearing: set[asyncio.Task[None]] = set()
        self._prompts: dict[int, Say] = {}
        """What each chat was asked last."""

    async def mend(self) -> None:
        """Take away what an earlier run has left half done in the chats."""
        await self._screen.mend()

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Show the replies, in order; raise Undelivered where Telegram cannot be made to take them."""
        number = _number(chat)
        shown: set[int] = set()
        async with self._locks[number]:
            try:
                for reply in in_albums(self._with_open_prompt(number, self._without_toast(number, replies))):
                    await self._deliver(number, reply, shown)
            except TelegramError as error:
                raise Undelivered(type(error).__name__) from error

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Show that something is being read, in one message for each job; never fails."""
        number, slot = _number(chat), receipt_slot(job)
        message = self._screen.find(number, slot)
        try:
            if message:
                await self._bot.edit_message_text(text, number, message)
            else:
                sent = await self._bot.send_message(number, text, disable_notification=True)
                self._screen.add(number, sent.message_id, slot)
        except TelegramError as error:
            logger.info("acknowledgement skipped chat=%d error=%s", number, type(error).__name__)

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Show how far a draft has come; skips frames, never waits, never fails."""
        key = (_number(chat), job)
        if key not in self._drafts:
            self._drafts[key] = Placeholder(self._bot, key, self._edit_seconds, self._screen)
        beside = sum(chat_number == key[0] for chat_number, _ in self._drafts)
        self._drafts[key].show(texts.drafting(title, tail(text, _DRAFT_SHOWN)), beside)

    async def end_progress(self, chat: str, job: int) -> None:
        """Begin to take the draft's progress away; a flood limit on it does not hold its result up."""
        self._finish((_number(chat), job))

    def section_of(self, message: Message) -> int:
        """Return the section that a message of the bot's is about; 0 for none."""
        return self._screen.section_of(message.chat_id, message.message_id)

    async def fetch(self, document: Document) -> bytes:
        """Return a file that a user sent; raise TelegramError where it cannot be had."""
        file = await self._patience.insist(document.get_file)
        return bytes(await self._patience.insist(file.download_as_bytearray))

    def end_waits(self) -> None:
        """Wait for no ban any longer: what was to be sent stays undelivered."""
        self._patience.end()

    async def close(self) -> None:
        """Take away the progress of every draft, as far as it is quickly done."""
        for key in list(self._drafts):
            self._finish(key)
        if self._clearing:
            await asyncio.wait(self._clearing, timeout=self._pace.grace)
        for task in self._clearing:
            task.cancel()
        await asyncio.gather(*self._clearing, return_exceptions=True)
        await self._screen.close(self._pace.grace)

    def _finish(self, key: tuple[int, int]) -> None:
        if draft := self._drafts.pop(key, None):
            task = asyncio.create_task(draft.clear())
            self._clearing.add(task)
            task.add_done_callback(self._clearing.discard)

    def _with_open_prompt(self, chat: int, replies: Sequence[Reply]) -> list[Reply]:
        """Return what is to be shown; under a draft that has come by itself the open question is repeated."""
        said = [reply for reply in replies if isinstance(reply, Say)]
        prompts = [say for say in said if say.card in (Card.PROMPT, Card.END)]
        drafts = any(say.card is Card.DRAFT for say in said)
        repeated: list[Reply] = []
        if prompts:
            self._prompts[chat] = prompts[-1]
        elif drafts and current_tap() is None and self._is_open(chat):
            repeated.append(replace(self._prompts[chat], in_place=False, job=0))
        return [*merge_notes(replies), *repeated]

    def _is_open(self, chat: int) -> bool:
        """Return whether a question waits for its answer, and none is being read."""
        asked = self._prompts.get(chat)
        return bool(asked and asked.keyboard) and not self._screen.is_reading(chat)

    def _without_toast(self, chat: int, replies: Sequence[Reply]) -> Sequence[Reply]:
        """Answer the tap that is acted on, and return what is still to be shown as a message."""
        tap = current_tap()
        if tap is None:
            return replies
        first = replies[0] if replies else None
        text = first.text if isinstance(first, Say) and first.text in TOASTS else ""
        if text == dialog.EXPIRED and tap.message:
            self._screen.fade(chat, tap.message)
        return replies[1:] if tap.answer(text) and text else replies

    async def _deliver(self, chat: int, reply: Say | Album, shown: set[int]) -> None:
        if isinstance(reply, tuple):
            await self._attach(chat, reply, shown)
            return
        if reply.card is Card.END:
            self._screen.fade_all(chat)
        elif reply.card is Card.PROMPT and not reply.keyboard:
            self._screen.fade_slot(chat, Card.PROMPT)
        message = await self._replace(chat, reply) or await self._say(chat, reply, shown)
        if message and reply.keyboard:
            section = section_under(reply.keyboard)
            slot = f"{reply.card}:{section}" if reply.card is Card.DRAFT else str(reply.card)
            self._screen.add(chat, message, slot, section, shown)
            shown.add(message)

    async def _replace(self, chat: int, say: Say) -> int | None:
        """Return the message whose place the reply took: the tapped one, or an acknowledgement."""
        message, rendered = self._place(chat, say), render(say)
        if message is None or len(rendered) != 1 or say.placeholder:
            return None
        try:
            await self._patience.insist(lambda: self._edit(chat, message, rendered[0], say))
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                return None
        self._screen.drop(chat, message)
        return message

    def _place(self, chat: int, say: Say) -> int | None:
        if say.job:
            return self._screen.find(chat, receipt_slot(say.job))
        tap = current_tap() if say.in_place else None
        message = tap.message if tap else None
        if tap:
            tap.message = None
        return message

    async def _edit(self, chat: int, message: int, rendered: Rendered, say: Say) -> None:
        await self._bot.edit_message_text(
            rendered.text, chat, message, entities=rendered.entities, reply_markup=markup(say.keyboard)
        )

    async def _say(self, chat: int, say: Say, shown: set[int]) -> int | None:
        """Return the message that the keyboard is under; `None` where it is not known."""
        keyboard, last = markup(say.keyboard) or force_reply(say.placeholder), None
        if keyboard is None and say.copyable:
            keyboard = copy_button(say.text)
        rendered = render(say)
        for number, one in enumerate(rendered, 1):
            under = keyboard if number == len(rendered) else None
            last = await self._post(chat, one, under, quietly=bool(shown) or number > 1)
        return last

    async def _post(
        self, chat: int, rendered: Rendered, keyboard: _Markup | None, quietly: bool
    ) -> int | None:
        text, entities = rendered.text, rendered.entities
        sent = await self._patience.send(
            lambda: self._bot.send_message(
                chat, text, entities=entities, reply_markup=keyboard, disable_notification=quietly
            )
        )
        return sent.message_id if sent else None

    async def _attach(self, chat: int, album: Album, shown: set[int]) -> None:
        caption, *more = pieces(album[0].caption, CAPTION_LIMIT) or [""]
        await send_album(self._bot, self._patience, chat, album, caption)
        await self._say(chat, Say("\n".join(more)), shown)


def _number(chat: str) -> int:
    return int(chat.removeprefix(f"{TelegramChannel.name}:"))
