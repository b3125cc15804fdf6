"""The real bot with the real engine on a stand-in Bot API, administered by one of its users."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from bot.app import build
from bot.channels.telegram.service import run
from bot.commands.watching import watched
from bot.config import Config, MonitoringConfig, Secrets, TelegramConfig
from bot.conversation.engine import Engine
from bot.llm.model import ChatModel
from bot.store.store import Store
from bot.texts import telegram as texts
from tests.botapi import TOKEN, BotApi
from tests.channels.telegram_bench import ANNA, BOB, QUICK

ADMIN, GUEST, LATE = 500, 7_301_946_285, 7_301_946_286
"""Numbers that stand in no file by chance."""


class Office:
    """What people do on their phones, and what they see there."""

    def __init__(self, api: BotApi, store: Store, engine: Engine) -> None:
        self.api, self.store, self.engine = api, store, engine

    async def says(self, user: int, text: str) -> str:
        """Say something and return the next thing that is said."""
        newest = self.api.newest(user)
        self.api.user_says(user, text)
        return await self.next(user, newest)

    async def taps(self, user: int, label: str) -> str:
        """Tap a button and return what its message, or the next one, says then."""
        before, handled = self.api.texts(user), len(self.api.answers)
        self.api.user_taps(user, label)
        await self.api.wait_for(lambda: len(self.api.answers) > handled)
        await self.api.wait_for(lambda: self.api.texts(user) != before)
        return self.api.texts(user)[-1]

    async def next(self, user: int, after: int) -> str:
        """Return the text of the first message that comes after one."""
        await self.api.wait_for(lambda: self.api.newest(user) > after)
        return next(m.text for m in self.api.messages(user) if m.id > after)

    async def agrees(self, user: int) -> None:
        """Write for the first time, and agree to the notice."""
        told = self.api.texts(user).count(texts.NOTICE)
        self.api.user_says(user, "/start")
        await self.api.wait_for(lambda: self.api.texts(user).count(texts.NOTICE) > told)
        newest = self.api.newest(user)
        self.api.user_taps(user, texts.AGREE)
        await self.next(user, newest)

    async def link(self, places: int, days: int) -> str:
        """Have the administrator make a link, and return its token."""
        await self.says(ADMIN, "/admin")
        await self.taps(ADMIN, "邀请")
        newest = self.api.newest(ADMIN)
        self.api.user_taps(ADMIN, f"邀{places}人·{days}天")
        told = await self.next(ADMIN, newest)
        [url] = [line for line in told.splitlines() if line.startswith("https://t.me/gongwen_bot?start=")]
        return url.partition("start=")[2]


@contextlib.asynccontextmanager
async def office(
    api: BotApi,
    home: Path,
    model: ChatModel | None = None,
    monitoring: MonitoringConfig | None = None,
    allow: tuple[int, ...] = (ANNA, BOB),
) -> AsyncIterator[Office]:
    """Run the bot in a data folder, with an administrator who has agreed to the notice."""
    telegram = replace(TelegramConfig(), api_base=api.url, allow=allow, admins=(ADMIN,))
    config = Config(data_dir=home, telegram=telegram, monitoring=monitoring or MonitoringConfig())
    async with build(config, Secrets(telegram_token=TOKEN), model=model) as app, watched(config, app):
        bot = asyncio.create_task(run(telegram, TOKEN, app.engine, app.store, QUICK))
        try:
            here = Office(api, app.store, app.engine)
            if texts.NOTICE not in api.texts(ADMIN):
                await here.agrees(ADMIN)
            yield here
        finally:
            bot.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await bot
