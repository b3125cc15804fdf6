"""Search by meaning over real HTTP: found in other words; and an endpoint that fails is hardly noticed."""

import logging
import shutil
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.config import EmbeddingsConfig
from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.library import Library
from bot.corpus.search import meaning
from bot.corpus.search.vectors import Vectors
from bot.domain.passage import Hit
from bot.llm.embeddings import Embeddings
from bot.store.store import Store
from tests.corpus.documents import PLAN, SUMMARY
from tests.embedding import components, embedding, given
from tests.endpoint import Endpoint, Frame, Pause, Raw, Reaction, Request, Status

OTHER_WORDS = "孝亲"
"""What no passage says, though one speaks of it: 老人."""
SAID = "节水宣传周"


@asynccontextmanager
async def _library(
    home: Path, url: str, model: str = "m", dimensions: int = 0
) -> AsyncGenerator[Library, None]:
    embeddings = Embeddings(EmbeddingsConfig(model=model, base_url=url, dimensions=dimensions), "")
    store = await Store.open(home)
    library = Library(store.holdings, home / "index", home / "none", embeddings)
    try:
        await library.open()
        yield library
    finally:
        await library.close()
        await store.close()
        await embeddings.aclose()


async def _fill(library: Library) -> None:
    await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)
    await library.add_file("方案.txt", PLAN.encode(), ORGANISATION)
    await library.wait_for_vectors()


def _texts(endpoint: Endpoint) -> list[str]:
    return [text for request in endpoint.requests for text in request["body"]["input"]]


def _found(hits: Sequence[Hit]) -> list[int]:
    return [hit.found.id for hit in hits]


async def test_a_passage_is_found_that_says_it_in_other_words(tmp_path: Path) -> None:
    async with Endpoint(answer=embedding()) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
        [best, *_] = await library.search(OTHER_WORDS)
        assert "老人" in best.found.passage.text
        both = await library.search("志愿服务", diverse=False, limit=20)
        assert both[0].score == pytest.approx(1, abs=0.1)
        assert [h.score for h in both] == sorted((h.score for h in both), reverse=True)


async def test_filters_decide_who_is_found_by_meaning_too(tmp_path: Path) -> None:
    async with Endpoint(answer=embedding()) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
        assert {h.found.genre for h in await library.search(OTHER_WORDS, genre="方案", limit=50)} == {"方案"}
        assert await library.search(OTHER_WORDS, scopes=("chat-7",)) == []


async def test_each_passage_is_sent_once_and_never_again_after_a_restart(tmp_path: Path) -> None:
    async with Endpoint(answer=embedding()) as endpoint:
        async with _library(tmp_path, endpoint.url) as library:
            await _fill(library)
            passages = sum(e.passages for e in await library.list())
        sent = _texts(endpoint)
        assert len(sent) == len(set(sent)) == passages
        assert max(len(request["body"]["input"]) for request in endpoint.requests) <= 10
        async with _library(tmp_path, endpoint.url) as library:
            await library.wait_for_vectors()
        assert _texts(endpoint) == sent
        (tmp_path / "index" / "vectors.db").unlink()
        async with _library(tmp_path, endpoint.url) as library:
            await library.wait_for_vectors()
        assert sorted(_texts(endpoint)) == sorted(sent * 2)


async def test_another_model_makes_all_vectors_anew(tmp_path: Path) -> None:
    async with Endpoint(answer=embedding()) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
    async with Endpoint(answer=embedding(16)) as fresh, _library(tmp_path, fresh.url, "m2") as library:
        await library.wait_for_vectors()
        assert len(_texts(fresh)) == len(_texts(endpoint))
        assert "老人" in (await library.search(OTHER_WORDS))[0].found.passage.text


async def test_what_is_removed_is_gone_from_the_vectors_even_with_no_endpoint_configured(
    tmp_path: Path,
) -> None:
    async with Endpoint(answer=embedding()) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
    store = await Store.open(tmp_path)
    library = Library(store.holdings, tmp_path / "index", tmp_path / "none")
    await library.open()
    for exemplar in await library.list():
        await library.remove(exemplar.id)
    await library.close()
    await store.close()
    async with Endpoint(answer=embedding()) as again, _library(tmp_path, again.url) as library:
        await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)
        await library.wait_for_vectors()
        assert len(_texts(again)) == sum(e.passages for e in await library.list())


async def _words_alone(home: Path) -> list[int]:
    store = await Store.open(home)
    library = Library(store.holdings, home / "index", home / "none")
    await library.open()
    hits = _found(await library.search(SAID))
    await library.close()
    await store.close()
    return hits


@dataclass(frozen=True)
class _Late:
    """An answer that takes its time."""

    texts: Sequence[str]
    seconds: float = 0.5

    def frames(self) -> Iterator[Frame]:
        yield Pause(self.seconds)
        yield from given([components(text) for text in self.texts]).frames()


_WRONG: dict[str, Reaction] = {
    "broken": Status(500),
    "no key": Status(401),
    "a page": Raw((b"<html></html>",)),
    "other size": given([[1.0] * 5]),
    "no direction": given([[0.0] * 8]),
    "slow": _Late(["慢"], 30),
}


@pytest.mark.parametrize("wrong", _WRONG.values(), ids=_WRONG.keys())
async def test_an_endpoint_that_fails_leaves_search_by_words_and_is_left_in_peace(
    tmp_path: Path, wrong: Reaction, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    well = True

    def react(body: Request) -> Reaction:
        return embedding()(body) if well else wrong

    async with Endpoint(answer=react) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
        well, before = False, len(endpoint.requests)
        begun = time.monotonic()
        hits = [_found(await library.search(SAID)) for _ in range(5)]
        assert time.monotonic() - begun < 3
        assert len(endpoint.requests) == before + 1
    words = await _words_alone(tmp_path)
    assert hits == [words] * 5
    assert "embeddings failed" in caplog.text
    assert SAID not in caplog.text


async def test_an_endpoint_that_is_not_there_stops_neither_import_nor_search(tmp_path: Path) -> None:
    async with _library(tmp_path, "http://127.0.0.1:9/v1") as library:
        await _fill(library)
        assert "节水" in (await library.search(SAID))[0].found.passage.text


async def test_what_failed_is_made_up_for_when_the_endpoint_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_REST_SECONDS", 0)
    down = True

    def react(body: Request) -> Reaction:
        return Status(503) if down else embedding()(body)

    async with Endpoint(answer=react) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
        down = False
        await library.search(SAID)
        await library.wait_for_vectors()
        assert "老人" in (await library.search(OTHER_WORDS))[0].found.passage.text


async def test_a_stop_in_the_middle_ends_at_once_and_the_next_start_goes_on(tmp_path: Path) -> None:
    async with (
        Endpoint(answer=lambda body: _Late(body["input"], 30)) as endpoint,
        _library(tmp_path, endpoint.url) as library,
    ):
        await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)
        await endpoint.asked.wait()
        begun = time.monotonic()
    assert time.monotonic() - begun < 2
    async with Endpoint(answer=embedding()) as endpoint, _library(tmp_path, endpoint.url) as library:
        await library.wait_for_vectors()
        assert "老人" in (await library.search(OTHER_WORDS))[0].found.passage.text


async def test_an_index_folder_deleted_while_in_use_comes_back_with_its_vectors(tmp_path: Path) -> None:
    async with Endpoint(answer=embedding()) as endpoint, _library(tmp_path, endpoint.url) as library:
        await _fill(library)
        await library.wait_for_merges()
        shutil.rmtree(tmp_path / "index")
        assert await library.search(SAID)
        await library.wait_for_vectors()
        assert "老人" in (await library.search(OTHER_WORDS))[0].found.passage.text


async def test_what_is_removed_while_its_vectors_are_made_leaves_none(tmp_path: Path) -> None:
    def react(body: Request) -> Reaction:
        return _Late(body["input"])

    async with Endpoint(answer=react) as endpoint, _library(tmp_path, endpoint.url) as library:
        [added] = (await library.add_file("总结.txt", SUMMARY.encode(), "chat-7")).added
        await endpoint.asked.wait()
        assert added.id is not None
        await library.remove(added.id)
        await library.wait_for_vectors()
    places = [(n, added.id) for n in range(1, 20)]
    assert Vectors(tmp_path / "index" / "vectors.db", "m 0").lacking(places) == places
