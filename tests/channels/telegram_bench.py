"""The real bot on a stand-in Bot API, with a small engine that records and echoes."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.service import run
from bot.config import TelegramConfig
from bot.conversation.choices.kinds import ShownVersion
from bot.conversation.choices.starting import Stop
from bot.conversation.events import Command, Edit, Event, File, Returned, Revision, Tap, Text, WordList
from bot.conversation.replies import Channel, Reply, Say
from bot.store.records.channels import consents
from bot.store.store import Store
from tests.botapi import TOKEN, BotApi

ANNA, BOB, STRANGER = 501, 502, 999
DOCUMENT = "k3Jx_9aQ"
QUICK = Pace(paste=0.15, retry=0.01, grace=0.05)


def version(section: int, number: int = 1) -> ShownVersion:
    """Return a version of a section as buttons name it."""
    return ShownVersion(DOCUMENT, section, number)


def echo(event: Event) -> Sequence[Reply]:
    match event:
        case Text(text=text):
            return [Say(f"收到：{text[:20]}")]
        case Command(name=name):
            return [Say(f"命令：{name}")]
        case Tap(choice=choice):
            return [Say(f"按钮：{type(choice).__name__}")]
        case File(name=name, content=content):
            return [Say(f"文件：{name}，{len(content)} 字节")]
        case Revision() | Returned() | WordList():
            raise AssertionError("Telegram has no page to change a line on, and opens no file")
        case Edit(text=text):
            return [Say(f"改成：{text[:20]}")]


@dataclass
class Desk:
    """An engine that records what begins and what ends, and can be held up chat by chat."""

    answer: Callable[[Event], Sequence[Reply]] = echo
    begun: list[Event] = field(default_factory=list)
    done: list[tuple[str, Event]] = field(default_factory=list)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    closed: bool = False
    caught_up: bool = False

    async def attach(self, channel: Channel) -> None:
        self.channel = channel
        self.ready.set()

    async def catch_up(self, channel: Channel) -> None:
        self.caught_up = True

    async def handle(self, chat: str, event: Event) -> None:
        self.begun.append(event)
        stopping = event.name == "stop" if isinstance(event, Command) else is_stop_tap(event)
        if chat in self.gates and not stopping:
            await self.gates[chat].wait()
        self.done.append((chat, event))
        await self.channel.send(chat, self.answer(event))

    async def close(self) -> None:
        self.closed = True

    def hold(self, chat: int) -> asyncio.Event:
        """Let nothing of the chat end before the returned event is set."""
        return self.gates.setdefault(f"telegram:{chat}", asyncio.Event())

    @property
    def events(self) -> list[Event]:
        return [event for _, event in self.done]


def is_stop_tap(event: Event) -> bool:
    return isinstance(event, Tap) and isinstance(event.choice, Stop)


def config(api: BotApi, **more: Any) -> TelegramConfig:
    return replace(TelegramConfig(allow=(ANNA, BOB), api_base=api.url), **more)


async def agree(store: Store, chat: int) -> None:
    """Let a chat have read the notice and agreed."""
    async with store.write() as transaction:
        await consents.give(transaction, f"telegram:{chat}")


async def served(
    api: BotApi,
    desk: Desk,
    pace: Pace = QUICK,
    token: str = TOKEN,
    home: Path | None = None,
    agreed: Sequence[int] = (ANNA, BOB),
    **more: Any,
) -> None:
    """Run the bot on a new record, or on that of a data folder, until it ends."""
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(home or Path(folder))
        for chat in agreed:
            await agree(store, chat)
        try:
            await run(config(api, **more), token, desk, store, pace)
        finally:
            await store.close()


@contextlib.asynccontextmanager
async def running(
    api: BotApi,
    desk: Desk,
    pace: Pace = QUICK,
    home: Path | None = None,
    agreed: Sequence[int] = (ANNA, BOB),
    **more: Any,
) -> AsyncIterator[None]:
    """Run the bot, and cut it off at the end."""
    bot = asyncio.create_task(served(api, desk, pace, home=home, agreed=agreed, **more))
    ready = asyncio.create_task(desk.ready.wait())
    await asyncio.wait({bot, ready}, return_when=asyncio.FIRST_COMPLETED)
    assert not bot.done(), bot.exception()
    try:
        yield
    finally:
        bot.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await bot
