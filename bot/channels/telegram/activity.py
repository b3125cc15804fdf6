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


@asynccontextmanager
async def showing_activity(bot: Bot, chat: int, action: ChatAction) -> AsyncGenerator[None, None]:
    """Show what the bot does as long as the block lasts; it never fails, and holds nothing up."""
    task = asyncio.create_task(_show(bot, chat, action))
    try:
        yield
    finally:
        task.cancel()


async def _show(bot: Bot, chat: int, action: ChatAction) -> None:
    await asyncio.sleep(_NOTICED)
    with contextlib.suppress(TelegramError):  # a chat that is banned for a while sees nothing
        while True:
            await bot.send_chat_action(chat, action)
            await asyncio.sleep(_SHOWN)
