"""`make bench`: the library and the check against their targets, rivals beside them in the same run."""

import asyncio
import gc
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.importing import extract_exemplars
from bot.corpus.library.library import Library
from bot.domain.passage import Exemplar, StoredPassage
from bot.store.store import Store
from tests.bench import (
    compliance,
    crowd,
    drafting,
    exporting,
    first_text,
    generated,
    lag,
    listening,
    load,
    pace,
    page,
    reading,
    scale,
    start,
)
from tests.bench.rivals import FTS5, RankBM25, Rival
from tests.bench.timing import awaited, each_awaited, percentile, timed
from tests.corpus import matters, relevance

_SMALL, _LARGE = 4_000, 100_000
_QUERIES, _RIVAL_QUERIES, _CHANGES, _DOCUMENTS = 200, {_SMALL: 40, _LARGE: 8}, 20, 60
_FILTER = (generated.GENRES[0], generated.ROLES[1])
_NEVER = "——"


@dataclass(frozen=True)
class _Figure:
    """A line of the result: what was measured, and how it compares."""

    what: str
    target: str
    ours: float
    met: bool
    rank_bm25: float | None = None
    fts5: float | None = None
    unit: str = "ms"

    def cells(self) -> list[str]:
        """Return the line as the table shows it."""
        mark = "[green]✓" if self.met else "[red]✗"
        return [
            self.what,
            self.target,
            f"{self.ours:.2f} {self.unit}",
            mark,
            self._beside(self.rank_bm25),
            self._beside(self.fts5),
        ]

    def _beside(self, rival: float | None) -> str:
        return _NEVER if rival is None else f"{rival:.2f} {self.unit} ({rival / self.ours:.2g}×)"


@dataclass(frozen=True)
class _Bench:
    """A filled library with its rivals."""

    size: int
    store: Store
    library: Library
    folder: Path
    passages: Sequence[StoredPassage]
    bm25: RankBM25
    fts5: FTS5


async def _filled(size: int, folder: Path) -> _Bench:
    store = await Store.open(folder)
    for exemplar in generated.exemplars(size, generated.words()):
        await store.holdings.add(exemplar, ORGANISATION)
    passages = await _stored(store)
    library = _library(store, folder)
    await library.open()
    await library.wait_for_merges()
    fts5 = FTS5(folder / "fts5.db")
    fts5.add(passages)
    bench = _Bench(size, store, library, folder, passages, RankBM25(passages), fts5)
    # What rank_bm25 keeps in memory must not slow the others down whenever garbage is looked for.
    gc.freeze()
    return bench


async def _stored(store: Store) -> list[StoredPassage]:
    passages, revision = list[StoredPassage](), 0
    while (changes := await store.holdings.changes_since(revision, _LARGE)).revision > revision:
        passages += changes.added
        revision = changes.revision
    return passages


def _library(store: Store, folder: Path) -> Library:
    return Library(store.holdings, folder / "index", folder / "none")


async def _searches(bench: _Bench) -> list[_Figure]:
    limit = 3.0 if bench.size == _SMALL else 10.0
    kinds = {
        "a heading": generated.headings(_QUERIES),
        "a 120-character draft": generated.drafts(_QUERIES, generated.words()),
    }
    return [
        await _search(
            bench,
            f"{bench.size // 1000}k: {kind}{', filtered' if narrow else ''}, p95",
            queries,
            narrow,
            limit,
        )
        for kind, queries in kinds.items()
        for narrow in (False, True)
    ]


async def _search(bench: _Bench, what: str, queries: Sequence[str], narrow: bool, limit: float) -> _Figure:
    genre, role = _FILTER if narrow else (None, None)
    durations = await each_awaited(partial(bench.library.search, genre=genre, role=role), queries)
    few = queries[: _RIVAL_QUERIES[bench.size]]
    ours = percentile(durations, 0.95)
    bm25, fts5 = (_rival_search(rival, few, narrow) for rival in (bench.bm25, bench.fts5))
    return _Figure(what, f"≤ {limit:.0f} ms", ours, ours <= limit, bm25, fts5)


def _rival_search(rival: Rival, queries: Sequence[str], narrow: bool) -> float:
    genre, role = _FILTER if narrow else ("", "")
    return percentile([timed(partial(rival.search, query, genre, role)) for query in queries], 0.95)


async def _changes(bench: _Bench) -> list[_Figure]:
    """Add exemplars of ten passages each, found at once, then take them away."""
    fresh = generated.exemplars(12 * _CHANGES, generated.words(), seed=9)
    ten = [replace(e, passages=e.passages[:10]) for e in fresh]
    adding, removing = [], []
    for exemplar in ten:
        adding.append(await awaited(_added(bench, exemplar)))
        await bench.library.wait_for_merges()
    for stored in (await bench.library.list())[-_CHANGES:]:
        removing.append(await awaited(bench.library.remove(stored.id)))
        await bench.library.wait_for_merges()
    copies = [replace(p, id=p.id + 10**7) for p in bench.passages[:10]]
    ids = [p.id for p in copies]
    rivals: tuple[Rival, ...] = (bench.bm25, bench.fts5)
    added = {_name(rival): timed(partial(rival.add, copies)) for rival in rivals}
    removed = {_name(rival): timed(partial(rival.remove, ids)) for rival in rivals}
    return [
        _change("add 10 passages, p95", adding, added),
        _change("delete 10 passages, p95", removing, removed),
    ]


def _change(what: str, durations: Sequence[float], rivals: dict[str, float]) -> _Figure:
    ours = percentile(durations, 0.95)
    return _Figure(f"4k: {what}", "≤ 50 ms", ours, ours <= 50, rivals["rank_bm25"], rivals["fts5"])


def _name(rival: Rival) -> str:
    return "rank_bm25" if isinstance(rival, RankBM25) else "fts5"


async def _added(bench: _Bench, exemplar: Exemplar) -> None:
    await bench.store.holdings.add(exemplar, ORGANISATION)
    await bench.library.search(exemplar.passages[0].heading_path[0])


async def _opening(bench: _Bench) -> _Figure:
    ours = percentile([await awaited(_library(bench.store, bench.folder).open()) for _ in range(10)], 0.95)
    bm25 = timed(lambda: RankBM25(bench.passages))
    fts5 = timed(lambda: FTS5(bench.folder / "fts5.db").close())
    return _Figure(f"{bench.size // 1000}k: open, p95", "≤ 100 ms", ours, ours <= 100, bm25, fts5)


async def _imports(folder: Path) -> _Figure:
    """Import files one after the other; a rival gets its passages after the same reading and parsing."""
    exemplars = list(generated.exemplars(_DOCUMENTS * generated.PASSAGES_EACH, generated.words(), seed=5))
    files = [(e.source, generated.text_of(e).encode()) for e in exemplars]
    store = await Store.open(folder)
    library = _library(store, folder)
    ours = sum([await awaited(library.add_file(*file, ORGANISATION)) for file in files])
    understanding = sum(timed(partial(extract_exemplars, *file)) for file in files)
    passages = await _stored(store)
    await library.wait_for_merges()
    await store.close()
    bm25 = understanding + timed(lambda: RankBM25(passages))
    fts5 = FTS5(folder / "fts5.db")
    with_fts5 = understanding + timed(lambda: fts5.add(passages))
    fts5.close()
    rate, bm25_rate, fts5_rate = (60_000 * _DOCUMENTS / took for took in (ours, bm25, with_fts5))
    return _Figure("import", "≥ 300 /min", rate, rate >= 300, bm25_rate, fts5_rate, "/min")


def _relevance(folder: Path) -> list[_Figure]:
    sets = {"exemplars": relevance.judged_exemplars()}
    if relevance.SHARED.is_dir():
        sets["exemplars and seeds"] = [*sets["exemplars"], *relevance.judged_seeds()]
    figures = []
    for name, sections in sets.items():
        ours = relevance.ndcg(relevance.by_index(folder / name, sections), sections)
        words = relevance.ndcg(relevance.by_words(sections), sections)
        figures.append(_Figure(f"nDCG@10, {name}", "> words", ours, ours > words, words, unit=""))
    return [*figures, *_fitness(folder)]


def _fitness(folder: Path) -> Iterator[_Figure]:
    for name in matters.BATCHES:
        fitting, silent = matters.judge(folder / name, name)
        yield _Figure(
            f"fitting in the first three, {name}", "≥ 80 %", fitting * 100, fitting >= 0.8, unit="%"
        )
        yield _Figure(f"nothing where nothing fits, {name}", "≥ 80 %", silent * 100, silent >= 0.8, unit="%")


async def _measure(folder: Path, sizes: Sequence[int]) -> list[_Figure]:
    figures = _relevance(folder / "relevance")
    for size in sizes:
        bench = await _filled(size, folder / str(size))
        figures += await _searches(bench)
        figures.append(await _opening(bench))
        if size == _SMALL:
            figures += await _changes(bench)
        bench.fts5.close()
        await bench.store.close()
    return [*figures, await _imports(folder / "imports")]


def _checking() -> Iterator[tuple[str, str, float, bool, str]]:
    yield from compliance.cost()
    yield from compliance.quality()


_SCENES: dict[str, Callable[[], Iterator[tuple[str, str, float, bool, str]]]] = {
    "compliance": _checking,
    "reading": reading.cost,
    "listening": listening.cost,
    "drafting": drafting.cost,
    "pace": pace.cost,
    "load": load.cost,
    "crowd": crowd.cost,
    "lag": lag.cost,
    "first_text": first_text.cost,
    "export": exporting.cost,
    "page": page.cost,
    "scale": scale.cost,
    "start": start.cost,
}


def main(arguments: Sequence[str]) -> None:
    """Measure and show a table; `small` leaves 100,000 passages out, a scene's name all but that scene."""
    sizes = [_SMALL] if "small" in arguments else [_SMALL, _LARGE]
    asked = [name for name in arguments if name in _SCENES] or list(_SCENES)
    lines = (line for name in asked for line in _SCENES[name]())
    figures = [_Figure(what, target, ours, met, unit=unit) for what, target, ours, met, unit in lines]
    if not set(arguments) & _SCENES.keys():
        with tempfile.TemporaryDirectory() as folder:
            figures += asyncio.run(_measure(Path(folder), sizes))
    table = Table("", "target", "gongwen", "", "rank_bm25", "SQLite FTS5")
    for figure in figures:
        table.add_row(*figure.cells())
    Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
