"""How late the event loop is while one chat has much to do: for so long every other chat stands still."""

import asyncio
import functools
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.domain.document import Author, Provenance, Version
from bot.domain.genre import SectionRole
from tests.bench import generated
from tests.bench.timing import percentile
from tests.talk import Talk, talking

_EVERY = 0.005
_MEGABYTES, _CHECKED, _SECTIONS, _LENGTH = 20, 30_000, 20, 1_500


@asynccontextmanager
async def lags() -> AsyncGenerator[list[float], None]:
    """Lend a list that is filled with how late the loop was, in ms, as long as the block lasts."""
    late: list[float] = []

    async def look() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_EVERY)
            late.append(1000 * (time.perf_counter() - began - _EVERY))

    looking = asyncio.create_task(look())
    try:
        yield late
    finally:
        looking.cancel()


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    scenes: dict[str, Callable[[Talk], Awaitable[None]]] = {
        f"check of {_CHECKED:,} characters": _checks,
        f"export of {_SECTIONS * _LENGTH:,} characters": _exports,
        f"import of {_MEGABYTES} MB": _imports,
    }
    for what, scene in scenes.items():
        with tempfile.TemporaryDirectory() as folder:
            late = percentile(asyncio.run(_during(scene, Path(folder))), 0.99)
        yield f"lag of the loop, {what}, p99", "≤ 20", late, late <= 20, "ms"


async def _during(scene: Callable[[Talk], Awaitable[None]], home: Path) -> list[float]:
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年志愿服务工作总结", "确认")
        await lengthen(talk)
        # What the scenes are made of is no part of them.
        _large()
        async with lags() as late:
            await scene(talk)
    return late


async def lengthen(talk: Talk) -> None:
    """Give the document many sections, all of them written."""
    document = await talk.document()
    plan = replace(document.sections[0].plan, role=SectionRole.ACHIEVEMENTS, heading="抓好各项工作")
    async with talk.store.write() as store:
        await store.set_outline(document.id, (plan,) * _SECTIONS)
    text = _text(_SECTIONS * _LENGTH)
    for n, section in enumerate((await talk.document()).live):
        own = text[n * _LENGTH : (n + 1) * _LENGTH]
        async with talk.store.write() as store:
            await store.add_version(
                section.id, Version(0, own, Author.USER, provenance=Provenance()), show=True
            )


async def _checks(talk: Talk) -> None:
    await talk.says("/check")
    assert len(await talk.sends_file("文.txt", _text(_CHECKED).encode()))


async def _exports(talk: Talk) -> None:
    await talk.says("导出 Word")
    await talk.goes_through("先导出草稿")
    assert talk.files


async def _imports(talk: Talk) -> None:
    other = Talk(talk.engine, talk.channel, "test:b", talk.store)
    assert await other.sends_file("大.txt", _large())


@functools.cache
def _large() -> bytes:
    text = _text(_CHECKED).encode()
    return text * (_MEGABYTES * 1024 * 1024 // len(text))


@functools.cache
def _text(length: int) -> str:
    """Return prose as official documents have it."""
    drafts = generated.drafts(length // 100, generated.words())
    return "\n".join(f"{draft.rstrip('，；、。')}。" for draft in drafts)[:length]
