"""A disk that takes nothing of the index: the record has it all, and the index follows as soon as it can."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.search.index import Index
from bot.errors import UsageError
from tests.store.locks import disk_that_takes_nothing
from tests.talk import talking, texts

_SECRET = "砚溪渡口"
_EXEMPLAR = "关于开展检查的通知\n各部门：\n现就有关事项通知如下。\n" + "".join(
    f"{number}、{_SECRET}检查\n第{number}组到{_SECRET}检查，逐项登记存在问题，及时督促整改到位，按月报送进展。\n"
    for number in "一二三四五六七"
)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let the disk take nothing of the index, until this is undone."""
    catching_up = Index.catch_up

    def catch_up(index: Index, changes: Any) -> bool:
        with disk_that_takes_nothing():
            return catching_up(index, changes)

    monkeypatch.setattr(Index, "catch_up", catch_up)
    return monkeypatch


async def test_a_file_is_taken_in_and_found_when_the_disk_has_room(
    home: Path, full: pytest.MonkeyPatch
) -> None:
    async with talking(home) as talk:
        library = talk.engine.services.library
        assert "放进您的范例库" in texts(await talk.sends_file("通知.txt", _EXEMPLAR.encode()))
        assert await library.search(f"{_SECRET}检查", scopes=(talk.chat,)) == []
        full.undo()
        assert await library.search(f"{_SECRET}检查", scopes=(talk.chat,))
        assert await library.agrees()


async def test_what_is_forgotten_is_in_no_file_even_where_the_disk_is_full(
    home: Path, request: pytest.FixtureRequest
) -> None:
    async with talking(home) as talk:
        await talk.sends_file("通知.txt", _EXEMPLAR.encode())
        await talk.goes_through("帮我写青石镇2026年上半年精神文明建设工作总结")
        full: pytest.MonkeyPatch = request.getfixturevalue("full")
        await talk.goes_through("/forget", "全部删除")
        left = await asyncio.to_thread(_files_with, home, _SECRET)
        assert left == []
        full.undo()
        library = talk.engine.services.library
        assert await library.search("检查", scopes=(talk.chat,)) == []
        assert await library.agrees()


def _files_with(home: Path, words: str) -> list[str]:
    return [p.name for p in home.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]


def test_a_good_index_is_not_taken_for_a_torn_one(tmp_path: Path) -> None:
    Index.open(tmp_path / "a")
    before = sorted(path.name for path in (tmp_path / "a").iterdir())
    with disk_that_takes_nothing():
        assert Index.open(tmp_path / "a").revision == 0
        with pytest.raises(UsageError, match="磁盘"):
            Index.open(tmp_path / "b")
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == before
