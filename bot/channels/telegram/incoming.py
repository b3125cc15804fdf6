"""Updates on their way in: each becomes an event for the engine, or one line that says why not."""

import contextlib
import logging
import traceback
from pathlib import Path
from typing import Protocol

from telegram import CallbackQuery, Document, Message, Update
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes, filters

from bot.channels.telegram.buttons import choice_of, section_under
from bot.channels.telegram.outgoing import TelegramChannel, Undelivered, chat_name, replacing
from bot.channels.telegram.updates import STOP, command_name
from bot.conversation.events import Command, Event, File, Tap, Text
from bot.conversation.replies import Channel, Say
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)


class Handler(Protocol):
    """What the channel needs of the engine."""

    async def open(self, channel: Channel) -> None:
        """Attach the channel; resume unfinished jobs and repeat what was not delivered."""

    async def handle(self, chat: str, event: Event) -> None:
        """Act on an event; it is in the store, and answered, when this returns."""

    async def close(self) -> None:
        """Stop the background jobs, keeping what they have."""


class Incoming:
    """The one handler behind the guard."""

    def __init__(self, engine: Handler, channel: TelegramChannel) -> None:
        self._engine = engine
        self._channel = channel

    async def handle(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Hand a message or a tap on to the engine; pass over edited messages and service messages."""
        if update.callback_query:
            await self._tap(_name(update), update.callback_query)
        elif update.message and not filters.StatusUpdate.ALL.check_update(update):
            await self._message(_name(update), update.message)

    async def _message(self, name: str, message: Message) -> None:
        event = await _event(name, message)
        chat = chat_name(message.chat_id)
        if isinstance(event, str):
            await self._channel.send(chat, [Say(event)])
        else:
            await self._engine.handle(chat, event)

    async def _tap(self, name: str, query: CallbackQuery) -> None:
        choice = choice_of(query.data)
        with contextlib.suppress(TelegramError):
            await query.answer(None if choice else texts.EXPIRED)
        if choice is None or query.message is None:
            return
        # The message under the stop button goes away with its draft.
        stopping = choice.verb == STOP
        with contextlib.nullcontext() if stopping else replacing(query.message.message_id):
            await self._engine.handle(chat_name(query.message.chat.id), Tap(name, choice))


async def report_failure(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what went wrong without any text, tell the user, and let no other handler run."""
    error = context.error
    frames = traceback.extract_tb(error.__traceback__) if error else []
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    number = update.update_id if isinstance(update, Update) else None
    logger.error("update failed update=%s error=%s at=%s", number, type(error).__name__, place)
    if isinstance(update, Update) and update.effective_chat:
        line = texts.UNDELIVERED if isinstance(error, Undelivered) else texts.FAILED
        with contextlib.suppress(TelegramError):
            await context.bot.send_message(update.effective_chat.id, line)
    raise ApplicationHandlerStop


def _name(update: Update) -> str:
    return f"telegram:{update.update_id}"


async def _event(name: str, message: Message) -> Event | str:
    if command := command_name(message):
        return Command(name, command)
    if message.text:
        answered = message.reply_to_message
        return Text(name, message.text, section_under(answered.reply_markup if answered else None))
    if message.document:
        return await _file(name, message.document, message.caption or "")
    return texts.UNSUPPORTED


async def _file(name: str, document: Document, caption: str) -> File | str:
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        return texts.TOO_LARGE
    file = await document.get_file()
    content = bytes(await file.download_as_bytearray())
    return File(name, document.file_name or texts.UNNAMED_FILE, content, caption)
