"""How soon the first text is seen on a phone, beyond what the endpoint takes."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from telegram import Bot

from bot.channels.telegram.outgoing import TelegramChannel
from bot.channels.telegram.pace import Pace
from bot.config import ModelConfig
from bot.llm.configured import ConfiguredModel
from bot.llm.model import Message
from tests.bench.standin import standin
from tests.bench.timing import percentile
from tests.botapi import TOKEN, BotApi, Call
from tests.talk import Talk, at_first_question, talking

_CHATS, _TOKENS_PER_SECOND, _TRIP = 12, 40, 0.15
_DRAFT = "本节"
"""What the stand-in begins with."""


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    for trip in (0.0, _TRIP):
        with tempfile.TemporaryDirectory() as folder, standin(_TOKENS_PER_SECOND) as url:
            over = percentile(asyncio.run(_over(Path(folder), url, trip)), 0.95)
        limit = 60 + 1000 * trip
        what = f"first visible text over the endpoint's own, Bot API {1000 * trip:.0f} ms away, p95"
        yield what, f"≤ {limit:.0f}", over, over <= limit, "ms"


async def _over(home: Path, url: str, trip: float) -> list[float]:
    """Return how much later than at the endpoint each chat saw text, in ms."""
    async with talking(home, chat="telegram:1") as talk:
        for chat in _chats(talk):
            await at_first_question(chat)
            await chat.goes_through("群众满意率98.6%", "中心组学习6次，主题党日12场")
    model = ConfiguredModel(ModelConfig("bench", url), "")
    async with (
        BotApi(trip=trip) as api,
        Bot(TOKEN, base_url=f"{api.url}/bot") as bot,
        talking(home, model) as talk,
    ):
        await talk.engine.open(TelegramChannel(bot, 1.2, Pace(), talk.store))
        own = [await time_of_endpoint(model) for _ in range(5)]
        seen = [await _seen(chat, api) for chat in _chats(talk)]
    await model.close()
    return [1000 * (one - percentile(own, 0.5)) for one in seen]


def _chats(talk: Talk) -> list[Talk]:
    return [Talk(talk.engine, talk.channel, f"telegram:{n}", talk.store) for n in range(1, _CHATS + 1)]


async def time_of_endpoint(model: ConfiguredModel) -> float:
    """Return how many seconds the endpoint takes to its first text."""
    began = time.monotonic()
    asked = "【台账】\n1｜满意率98.6% → 1\n\n这一节用的事实：1"
    async for chunk in model.stream((Message("user", asked),)):
        if chunk.text:
            break
    return time.monotonic() - began


async def _seen(chat: Talk, api: BotApi) -> float:
    """Return how many seconds pass from the order to the first text on the user's phone."""
    began, before = time.monotonic(), len(api.calls)
    await chat.says("直接成稿")
    [call, *_] = await api.wait_for(lambda: list(filter(_shows_draft, api.calls[before:])), seconds=60)
    await chat.says("停")
    return call.at - began


def _shows_draft(call: Call) -> bool:
    return _DRAFT in call.parameters.get("text", "")
