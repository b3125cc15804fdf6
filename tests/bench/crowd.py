"""Five hundred chats over Telegram: fifty drafts stream, one is banned, one spams; what others notice."""

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
_TOKENS_PER_SECOND = 40
_BAN, _SPAM, _EACH = 60.0, 300, 0.02
"""Seconds of the ban, messages of the spammer, and seconds from one chat's turn to the next chat's."""
_PATIENCE = 120
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
    with tempfile.TemporaryDirectory() as folder, standin(_TOKENS_PER_SECOND) as url:
        scene = asyncio.run(_play(Path(folder), url))
    who = f"{_CHATS} chats over Telegram, {_DRAFTING} draft, one banned, one spams: "
    answer, reply = percentile(scene.answers, 0.95), percentile(scene.replies, 0.95)
    yield f"{who}tap to its answer, p95 of {len(scene.answers)}", "≤ 50", answer, answer <= 50, "ms"
    yield f"{who}tap to the reply, p95", "≤ 250", reply, reply <= 250, "ms"
    frame = max(scene.frames) / 1000
    yield f"{who}first frame of every draft", "≤ 2", frame, frame <= 2, "s"
    yield f"{who}chats with a reply lost or doubled", "0", scene.wrong, not scene.wrong, ""
    yield f"{who}memory", "≤ 300", scene.memory, scene.memory <= 300, "MB"


async def _play(folder: Path, url: str) -> _Scene:
    chats = range(1, _CHATS + 1)
    drafting, others = chats[-_DRAFTING:], chats[_SPAMMING:-_DRAFTING]
    await _prepare(folder / "home", drafting)
    scene = _Scene()
    async with BotApi() as api, _running(folder, api, url) as process:
        for chat in others:
            api.user_says(chat, "/start")
        await _seen(lambda: all(map(api.messages, others)))
        api.ban(_BANNED, _BAN)
        api.user_says(_BANNED, "/start")
        for _ in range(_SPAM):
            api.user_says(_SPAMMING, "/status")
        ordered = {chat: _orders(api, chat) for chat in drafting}
        tapped = [(chat, await _taps(api, chat)) for chat in others]
        await _seen(lambda: all(len(api.messages(chat)) == 2 for chat in others))
        await _seen(lambda: len(_frames(api, drafting)) == len(drafting))
        frames = _frames(api, drafting)
        scene.frames = [1000 * (frames[chat] - at) for chat, at in ordered.items()]
        _measure(api, tapped, scene)
        scene.memory = _peak(process.pid)
    return scene


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


@asynccontextmanager
async def _running(folder: Path, api: BotApi, url: str) -> AsyncGenerator[asyncio.subprocess.Process, None]:
    config = folder / "config.toml"
    allow = json.dumps(list(range(1, _CHATS + 1)))
    config.write_text(f'[telegram]\nallow = {allow}\napi_base = "{api.url}"\n', "utf-8")
    environment = os.environ | {
        "GONGWEN_TELEGRAM_TOKEN": TOKEN,
        "GONGWEN_HOME": str(folder / "home"),
        "GONGWEN_MODEL": "bench",
        "GONGWEN_MODEL_URL": url,
        "GONGWEN_MODEL_KEY": "key",
    }
    command = (sys.executable, "-m", "bot", "telegram", "--config", str(config))
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.DEVNULL
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
