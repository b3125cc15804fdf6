"""Above a chat stands what the bot is at (正在输入…), while an answer takes longer than one notices."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

_NOTICED, _SHOWN = 0.7, 4.5
"""Seconds until a wait is noticed; Telegram takes the line away after five."""
_under_way: set[asyncio.Task[None]] = set()


@asynccontextmanager
async def showing_activity(bot: Bot, chat: int, action: ChatAction) -> AsyncGenerator[None, None]:
    """Show what the bot does as long as the block lasts; it never fails, and holds nothing up."""
    over = asyncio.Event()
    task = asyncio.create_task(_show(bot, chat, action, over))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    try:
        yield
    finally:
        # It ends by itself: a call that is torn in its middle leaves its connection open.
        over.set()


async def _show(bot: Bot, chat: int, action: ChatAction, over: asyncio.Event) -> None:
    wait = _NOTICED
    with contextlib.suppress(TelegramError):  # a chat that is banned for a while sees nothing
        while not await _is_set_within(over, wait):
            await bot.send_chat_action(chat, action)
            wait = _SHOWN


async def _is_set_within(over: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await over.wait()
    except TimeoutError:
        return False
