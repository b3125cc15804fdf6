"""Sections side by side at 40 tokens a second, how soon the first text is seen, and what each is asked."""

import asyncio
import tempfile
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from pydantic import BaseModel

from bot import shipped
from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.library import Library
from bot.domain.document import Brief, Document, Section
from bot.domain.fact import Fact
from bot.domain.genre import IssuerKind, SectionPlan, SectionRole
from bot.domain.job import Job
from bot.domain.ledger import Ledger
from bot.domain.orders import Draft
from bot.drafting.drafter import Drafter
from bot.drafting.genres.loading import load_genres
from bot.drafting.jobs import FollowUp, Jobs
from bot.drafting.slots import Slots
from bot.drafting.writing.assignment import Assignment
from bot.llm import prompts
from bot.llm.model import Chunk, Message
from bot.llm.tokens import TokenMeter
from bot.store.store import Store
from tests.bench import generated
from tests.bench.timing import percentile

_PASSAGES, _SECTIONS, _FACTS, _ROUNDS = 4_000, 8, 40, 20
_KINDS = ["学习", "宣讲", "阅读", "助老", "清洁", "文体", "慰问", "培训", "巡查", "义诊"]
_TOKENS_PER_SECOND = 40
_FEWEST, _SLOWEST = 60, 120
"""Tokens of the shortest and of the longest section."""


class _Endpoint:
    """A model that writes at a steady pace; sections differ in length."""

    name = "bench"

    def __init__(self, pace: float) -> None:
        self._pace = pace
        self.asked: list[Sequence[Message]] = []

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Answer token by token of what is told, the n-th request a little longer than the one before it."""
        self.asked.append(messages)
        step = (_SLOWEST - _FEWEST) // (_SECTIONS - 1)
        tokens = _FEWEST + step * ((len(self.asked) - 1) % _SECTIONS)
        for n in range(tokens if self._pace else 1):
            if self._pace:
                await asyncio.sleep(1 / self._pace)
            yield Chunk("组织" if n % 8 else f"开展{'、'.join(_KINDS)}，")
        yield Chunk("。", finish="stop")

    async def close(self) -> None:
        """Hold nothing."""


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as folder:
        together, first = asyncio.run(_measured(Path(folder)))
    what = f"{_SECTIONS} sections at once, times the slowest"
    yield what, "≤ 1.3", together, together <= 1.3, "×"
    yield "first visible text over the endpoint's own, 4k passages, p95", "≤ 60", first, first <= 60, "ms"
    spread = asyncio.run(_spread())
    yield "prompt tokens a section, 4 against 20 sections", "< 20", spread, spread < 20, "%"


async def _measured(folder: Path) -> tuple[float, float]:
    store = await Store.open(folder)
    for exemplar in generated.exemplars(_PASSAGES, generated.words()):
        await store.holdings.add(exemplar, ORGANISATION)
    library = Library(store.holdings, folder / "index", folder / "none")
    await library.open()
    await library.wait_for_merges()
    together = await _together(_drafter(library, _Endpoint(_TOKENS_PER_SECOND)))
    drafter = _drafter(library, _Endpoint(0))
    first = percentile([await _first(drafter) for _ in range(_ROUNDS)], 0.95)
    await library.close()
    await store.close()
    return together, first


async def _together(drafter: Drafter) -> float:
    """Return how long all sections take, by how long the slowest takes the endpoint alone."""
    tasks = {n: _task(n, _SECTIONS) for n in range(1, _SECTIONS + 1)}

    async def work(job: Job) -> FollowUp:
        await drafter.draft(tasks[job.id], _unseen)
        return _untold

    jobs = Jobs(work, Slots(_SECTIONS, _SECTIONS), lambda _: nullcontext())
    began = time.perf_counter()
    for n, task in tasks.items():
        jobs.start(Job(n, "bench", task.order))
    await jobs.idle("bench")
    return (time.perf_counter() - began) / (_SLOWEST / _TOKENS_PER_SECOND)


async def _first(drafter: Drafter) -> float:
    """Return how many ms pass until something is seen, where the endpoint answers at once."""
    seen: list[float] = []

    async def show(_text: str) -> None:
        seen.append(time.perf_counter())

    task = _task(2, _SECTIONS)
    began = time.perf_counter()
    await drafter.draft(task, show)
    return 1000 * (seen[0] - began)


async def _spread() -> float:
    """Return by how many percent the requests for a section differ, the document having 4 or 20 of them."""
    meter, sizes = TokenMeter(), []
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(Path(folder))
        library = Library(store.holdings, Path(folder) / "index", Path(folder) / "none")
        await library.open()
        for count in (4, 20):
            endpoint = _Endpoint(0)
            drafter = _drafter(library, endpoint)
            for n in range(1, count + 1):
                await drafter.draft(_task(n, count), _unseen)
            sizes += [sum(meter.count(m.content) for m in asked) for asked in endpoint.asked]
        await library.close()
        await store.close()
    return 100 * (max(sizes) - min(sizes)) / max(sizes)


def _drafter(library: Library, model: _Endpoint) -> Drafter:
    return Drafter(library, prompts.load(shipped.TASKS), model, TokenMeter(), 32_000)


def _task(number: int, count: int) -> Assignment:
    """Return a section of a document whose facts lie evenly in its sections."""
    sections = tuple(Section(n, _plan(n)) for n in range(1, count + 1))
    facts = tuple(
        Fact(n, n % count + 1, f"开展{_KINDS[n % 10]}活动{n + 3}场，参加{7 * n + 40}人次", "m", n)
        for n in range(1, _FACTS + 1)
    )
    brief = Brief("工作总结", "云岭县图书馆", IssuerKind.INSTITUTION, "2026年上半年", "志愿服务")
    document = Document(1, brief, "云岭县图书馆2026年上半年志愿服务工作总结", sections)
    genre = load_genres(shipped.GENRES)["工作总结"]
    order = Draft(1, number)
    return Assignment(
        "bench", genre, document, sections[number - 1], facts, order, Ledger({f.id: f for f in facts})
    )


def _plan(number: int) -> SectionPlan:
    heading = f"抓好{_KINDS[number % 10]}，服务第{number}片区居民"
    guidance = "写明开展了哪些活动，各有多少人参加；先写总数，再分项写。"
    return SectionPlan(SectionRole.ACHIEVEMENTS, "主要做法", heading, (), guidance, "", "", 300)


async def _unseen(_text: str) -> None:
    """Nobody looks on."""


async def _untold() -> None:
    """Nobody is told."""
