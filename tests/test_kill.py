"""kill -9 at random moments of a conversation: nothing acknowledged is missing, nothing is doubled."""

import asyncio
import io
import os
import random
import re
import signal
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import docx
import pytest

from bot.store.store import Store
from tests.botapi import TOKEN, BotApi
from tests.channels.telegram_bench import agree
from tests.endpoint import Endpoint, Reaction, Request, Slow
from tests.fakes import faithful, literal

_CHAT = 7
_KILLS, _MANY = 3, 200
_IN_FLIGHT = 0.25
"""Seconds from the acceptance of a message until its number has been told and written down."""
_PATIENCE = 300
"""Seconds until a step is given up: many a process is killed before it has begun."""
_STEPS = (
    # What the clerk does, and what they then see, at once or after the restart.
    ("帮我写澜川市水务集团有限公司2026年上半年精神文明建设工作总结", "请确认"),
    ("[确认]", "提纲"),
    ("[就用这个]", "导语："),
    ("群众满意率98.6%", "导语 · 1 条"),
    ("起草这节", "筑牢理想信念根基："),
    ("中心组学习6次，主题党日12场", "筑牢理想信念根基 · 1 条"),
    ("职工讲堂9期", "筑牢理想信念根基 · 2 条"),
    ("参加学习1320人次", "筑牢理想信念根基 · 3 条"),
    ("起草这节", "涵养道德风尚："),
    ("推荐“身边好人”14名", "涵养道德风尚 · 1 条"),
    ("道德讲堂举办4场，860人参加", "涵养道德风尚 · 2 条"),
    ("起草这节", "改善环境面貌："),
    ("整改问题37个", "改善环境面貌 · 1 条"),
    ("环境整治25次", "改善环境面貌 · 2 条"),
    ("起草这节", "弘扬时代新风："),
    ("服务队167人，出动43次", "弘扬时代新风 · 1 条"),
    ("帮扶困难户76户", "弘扬时代新风 · 2 条"),
    ("起草这节", "存在问题："),
    ("典型宣传不够", "存在问题 · 1 条"),
    ("起草这节", "下一步打算："),
    ("新建服务站3个", "下一步打算 · 1 条"),
    ("起草这节", "写好 7 节"),
    ("[全部采用]", "7 节已定"),
)
_TOLD = [said for said, _ in _STEPS[3:] if not said.startswith("[") and said != "起草这节"]


@asynccontextmanager
async def _nursery(
    folder: Path, api: BotApi, endpoint: Endpoint
) -> AsyncGenerator[asyncio.subprocess.Process, None]:
    store = await Store.open(Path(os.environ["GONGWEN_HOME"]))
    await agree(store, _CHAT)
    await store.close()
    config = folder / "config.toml"
    config.write_text(
        f'[telegram]\nallow = [{_CHAT}]\napi_base = "{api.url}"\nedit_seconds = 0.05\n', "utf-8"
    )
    environment = os.environ | {
        "GONGWEN_TELEGRAM_TOKEN": TOKEN,
        "GONGWEN_MODEL": "m",
        "GONGWEN_MODEL_URL": endpoint.url,
        "GONGWEN_MODEL_KEY": "key",
    }
    command = (sys.executable, "-m", "tests.nursery", "telegram", "--config", str(config))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, env=environment, limit=99
    )
    try:
        yield process
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()


async def _start(nursery: asyncio.subprocess.Process) -> int:
    assert nursery.stdin
    assert nursery.stdout
    nursery.stdin.write(b"\n")
    return int(await nursery.stdout.readline())


async def _dead(nursery: asyncio.subprocess.Process) -> None:
    assert nursery.stdout
    assert await nursery.stdout.readline() == b"ended\n"


@asynccontextmanager
async def _running(nursery: asyncio.subprocess.Process, end: signal.Signals) -> AsyncGenerator[None, None]:
    """Lend a running bot, which the signal ends."""
    child = await _start(nursery)
    try:
        yield
    finally:
        os.kill(child, end)
        await _dead(nursery)


class _Killer:
    """Starts the bot and kills it, again and again."""

    def __init__(self, nursery: asyncio.subprocess.Process, moments: random.Random, kills: int) -> None:
        self._nursery, self._moments, self.kills = nursery, moments, kills
        self.killed = 0
        self.killed_at: list[float] = []
        """When it killed, as the Bot API's clock says."""
        self.news = asyncio.Condition()

    async def work(self) -> None:
        for _ in range(self.kills):
            child = await _start(self._nursery)
            await asyncio.sleep(self._moments.uniform(0.1, 1.4))
            os.kill(child, signal.SIGKILL)
            self.killed_at.append(time.monotonic())
            await _dead(self._nursery)
            async with self.news:
                self.killed += 1
                self.news.notify_all()

    async def has_killed(self, times: int) -> None:
        """Return when so many children are dead."""
        async with self.news:
            await self.news.wait_for(lambda: self.killed >= times)


async def _converse(api: BotApi, killer: _Killer) -> None:
    for step, (said, seen) in enumerate(_STEPS):
        # The clerk does not outrun the killer: the moments lie all over the conversation.
        await killer.has_killed(step * killer.kills // len(_STEPS))
        await _does(api, said, seen)


async def _does(api: BotApi, said: str, seen: str) -> None:
    before = api.newest(_CHAT)
    if said.startswith("["):
        api.user_taps(_CHAT, said.strip("[]"))
    else:
        api.user_says(_CHAT, said)
    await api.wait_for(lambda: _shown(api, before, seen), seconds=_PATIENCE)


def _dead_bubbles(api: BotApi, moments: Sequence[float]) -> list[str]:
    """Return what still says that something is under way, though nothing is.

    What was accepted just before a kill is in flight: nobody is left who was told its number, and the Bot API
    has no list of messages.
    """
    standing = [m for m in api.messages(_CHAT) if ["停止"] in m.labels or m.text.startswith("收到")]
    return [m.text for m in standing if not any(0 <= moment - m.at <= _IN_FLIGHT for moment in moments)]


def _shown(api: BotApi, before: int, seen: str) -> bool:
    return any(seen in message.text for message in api.messages(_CHAT) if message.id > before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("kills", [_KILLS, pytest.param(_MANY, marks=pytest.mark.slow)])
async def test_kills_lose_nothing_and_double_nothing(tmp_path: Path, home: Path, kills: int) -> None:
    seed = random.randrange(1 << 32)
    async with (
        BotApi() as api,
        Endpoint(answer=faithful) as endpoint,
        _nursery(tmp_path, api, endpoint) as nursery,
    ):
        killer = _Killer(nursery, random.Random(seed), kills)
        killing = asyncio.create_task(killer.work())
        talking = asyncio.create_task(_converse(api, killer))
        await killing
        child = await _start(nursery)
        try:
            await talking
            api.user_taps(_CHAT, "导出 Word")
            await api.wait_for(lambda: "先导出草稿" in str(api.messages(_CHAT)[-1].labels), seconds=20)
            api.user_taps(_CHAT, "先导出草稿")
            await api.wait_for(lambda: bool(api.called("sendDocument")), seconds=20)
            await api.wait_for(lambda: not _dead_bubbles(api, killer.killed_at), seconds=5)
        finally:
            os.kill(child, signal.SIGTERM)
        [file] = api.called("sendDocument")
    _check_file(file.parameters["document"][1], seed)
    await _check_record(home, _TOLD, seed)
    await _check_versions(home, seed)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
async def test_a_kill_in_mid_reading_leaves_every_message_read_once(tmp_path: Path, home: Path) -> None:
    readings: list[Request] = []

    def answer(body: Request) -> Reaction:
        readings.append(body)
        first = len(readings) == 1
        return Slow(literal(body["messages"][-1]["content"]), seconds_per_piece=60 if first else 0)

    async with (
        BotApi() as api,
        Endpoint(answer=answer) as endpoint,
        _nursery(tmp_path, api, endpoint) as nursery,
    ):
        async with _running(nursery, signal.SIGKILL):
            for said, seen in _STEPS[:3]:
                await _does(api, said, seen)
            api.user_says(_CHAT, "中心组学习6次")
            await api.wait_for(lambda: bool(readings), seconds=20)
            api.user_says(_CHAT, "职工讲堂9期")
            await api.wait_for(lambda: _shown(api, 0, "收到 2 条"), seconds=20)
        async with _running(nursery, signal.SIGTERM):
            await api.wait_for(lambda: _shown(api, 0, "记下 2 条"), seconds=20)
        assert sum("记下" in text for text in api.texts(_CHAT)) == 1
    await _check_record(home, ["中心组学习6次", "职工讲堂9期"])


def _check_file(content: bytes, seed: int) -> None:
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    told = "".join(said for said, _ in _STEPS)
    figures = set(re.findall(r"\d+(?:\.\d+)?", told))
    assert set(re.findall(r"\d+(?:\.\d+)?", text)) == figures, seed


async def _check_record(home: Path, told: list[str], seed: int = 0) -> None:
    """Find everything that was told as one fact, read from one message, and nothing left to read."""
    store = await Store.open(home)
    try:
        async with store.read() as record:
            [document] = await record.document_ids(f"telegram:{_CHAT}")
            facts = (await record.ledger(document)).facts
            texts = await record.messages(fact.message for fact in facts)
            assert not await record.unread(f"telegram:{_CHAT}"), seed
    finally:
        await store.close()
    assert [fact.text for fact in facts] == told, seed
    assert [texts[fact.message][0] for fact in facts] == told, seed


async def _check_versions(home: Path, seed: int) -> None:
    store = await Store.open(home)
    try:
        async with store.read() as record:
            [identifier] = await record.document_ids(f"telegram:{_CHAT}")
            document = await record.document(identifier, history=True)
            assert document
            versions = [[v.complete for v in section.versions].count(True) for section in document.sections]
            assert [n for n in versions if n] == [1] * 7, seed
            assert await record.waiting_jobs() == [], seed
    finally:
        await store.close()
