"""The page: how soon it shows text, what it weighs, and what many open pages take."""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx

from bot.channels.web.access.accounts import known_by, token_of
from bot.config import ModelConfig
from bot.llm.configured import ConfiguredModel
from tests.bench.first_text import time_of_endpoint
from tests.bench.lag import lengthen
from tests.bench.standin import standin
from tests.bench.timing import percentile
from tests.browser import PROGRAM, browser
from tests.channels.web.desk import QUICK, Page, serving, until
from tests.channels.web.program import Program, running
from tests.talk import Talk, at_first_question, talking

_TRIES, _TOKENS_PER_SECOND = 12, 40
_PAGES, _CHATS = 200, 50
_SECTIONS = 20
_WATCHED = 8.0
"""Seconds for which all pages hear drafts."""
_FACTS = ("群众满意率98.6%", "中心组学习6次，主题党日12场", "职工讲堂9期")
_LOADED = "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as folder, standin(_TOKENS_PER_SECOND) as url:
        over = percentile(asyncio.run(_over(Path(folder), url)), 0.95)
    yield "page: first visible text over the endpoint's own, p95", "≤ 60", over, over <= 60, "ms"
    if PROGRAM:
        with tempfile.TemporaryDirectory() as folder:
            weight, painted = _load(Path(folder))
        what = f"page with a document of {_SECTIONS} sections: "
        yield f"{what}weight", "≤ 300", weight, weight <= 300, "KiB"
        yield f"{what}painted after", "≤ 1000", painted, painted <= 1000, "ms"
    with tempfile.TemporaryDirectory() as folder, standin(_TOKENS_PER_SECOND) as url:
        held = asyncio.run(_memory(Path(folder), url))
    yield f"{_PAGES} open pages, {_CHATS} drafts: memory", "≤ 300", held, held <= 300, "MB"


async def _over(home: Path, url: str) -> list[float]:
    """Return how much later than at the endpoint a page heard text, in ms."""
    async with talking(home, chat="web:local") as talk:
        await at_first_question(talk)
        await talk.goes_through("群众满意率98.6%", "中心组学习6次，主题党日12场")
    model = ConfiguredModel(ModelConfig("bench", url), "")
    own = percentile([await time_of_endpoint(model) for _ in range(5)], 0.5)
    async with talking(home, model, chat="web:local") as talk, serving(talk, QUICK) as page:
        seen = [await _seen(page) for _ in range(_TRIES)]
    await model.close()
    return [1000 * (one - own) for one in seen]


async def _seen(page: Page) -> float:
    """Return how many seconds pass from the order to the first text on the page."""
    async with page.listening() as events:
        await anext(events)
        began = time.monotonic()
        ordered = asyncio.create_task(page.post("/say", {"text": "直接成稿"}))
        while not (await until(events, "draft"))[-1].told["text"]:
            pass
        took = time.monotonic() - began
        await ordered
    await page.post("/command", {"name": "stop"})
    await page.talk.engine.idle("web:local")
    return took


def _load(folder: Path) -> tuple[float, float]:
    """Return the KiB that a browser fetches, and the ms until the whole document is painted."""
    home = folder / "home"
    asyncio.run(_long_document(home))
    os.environ["GONGWEN_HOME"] = str(home)
    with running(folder) as program, browser(folder / "profile") as tab:
        tab.open(program.url, 1440)
        drawn = f"document.querySelectorAll('#sheet section').length >= {_SECTIONS}"
        look = f"function look() {{ {drawn} ? done(performance.now()) : requestAnimationFrame(look) }}"
        painted: float = tab.run(f"new Promise(done => ({look})())")
        weight: float = tab.run(f"{_LOADED}.reduce((sum, one) => sum + one.transferSize, 0)")
        return weight / 1024, painted


async def _long_document(home: Path) -> None:
    async with talking(home, chat="web:local") as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年志愿服务工作总结", "确认")
        await lengthen(talk)


async def _memory(folder: Path, url: str) -> float:
    """Return the MB that the program holds while pages hear drafts."""
    home = folder / "home"
    cookies = await _office(home)
    os.environ["GONGWEN_HOME"] = str(home)
    program = await asyncio.to_thread(Program, folder, url, "accounts = true\n")
    try:
        async with AsyncExitStack() as stack:
            listening = [await stack.enter_async_context(_client(program, one)) for one in cookies]
            heard = [asyncio.create_task(_listen(one)) for one in listening * (_PAGES // _CHATS)]
            await asyncio.sleep(1)
            for client in listening:
                await _order(client)
            await asyncio.sleep(_WATCHED)
            held = _resident(program.pid)
            counts = [task.done() for task in heard]
            for task in heard:
                task.cancel()
            await asyncio.gather(*heard, return_exceptions=True)
            assert not any(counts), "a page was left"
            return held
    finally:
        await asyncio.to_thread(program.stop)


async def _office(home: Path) -> list[str]:
    """Prepare a document for each of many users, and return the cookies that they are signed in with."""
    cookies = []
    async with talking(home, chat="web:1") as talk:
        for number in range(1, _CHATS + 1):
            own = Talk(talk.engine, talk.channel, f"web:{number}", talk.store)
            await at_first_question(own)
            await own.goes_through(*_FACTS)
            cookies.append(uuid4().hex)
            async with talk.store.write() as store:
                await store.give_link(f"user{number}", known_by(uuid4().hex), _never())
                await store.add_session(known_by(cookies[-1]), number)
    return cookies


def _never() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


@asynccontextmanager
async def _client(program: Program, cookie: str) -> AsyncGenerator[httpx.AsyncClient, None]:
    """Lend a browser that is signed in."""
    headers = {"Origin": program.url.rstrip("/"), "Cookie": f"gongwen-{program.port}={cookie}"}
    headers["X-Token"] = token_of(cookie)
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=program.url, headers=headers, limits=limits, timeout=60) as client:
        yield client


async def _listen(client: httpx.AsyncClient) -> None:
    async with client.stream("GET", "/events") as answer:
        async for _ in answer.aiter_lines():
            pass


async def _order(client: httpx.AsyncClient) -> None:
    told = {"text": "直接成稿", "about": 0, "event": uuid4().hex}
    assert (await client.post("/say", json=told)).status_code == 204


def _resident(pid: int) -> float:
    """Return the most memory that a process has held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
