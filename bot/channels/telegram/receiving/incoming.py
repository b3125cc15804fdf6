"""Updates on their way in: each becomes an event for the engine, or one line that says why not."""

import contextlib
import logging
import traceback
from pathlib import Path
from typing import Protocol

from telegram import Bot, CallbackQuery, Document, Message, Update
from telegram.constants import ChatAction, FileSizeLimit
from telegram.error import BadRequest, TelegramError
from telegram.ext import filters

from bot.channels.telegram.activity import showing_activity
from bot.channels.telegram.buttons import choice_of
from bot.channels.telegram.outgoing import TelegramChannel, Undelivered, chat_name
from bot.channels.telegram.receiving.receipts import Receipts
from bot.channels.telegram.receiving.updates import command_name
from bot.channels.telegram.tapping import tapping
from bot.conversation.choices.starting import Stop
from bot.conversation.events import Command, Edit, Event, File, Tap, Text
from bot.conversation.replies import Channel, Say
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)


class Handler(Protocol):
    """What the channel needs of the engine."""

    async def attach(self, channel: Channel) -> None:
        """Attach the channel and resume unfinished jobs."""

    async def catch_up(self, channel: Channel) -> None:
        """Repeat what the users of the channel may have missed."""

    async def handle(self, chat: str, event: Event) -> None:
        """Act on an event; it is in the store, and answered, when this returns."""

    async def close(self) -> None:
        """Stop the background jobs, keeping what they have."""


class Incoming:
    """What is behind the guard: hands on what came, and says why not where that fails."""

    def __init__(self, engine: Handler, channel: TelegramChannel, receipts: Receipts, bot: Bot) -> None:
        self._engine = engine
        self._channel = channel
        self._receipts = receipts
        self._bot = bot

    async def handle(self, update: Update) -> None:
        """Hand a message or a tap on to the engine; the outermost edge, so that a fault ends one update."""
        try:
            await self._handle(update)
        except Exception as error:  # noqa: BLE001
            _log_failure(update, error)
            if update.effective_chat:
                line = texts.UNDELIVERED if isinstance(error, Undelivered) else texts.FAILED
                with contextlib.suppress(TelegramError):
                    await self._bot.send_message(update.effective_chat.id, line)

    async def _handle(self, update: Update) -> None:
        if update.callback_query:
            await self._tap(_name(update), update.callback_query)
        elif update.edited_message:
            await self._edit(_name(update), update.edited_message)
        elif update.message and not filters.StatusUpdate.ALL.check_update(update):
            await self._message(_name(update), update.message)

    async def _message(self, name: str, message: Message) -> None:
        chat = chat_name(message.chat_id)
        async with showing_activity(self._bot, message.chat_id, ChatAction.TYPING):
            event = await self._event(name, message)
            if isinstance(event, str):
                await self._channel.send(chat, [Say(event)])
            else:
                await self._engine.handle(chat, event)

    async def _event(self, name: str, message: Message) -> Event | str:
        if command := command_name(message):
            return Command(name, command)
        if message.text:
            answered = message.reply_to_message
            return Text(name, message.text, self._channel.section_of(answered) if answered else 0)
        if message.document:
            return await self._file(name, message.document, message.caption or "")
        if message.caption:
            await self._channel.send(chat_name(message.chat_id), [Say(texts.ONLY_CAPTION)])
            return Text(name, message.caption)
        return next((line for kind, line in texts.KINDS if getattr(message, kind)), texts.UNSUPPORTED)

    async def _edit(self, name: str, message: Message) -> None:
        """Hand on what a message says now; commands that were changed are none."""
        text = message.text or message.caption
        if text and not command_name(message):
            first = await self._receipts.bringing(message.message_id)
            of = "" if first is None else f"telegram:{first}"
            await self._engine.handle(chat_name(message.chat_id), Edit(name, of, text))

    async def _file(self, name: str, document: Document, caption: str) -> File | str:
        if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
            return texts.TOO_LARGE
        try:
            content = await self._channel.fetch(document)
        except TelegramError as error:
            logger.warning("file not fetched event=%s error=%s", name, type(error).__name__)
            # How large a file is need not be told with it.
            too_large = isinstance(error, BadRequest) and "too big" in error.message.lower()
            return texts.TOO_LARGE if too_large else texts.NOT_FETCHED
        return File(name, document.file_name or texts.UNNAMED_FILE, content, caption)

    async def _tap(self, name: str, query: CallbackQuery) -> None:
        choice, message = choice_of(query.data), query.message
        if choice is None or message is None:
            with contextlib.suppress(TelegramError):
                await query.answer(texts.EXPIRED)
            return
        # The message under the stop button goes away with its draft.
        place = None if isinstance(choice, Stop) else message.message_id
        typing = showing_activity(self._bot, message.chat.id, ChatAction.TYPING)
        async with typing, tapping(query, place):
            await self._engine.handle(chat_name(message.chat.id), Tap(name, choice))


def _log_failure(update: Update, error: Exception) -> None:
    """Log what went wrong, without any text."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    logger.error("update failed update=%d error=%s at=%s", update.update_id, type(error).__name__, place)


def _name(update: Update) -> str:
    return f"telegram:{update.update_id}"
