"""The one message that shows how far a draft has come, edited as often as Telegram bears it."""

import asyncio
import contextlib
import logging

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.channels.telegram.buttons import markup
from bot.channels.telegram.retry import flood_seconds
from bot.channels.telegram.screen import Screen, progress_slot
from bot.conversation.choices.starting import Stop
from bot.conversation.replies import Button
from bot.texts import telegram as texts

_KEYBOARD = markup(((Button(texts.STOP, Stop()),),))
logger = logging.getLogger(__name__)


class Placeholder:
    """A message with a stop button; a frame that comes too early, or fails, is skipped."""

    def __init__(self, bot: Bot, key: tuple[int, int], edit_seconds: float, screen: Screen) -> None:
        """Take the chat and the job that it is about."""
        self._bot = bot
        self._chat, self._job = key
        self._screen = screen
        self._edit_seconds = edit_seconds
        self._message: int | None = None
        self._shown = ""
        self._due = 0.0
        self._frame: asyncio.Task[None] | None = None

    def show(self, text: str, beside: int = 1) -> None:
        """Begin to show the text, unless it is too early or nothing changed; never waits.

        Of `beside` messages that change in a chat, each changes the more seldom: the limit is the chat's.
        """
        now = asyncio.get_running_loop().time()
        drawing = self._frame is not None and not self._frame.done()
        if drawing or now < self._due or text == self._shown:
            return
        self._due = now + self._edit_seconds * beside
        self._frame = asyncio.create_task(self._draw(text))

    async def clear(self) -> None:
        """Delete the message, or at least its button."""
        if self._frame:
            await self._frame
        if self._message is not None:
            with contextlib.suppress(TelegramError):  # the next start tries it again
                await self._screen.take_away(self._chat, self._message)

    async def _draw(self, text: str) -> None:
        try:
            if self._message is None:
                sent = await self._bot.send_message(
                    self._chat, text, reply_markup=_KEYBOARD, disable_notification=True
                )
                self._message = sent.message_id
                self._screen.add(self._chat, sent.message_id, progress_slot(self._job))
            else:
                await self._bot.edit_message_text(text, self._chat, self._message, reply_markup=_KEYBOARD)
            self._shown = text
        except RetryAfter as error:
            self._due = asyncio.get_running_loop().time() + flood_seconds(error)
        except TelegramError as error:
            logger.info("frame skipped chat=%d error=%s", self._chat, type(error).__name__)
