"""Replies on their way out: split, ordered within a chat, tried again until they arrive."""

import asyncio
import html
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from telegram import Bot, Document, InlineKeyboardMarkup, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.buttons import markup
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.pieces import CAPTION_LIMIT, TEXT_LIMIT, pieces, tail, units
from bot.channels.telegram.placeholder import Placeholder
from bot.channels.telegram.retry import Patience
from bot.conversation.replies import Attach, Reply, Say
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

_PRE = "<pre>{}</pre>"
_DRAFT_SHOWN = 3500
_tapped: ContextVar[list[int] | None] = ContextVar("_tapped", default=None)


class Undelivered(ConnectionError):
    """Replies did not arrive; what they were to say is in the store."""


def chat_name(chat: int) -> str:
    """Return the name by which everyone above knows a Telegram chat."""
    return f"{TelegramChannel.name}:{chat}"


@contextmanager
def replacing(message: int) -> Iterator[None]:
    """Let the first reply in place that is sent from here, while this lasts, replace the message."""
    place = [message]
    token = _tapped.set(place)
    try:
        yield
    finally:
        _tapped.reset(token)
        # A background job that began meanwhile carries the place on, and must not write there.
        place.clear()


class TelegramChannel:
    """The channel to everyone who talks to the bot; `send` raises Undelivered where it fails."""

    name = "telegram"

    def __init__(self, bot: Bot, edit_seconds: float, pace: Pace) -> None:
        self._bot = bot
        self._edit_seconds = edit_seconds
        self._pace = pace
        self._patience = Patience(pace)
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._drafts: dict[tuple[int, int], Placeholder] = {}
        self._clearing: set[asyncio.Task[None]] = set()
        self._acknowledged: dict[tuple[int, int], int] = {}
        """The message that acknowledges what a job reads, by chat and job."""

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Show the replies, in order; raise Undelivered where Telegram cannot be made to take them."""
        number = _number(chat)
        async with self._locks[number]:
            try:
                for reply in replies:
                    await self._deliver(number, reply)
            except TelegramError as error:
                raise Undelivered(type(error).__name__) from error

    async def acknowledge(self, chat: str, job: int, text: str) -> None:
        """Show that something is being read, in one message for each job; never fails."""
        key = (_number(chat), job)
        try:
            if key in self._acknowledged:
                await self._bot.edit_message_text(text, key[0], self._acknowledged[key])
            else:
                sent = await self._bot.send_message(key[0], text)
                self._acknowledged[key] = sent.message_id
        except TelegramError as error:
            logger.info("acknowledgement skipped chat=%d error=%s", key[0], type(error).__name__)

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Show how far a draft has come; skips frames, never waits, never fails."""
        key = (_number(chat), job)
        if key not in self._drafts:
            self._drafts[key] = Placeholder(self._bot, key[0], self._edit_seconds)
        beside = sum(chat_number == key[0] for chat_number, _ in self._drafts)
        self._drafts[key].show(texts.drafting(title, tail(text, _DRAFT_SHOWN)), beside)

    async def end_progress(self, chat: str, job: int) -> None:
        """Begin to take the draft's progress away; a flood limit on it does not hold its result up."""
        self._finish((_number(chat), job))

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

    def _finish(self, key: tuple[int, int]) -> None:
        if draft := self._drafts.pop(key, None):
            task = asyncio.create_task(draft.clear(self._patience))
            self._clearing.add(task)
            task.add_done_callback(self._clearing.discard)

    async def _deliver(self, chat: int, reply: Reply) -> None:
        if isinstance(reply, Attach):
            await self._attach(chat, reply)
        elif not await self._replace(chat, reply):
            await self._say(chat, reply)

    async def _replace(self, chat: int, say: Say) -> bool:
        """Return whether the reply took the place of a message: the tapped one, or an acknowledgement."""
        message, rendered = self._place(chat, say), _render(say)
        if message is None or len(rendered) != 1:
            return False
        try:
            await self._patience.insist(lambda: self._edit(chat, message, rendered[0], say))
        except BadRequest as error:
            return "not modified" in error.message.lower()
        return True

    def _place(self, chat: int, say: Say) -> int | None:
        if say.job:
            return self._acknowledged.pop((chat, say.job), None)
        place = _tapped.get() if say.in_place else None
        return place.pop() if place else None

    async def _edit(self, chat: int, message: int, text: str, say: Say) -> None:
        await self._bot.edit_message_text(
            text, chat, message, parse_mode=_parse_mode(say), reply_markup=markup(say.keyboard)
        )

    async def _say(self, chat: int, say: Say) -> None:
        keyboard = markup(say.keyboard)
        rendered = _render(say)
        for text in rendered[:-1]:
            await self._post(chat, text, _parse_mode(say))
        for text in rendered[-1:]:
            await self._post(chat, text, _parse_mode(say), keyboard)

    async def _post(
        self, chat: int, text: str, mode: ParseMode | None, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        await self._patience.send(
            lambda: self._bot.send_message(chat, text, parse_mode=mode, reply_markup=keyboard)
        )

    async def _attach(self, chat: int, attach: Attach) -> None:
        caption, *more = pieces(attach.caption, CAPTION_LIMIT) or [""]
        file = InputFile(attach.content, filename=attach.name)
        send = self._bot.send_photo if attach.picture else self._bot.send_document
        await self._patience.send(lambda: send(chat, file, caption=caption or None))
        await self._say(chat, Say("\n".join(more)))


def _number(chat: str) -> int:
    return int(chat.removeprefix(f"{TelegramChannel.name}:"))


def _parse_mode(say: Say) -> ParseMode | None:
    return ParseMode.HTML if say.copyable else None


def _render(say: Say) -> list[str]:
    if not say.copyable:
        return pieces(say.text, TEXT_LIMIT)
    parts = pieces(say.text, TEXT_LIMIT - units(_PRE), cost=lambda text: units(_escape(text)))
    return [_PRE.format(_escape(part)) for part in parts]


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
