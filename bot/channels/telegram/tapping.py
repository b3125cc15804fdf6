"""A tap while it is acted on: it is answered once, and the first reply in place takes its message's place."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.texts.conversation import dialog, listening

_SOON = 0.035
"""Seconds until the button must stop turning, whatever is still to come."""
TOASTS = frozenset({dialog.EXPIRED, dialog.KEPT, listening.GOOD})
"""What is worth a moment above the chat, and no message in it."""


class Tapped:
    """A tap that is being acted on."""

    def __init__(self, query: CallbackQuery, message: int | None) -> None:
        self._query = query
        self.message = message
        """The message whose place may be taken; `None` where that has happened, or must not."""
        self._answer: asyncio.Task[None] | None = None

    def answer(self, text: str = "") -> bool:
        """Begin to answer; return False where that was done before, or the tap is over."""
        if self._answer:
            return False
        self._answer = asyncio.create_task(self._send(text))
        return True

    async def answered(self) -> None:
        """Return when it is answered."""
        self.answer()
        if self._answer:
            await self._answer

    async def _send(self, text: str) -> None:
        with contextlib.suppress(TelegramError):
            await self._query.answer(text or None)


_current: ContextVar[Tapped | None] = ContextVar("_current", default=None)


def current_tap() -> Tapped | None:
    """Return the tap that is acted on here; `None` where nothing was tapped, or it is over."""
    return _current.get()


@asynccontextmanager
async def tapping(query: CallbackQuery, message: int | None) -> AsyncIterator[None]:
    """Let what is sent from here, while this lasts, be the answer to a tap."""
    tap = Tapped(query, message)
    token = _current.set(tap)
    timer = asyncio.get_running_loop().call_later(_SOON, tap.answer)
    try:
        yield
    finally:
        timer.cancel()
        _current.reset(token)
        # A background job that began meanwhile carries the tap on, and must not write over its message.
        tap.message = None
        await tap.answered()
