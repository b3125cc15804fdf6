"""Every write of a conversation fails once, each in a run of its own: nothing is lost or doubled."""

from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.jobs import retrying, watch
from bot.corpus.search.index import Index
from bot.store.engines.file import FileDatabase
from bot.texts import failures
from tests.fakes import ScriptedModel, drafted, literal
from tests.store.locks import disk_that_takes_nothing
from tests.talk import Talk, talking, texts

_EXEMPLAR = "关于开展检查的通知\n各部门：\n现就有关事项通知如下。\n一、总体要求\n" + "".join(
    f"第{n}组检查{n}家企业，逐项登记存在问题，及时督促整改到位。\n" for n in range(1, 20)
)
_STEPS = (
    "/通知.txt",
    "帮我写青石镇人民政府2026年上半年精神文明建设工作总结",
    "确认",
    "就用这个",
    "群众满意率98.6%",
    "集中学习7次",
    "撤销",
    "起草这节",
    "直接成稿",
    "导出文本",
    "先导出草稿",
)
_WRITES = 54
"""More than there are in the conversation."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every further try come at once."""
    monkeypatch.setattr(retrying, "_PAUSES", ())
    monkeypatch.setattr(retrying, "_LONGEST", 0.01)
    monkeypatch.setattr(watch, "_EVERY", 0.1)


class _Disk:
    """A disk that takes everything but one write: a change of the record, or of the index."""

    def __init__(self, refused: int) -> None:
        self.refused, self.writes, self.begun = refused, 0, False

    def write(self) -> AbstractContextManager[None]:
        """Return what a write is done under."""
        self.writes += self.begun
        return disk_that_takes_nothing() if self.begun and self.writes == self.refused else nullcontext()


@pytest.fixture
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> _Disk:
    """Return the disk; it counts once the test has begun."""
    disk, changing, catching_up = _Disk(request.param), FileDatabase._changing, Index.catch_up

    @asynccontextmanager
    async def change(database: FileDatabase, *, urgent: bool = False) -> AsyncGenerator[Any, None]:
        with disk.write():
            async with changing(database, urgent=urgent) as connection:
                yield connection

    def catch_up(index: Index, changes: Any) -> bool:
        with disk.write():
            return catching_up(index, changes)

    monkeypatch.setattr(FileDatabase, "_changing", change)
    monkeypatch.setattr(Index, "catch_up", catch_up)
    return disk


async def _does(talk: Talk, step: str) -> str:
    """Do a step, wait for what comes of it, and return what was said at once."""
    if step.startswith("/"):
        said = await talk.sends_file(step[1:], _EXEMPLAR.encode())
    else:
        said = await talk.says(step)
    await talk.waits()
    return texts(said)


@pytest.mark.parametrize(
    "disk",
    [n if n % 6 == 0 else pytest.param(n, marks=pytest.mark.slow) for n in range(1, _WRITES + 1)],
    indirect=True,
)
async def test_a_write_that_fails_loses_nothing_and_doubles_nothing(
    disk: _Disk, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reader = ScriptedModel(*[literal] * 9)
    async with talking(home, ScriptedModel(*[drafted] * 20), reader=reader) as talk:
        disk.begun = True
        for step in _STEPS:
            said = await _does(talk, step)
            if failures.RECORD_UNWRITABLE in said:
                assert "没有记下" in said
                await _does(talk, step)
        library = talk.engine.services.library
        assert await library.agrees()
        assert [e.title for e in await library.list(talk.chat)] == ["关于开展检查的通知"]
        assert [fact.text for fact in (await talk.ledger()).facts] == ["群众满意率98.6%"]
        assert len(talk.files) == 1
        live = (await talk.document()).live
        assert {len(section.versions) for section in live} == {1}
        assert all(section.current and section.current.complete for section in live)
        async with talk.store.read() as asked:
            assert await asked.waiting_jobs() == []
    assert disk.writes < _WRITES
    assert "98.6" not in caplog.text
    assert "never retrieved" not in caplog.text
