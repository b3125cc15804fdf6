"""The index catches up in portions: wherever it is broken off, it becomes whole and holds nothing twice."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.corpus.library import following_index
from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.library import Library
from bot.corpus.search import index as indexing
from bot.corpus.search.index import Index
from bot.domain.passage import Changes
from bot.errors import StoreBusy
from tests.bench import generated
from tests.corpus.holdings_in_memory import HoldingsInMemory

_EXEMPLARS, _EACH = 9, generated.PASSAGES_EACH


class _Killed(BaseException):
    """The process ends here: nobody catches it."""


class _BreakingHoldings(HoldingsInMemory):
    """Holdings that are read a few times, and then no more: as a process that is killed reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.left = 10**6
        self.portions: list[Changes] = []

    async def changes_since(self, revision: int, most: int) -> Changes:
        if not self.left:
            raise StoreBusy("")
        self.left -= 1
        self.portions.append(await super().changes_since(revision, most))
        return self.portions[-1]


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following_index, "_PORTION", 2 * _EACH)


@pytest.fixture
async def holdings() -> _BreakingHoldings:
    holdings = _BreakingHoldings()
    for exemplar in generated.exemplars(_EXEMPLARS * _EACH, generated.words()):
        await holdings.add(exemplar, ORGANISATION)
    return holdings


def _library(holdings: HoldingsInMemory, folder: Path) -> Library:
    return Library(holdings, folder / "index", folder / "none")


def _held(folder: Path) -> Sequence[int]:
    return sorted(Index.open(folder / "index" / "passages").passage_counts().values())


async def test_an_index_that_is_broken_off_goes_on_where_it_was(
    holdings: _BreakingHoldings, tmp_path: Path
) -> None:
    holdings.left = 2
    broken = _library(holdings, tmp_path)
    with pytest.raises(StoreBusy):
        await broken.sync_index()
    await broken.close()
    assert _held(tmp_path) == [_EACH] * 4
    holdings.left, holdings.portions = 10, []
    again = _library(holdings, tmp_path)
    await again.sync_index()
    await again.close()
    assert holdings.portions[0].added[0].exemplar == 5
    assert {len(portion.added) for portion in holdings.portions} == {2 * _EACH, _EACH}
    assert _held(tmp_path) == [_EACH] * _EXEMPLARS


async def test_a_kill_while_it_is_built_anew_leaves_no_record_of_the_old_one(
    holdings: _BreakingHoldings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _library(holdings, tmp_path)
    await whole.sync_index()
    await whole.close()
    index, record = Index.open(tmp_path / "index" / "passages"), indexing._save_revision

    def killed(folder: Path, revision: int) -> None:
        if revision:
            raise _Killed
        record(folder, revision)

    index.forget()
    monkeypatch.setattr(indexing, "_save_revision", killed)
    with pytest.raises(_Killed):
        index.catch_up(await holdings.changes_since(0, _EACH))
    index.wait_for_merges()
    monkeypatch.undo()
    assert _held(tmp_path) == [_EACH]
    again = _library(holdings, tmp_path)
    await again.sync_index()
    await again.close()
    assert _held(tmp_path) == [_EACH] * _EXEMPLARS


async def test_a_search_does_not_wait_for_an_index_far_behind(
    holdings: _BreakingHoldings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following_index, "_NEAR", 2)
    library = _library(holdings, tmp_path)
    await library.open()
    assert await library.search("工作情况", limit=50) == []
    await library.sync_index()
    assert len(await library.search("工作情况", limit=50)) == 50
    await library.close()


async def test_a_scope_that_is_cleared_is_gone_from_holdings_and_index(
    holdings: _BreakingHoldings, tmp_path: Path
) -> None:
    library = _library(holdings, tmp_path)
    await library.open()
    await library.sync_index()
    await library.clear(ORGANISATION)
    assert await library.list() == []
    assert await library.agrees()
    await library.close()
    assert _held(tmp_path) == []


async def test_who_stops_waiting_for_the_index_leaves_it_sound(
    holdings: _BreakingHoldings, tmp_path: Path
) -> None:
    library = _library(holdings, tmp_path)
    for seconds in (0.01, 0.03, 0.05, 0.08):
        waiting = asyncio.create_task(library.sync_index())
        await asyncio.sleep(seconds)
        waiting.cancel()
        await asyncio.wait([waiting])
        await library.wait_for_merges()
    await library.sync_index()
    await library.close()
    assert _held(tmp_path) == [_EACH] * _EXEMPLARS
