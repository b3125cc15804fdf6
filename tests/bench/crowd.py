"""Five hundred chats over Telegram: fifty drafts stream, one is banned, one spams; what others notice.

A bare bot that only echoes is put under the same load in the same run: what it takes, nobody can do better.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.texts.conversation import dialog
from tests.bench.standin import standin
from tests.bench.timing import percentile
from tests.botapi import TOKEN, BotApi
from tests.channels.telegram_bench import agree
from tests.talk import Talk, at_first_question, talking

_CHATS, _DRAFTING, _BANNED, _SPAMMING = 500, 50, 1, 2
_DRAFTERS, _OTHERS = range(_CHATS - _DRAFTING + 1, _CHATS + 1), range(_SPAMMING + 1, _CHATS - _DRAFTING + 1)
_TOKENS_PER_SECOND = 40
_BAN, _SPAM, _EACH = 60.0, 300, 0.02
"""Seconds of the ban, messages of the spammer, and seconds from one chat's turn to the next chat's."""
_PATIENCE = 120
_TIMES = 3
"""So many times what the echo takes is allowed, where that is more than the limit."""
_FACTS = ("群众满意率98.6%", "中心组学习6次，主题党日12场")


@dataclass
class _Scene:
    """What was measured, in ms."""

    answers: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    memory: float = 0.0
    wrong: int = 0
    """Chats with fewer or more replies than they should have."""


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    echo = asyncio.run(_play_echo())
    with tempfile.TemporaryDirectory() as folder, standin(_TOKENS_PER_SECOND) as url:
        scene = asyncio.run(_play(Path(folder), url))
    who = f"{_CHATS} chats over Telegram, {_DRAFTING} draft, one banned, one spams: "
    answer, reply = percentile(scene.answers, 0.95), percentile(scene.replies, 0.95)
    for what, ours, limit, bare in (
        (f"tap to its answer, p95 of {len(scene.answers)}", answer, 50, echo.answers),
        ("tap to the reply, p95", reply, 250, echo.replies),
    ):
        most = max(limit, _TIMES * percentile(bare, 0.95))
        yield f"{who}{what}", f"≤ {most:.0f}", ours, ours <= most, "ms"
    frame = max(scene.frames) / 1000
    yield f"{who}first frame of every draft", "≤ 2", frame, frame <= 2, "s"
    yield f"{who}chats with a reply lost or doubled", "0", scene.wrong, not scene.wrong, ""
    yield f"{who}memory", "≤ 300", scene.memory, scene.memory <= 300, "MB"


async def _play(folder: Path, url: str) -> _Scene:
    await _prepare(folder / "home", _DRAFTERS)
    scene = _Scene()
    async with BotApi() as api, _running(*_ours(folder, api, url)) as process:
        ordered = await _burden(api, scene)
        await _seen(lambda: len(_frames(api, _DRAFTERS)) == len(_DRAFTERS))
        frames = _frames(api, _DRAFTERS)
        scene.frames = [1000 * (frames[chat] - at) for chat, at in ordered.items()]
        scene.memory = _peak(process.pid)
    return scene


async def _play_echo() -> _Scene:
    scene = _Scene()
    async with BotApi() as api, _running((sys.executable, "-m", "tests.bench.echo", TOKEN, api.url), {}):
        await _burden(api, scene)
    return scene


async def _burden(api: BotApi, scene: _Scene) -> dict[int, float]:
    """Let all chats do what they do, measure how they are answered; return when each draft was ordered."""
    for chat in _OTHERS:
        api.user_says(chat, "/start")
    await _seen(lambda: all(map(api.messages, _OTHERS)))
    api.ban(_BANNED, _BAN)
    api.user_says(_BANNED, "/start")
    for _ in range(_SPAM):
        api.user_says(_SPAMMING, "/status")
    ordered = {chat: _orders(api, chat) for chat in _DRAFTERS}
    tapped = [(chat, await _taps(api, chat)) for chat in _OTHERS]
    await _seen(lambda: all(len(api.messages(chat)) == 2 for chat in _OTHERS))
    _measure(api, tapped, scene)
    return ordered


async def _prepare(home: Path, drafting: range) -> None:
    async with talking(home) as talk:
        for chat in range(1, _CHATS + 1):
            await agree(talk.store, chat)
        talk.channel.name = "telegram"
        await talk.engine.open(talk.channel)
        for chat in drafting:
            one = Talk(talk.engine, talk.channel, f"telegram:{chat}", talk.store)
            await at_first_question(one)
            await one.goes_through(*_FACTS)


def _ours(folder: Path, api: BotApi, url: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the command that serves the chats, and what its environment holds besides."""
    config = folder / "config.toml"
    allow = json.dumps(list(range(1, _CHATS + 1)))
    config.write_text(f'[telegram]\nallow = {allow}\napi_base = "{api.url}"\n', "utf-8")
    environment = {
        "GONGWEN_TELEGRAM_TOKEN": TOKEN,
        "GONGWEN_HOME": str(folder / "home"),
        "GONGWEN_MODEL": "bench",
        "GONGWEN_MODEL_URL": url,
        "GONGWEN_MODEL_KEY": "key",
    }
    return (sys.executable, "-m", "bot", "telegram", "--config", str(config)), environment


@asynccontextmanager
async def _running(
    command: tuple[str, ...], environment: dict[str, str]
) -> AsyncGenerator[asyncio.subprocess.Process, None]:
    process = await asyncio.create_subprocess_exec(
        *command, env=os.environ | environment, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()


def _orders(api: BotApi, chat: int) -> float:
    api.user_says(chat, "直接成稿")
    return time.monotonic()


async def _taps(api: BotApi, chat: int) -> tuple[str, float]:
    """Tap a button, and return its query and when that was."""
    await asyncio.sleep(_EACH)
    api.user_taps(chat, dialog.NEW)
    return api.last_query, time.monotonic()


async def _seen(condition: Callable[[], bool]) -> None:
    """Return when something is seen; looked at seldom, for this process is the server as well."""
    async with asyncio.timeout(_PATIENCE):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.2)


def _frames(api: BotApi, chats: range) -> dict[int, float]:
    """Return when the first frame of a draft was seen in each chat."""
    found: dict[int, float] = {}
    for call in api.called("sendMessage"):
        chat = call.parameters["chat_id"]
        if chat in chats and "正在起草" in call.parameters["text"]:
            found.setdefault(chat, call.at)
    return found


def _measure(api: BotApi, tapped: list[tuple[int, tuple[str, float]]], scene: _Scene) -> None:
    answered = {c.parameters["callback_query_id"]: c.at for c in api.called("answerCallbackQuery")}
    sent: dict[int, list[float]] = {}
    for call in api.called("sendMessage"):
        sent.setdefault(call.parameters["chat_id"], []).append(call.at)
    for chat, (query, at) in tapped:
        scene.answers.append(1000 * (answered[query] - at))
        scene.replies.append(1000 * (sent[chat][-1] - at))
    counts = Counter(len(sent[chat]) for chat, _ in tapped)
    scene.wrong = sum(number for count, number in counts.items() if count != 2)


def _peak(process: int) -> float:
    """Return the most memory that a process has had, in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    for line in cost():
        sys.stdout.write(f"{line}\n")
