"""Fifty chats that draft at once: how soon each sees text, and what the others notice of it."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.config import ModelConfig
from bot.conversation.jobs.warming import warm
from bot.llm.configured import ConfiguredModel
from tests.bench.lag import lags
from tests.bench.standin import standin
from tests.bench.timing import awaited, percentile
from tests.talk import Recorder, Talk, at_first_question, talking

_CHATS, _OTHERS = 50, 4
_TOKENS_PER_SECOND = 40
_WARM, _BETWEEN = 3.0, 0.1
"""Seconds until somebody exports, and from one turn of a chat to its next."""
_FACTS = ("群众满意率98.6%", "中心组学习6次，主题党日12场", "职工讲堂9期", "整改问题37个，环境整治25次")


@dataclass
class _Crowd:
    """What was measured while fifty chats drafted, in ms."""

    first: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    export: float = 0.0
    seen: dict[str, float] = field(default_factory=dict)
    """When each chat saw its first text."""


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as folder, standin(_TOKENS_PER_SECOND) as url:
        crowd = asyncio.run(_crowd(Path(folder), url))
    who = f"{_CHATS} chats draft at {_TOKENS_PER_SECOND} tokens a second: "
    first = percentile(crowd.first, 0.95) / 1000
    yield f"{who}first text, p95", "≤ 2", first, first <= 2, "s"
    export = crowd.export / 1000
    yield f"{who}an export of another chat", "≤ 0.2", export, export <= 0.2, "s"
    turn = percentile(crowd.turns, 0.95)
    yield f"{who}turns of {_OTHERS} others, p95 of {len(crowd.turns)}", "≤ 60", turn, turn <= 60, "ms"
    late = percentile(crowd.late, 0.99)
    yield f"{who}lag of the loop, p99", "≤ 20", late, late <= 20, "ms"


async def _crowd(home: Path, url: str) -> _Crowd:
    """Return what was measured: who drafts was prepared before, by rules, and what a start loads is there."""
    warm(with_model=True)
    async with talking(home) as talk:
        for chat in _chats(talk):
            await _prepare(chat)
        await _chats(talk)[-1].goes_through("直接成稿")
    model, crowd = ConfiguredModel(ModelConfig("bench", url), ""), _Crowd()
    async with talking(home, model) as talk:
        *others, exporting = _chats(talk)
        drafting, others = others[:_CHATS], others[_CHATS:]
        _watch(talk.channel, crowd)
        async with lags() as crowd.late:
            beside = [asyncio.create_task(_goes_on(chat, crowd)) for chat in others]
            ordered = [asyncio.create_task(_drafts(chat, crowd)) for chat in drafting]
            await asyncio.sleep(_WARM)
            crowd.export = await _export(exporting)
            await asyncio.gather(*ordered)
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
    await model.close()
    return crowd


def _chats(talk: Talk) -> list[Talk]:
    """Return those that draft, those that go on beside them, and the one that exports."""
    numbers = range(_CHATS + _OTHERS + 1)
    return [Talk(talk.engine, talk.channel, f"test:{number}", talk.store) for number in numbers]


async def _prepare(chat: Talk) -> None:
    await at_first_question(chat)
    await chat.goes_through(*_FACTS)


def _watch(channel: Recorder, crowd: _Crowd) -> None:
    async def progress(chat: str, job: int, title: str, text: str) -> None:
        crowd.seen.setdefault(chat, time.perf_counter())

    channel.progress = progress  # type: ignore[method-assign]


async def _drafts(chat: Talk, crowd: _Crowd) -> None:
    began = time.perf_counter()
    await chat.says("直接成稿")
    await chat.waits()
    crowd.first.append(1000 * (crowd.seen[chat.chat] - began))


async def _goes_on(chat: Talk, crowd: _Crowd) -> None:
    """Ask where things stand, and tap a button, again and again."""
    while True:
        crowd.turns.append(await awaited(chat.says("/status")))
        await asyncio.sleep(_BETWEEN)
        crowd.turns.append(await awaited(chat.says("/outline")))
        await asyncio.sleep(_BETWEEN)


async def _export(chat: Talk) -> float:
    """Return how long it takes from the order to the file, in ms."""
    await chat.says("导出 Word")
    began = time.perf_counter()
    await chat.says("先导出草稿")
    await chat.waits()
    assert chat.files
    return 1000 * (time.perf_counter() - began)
