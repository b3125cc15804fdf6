"""From files to the library: what is understood is what is kept, and a near-copy is kept once."""

from pathlib import Path

import pytest

from bot.corpus.library.importing import extract_exemplars
from bot.corpus.library.library import Library
from bot.domain.passage import Grade
from bot.errors import UnreadableFile
from bot.store.store import Store
from tests.corpus.documents import PLAN, SUMMARY
from tests.corpus.holdings_in_memory import HoldingsInMemory

COPY = SUMMARY.replace("青禾市水务", "松岭市燃气").replace("2025", "2026").replace("供水", "供气")


@pytest.fixture
def nothing_shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "exemplars"
    folder.mkdir()
    return folder


def test_each_piece_of_a_file_is_an_exemplar_of_its_own() -> None:
    untitled = PLAN.split("\n", 1)[1]
    first, second = extract_exemplars("资料/合集.txt", f"{SUMMARY}\n{untitled}".encode()).exemplars
    assert (first.genre, first.period, first.topic) == ("总结", "2025-H1", "精神文明建设")
    assert (second.title, second.genre, second.source) == ("合集（第2篇）", "方案", "合集.txt")
    assert any(e.kind == "org" and "青禾市水务集团" in e.text for e in first.entities)


def test_a_file_of_adverts_is_understood_as_nothing_to_keep() -> None:
    for text in ("【更多公文素材，微信：abc】\n" * 200, "文库会员价格限时优惠中，有意加入请联系。\n" * 50):
        try:
            assert {e.grade for e in extract_exemplars("广告.txt", text.encode()).exemplars} <= {Grade.REJECT}
        except UnreadableFile as refused:
            assert "广告.txt" in str(refused)


async def test_a_near_copy_in_another_file_is_stored_once_and_names_the_first(
    tmp_path: Path, nothing_shipped: Path
) -> None:
    library = Library(HoldingsInMemory(), tmp_path / "index", nothing_shipped)
    [first] = (await library.add_file("一.txt", SUMMARY.encode(), "chat-1")).added
    [again] = (await library.add_file("二.txt", COPY.encode(), "chat-1")).added
    assert first.id is not None
    assert (again.id, again.duplicate, again.repeats) == (None, True, first.exemplar.title)
    [other] = (await library.add_file("三.txt", COPY.encode(), "chat-2")).added
    assert other.id is not None


async def test_the_store_knows_near_copies_until_they_are_removed(
    tmp_path: Path, nothing_shipped: Path
) -> None:
    store = await Store.open(tmp_path)
    try:
        library = Library(store.holdings, tmp_path / "index", nothing_shipped)
        [first] = (await library.add_file("一.txt", SUMMARY.encode(), "chat-1")).added
        [again] = (await library.add_file("二.txt", COPY.encode(), "chat-1")).added
        assert (again.id, again.repeats) == (None, first.exemplar.title)
        assert first.id is not None
        await library.remove(first.id)
        [then] = (await library.add_file("二.txt", COPY.encode(), "chat-1")).added
        assert then.id is not None
        await library.wait_for_merges()
    finally:
        await store.close()


def test_a_file_of_adverts_alone_is_one_line_and_no_silence() -> None:
    adverts = (
        "更多公文素材请加微信：abc123456\n【更多范文资料，微信：abc123456】\n下载全文请开通VIP会员\n" * 4
    )
    with pytest.raises(UnreadableFile, match="只有广告"):
        extract_exemplars("广告.txt", adverts.encode())
