"""Idle documents: told of in time, kept at a tap, removed with all that is theirs, and nothing before."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from bot.config import RetentionConfig
from bot.conversation.own_data import retention
from bot.conversation.own_data.retention import Retention
from bot.store.engines import file
from bot.store.tables import schema
from bot.texts.conversation import dialog
from bot.texts.conversation import own_data as said
from tests.conversation.own_data.test_forgetting import _holding
from tests.talk import Talk, at_first_question, talking, texts

_KEPT = RetentionConfig(days=90, notice_days=7)
_TITLE = "青石镇人民政府2026年上半年精神文明建设工作总结"


@pytest.fixture(autouse=True)
def settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait until deletions have settled."""
    monkeypatch.setattr(retention, "_SETTLED", 0.0)


async def _after(talk: Talk, days: float) -> str:
    """Let the program look after so many days, and return what it said."""
    before = len(talk.all)
    looking = Retention(talk.engine.services, talk.engine._delivery, talk.engine._turns)
    await looking.sweep(datetime.now(UTC) + timedelta(days=days))
    await looking.take_traces_away()
    return texts(talk.all[before:])


async def _with_document(talk: Talk) -> None:
    await at_first_question(talk)
    await talk.says("金丝雀巷开展宣讲12次，联系人微信wang_jg1980，手机13800138000")
    await talk.goes_through("起草这节")


async def test_an_idle_document_is_told_of_and_then_removed_from_every_file(home: Path) -> None:
    async with talking(home, retention=_KEPT) as talk:
        await _with_document(talk)
        assert await _after(talk, 82) == ""
        told = await _after(talk, 84)
        assert f"《{_TITLE}》有 83 天没动了" in told
        assert await _after(talk, 85) == "", "it is told once"
        assert await _after(talk, 90.5) == "", "a week has not passed since it was told"
        assert _holding(home)
        assert await _after(talk, 91.5) == said.removal(_TITLE, 90)
        assert _holding(home) == []
        assert await _after(talk, 99) == ""
        assert dialog.WELCOME in texts(await talk.says("/start"))
        assert "新建文稿" not in texts(await talk.says("/outline"))


async def test_a_document_that_is_to_stay_stays_until_it_lies_idle_again(home: Path) -> None:
    async with talking(home, retention=_KEPT) as talk:
        await _with_document(talk)
        await _after(talk, -1)
        await _age(talk, 84)
        await _after(talk, 0)
        assert f"好，《{_TITLE}》留着。" in texts(await talk.says("再留着"))
        assert await _after(talk, 8) == ""
        assert _TITLE in await _after(talk, 84)


class _TurnAfter(asyncio.Lock):
    """The turn of a chat in which something else is done first."""

    def __init__(self, first: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self._first = first

    async def acquire(self) -> Literal[True]:
        """Take the turn once the other is done."""
        await self._first()
        return await super().acquire()


async def test_a_document_that_is_kept_while_its_removal_waits_stays(home: Path) -> None:
    async with talking(home, retention=_KEPT) as talk:
        await _with_document(talk)
        await _age(talk, 84)
        await _after(talk, 0)
        await _age(talk, 8)
        turns = {talk.chat: _TurnAfter(lambda: talk.says("再留着"))}
        before = len(talk.all)
        await Retention(talk.engine.services, talk.engine._delivery, turns).sweep(datetime.now(UTC))
        assert texts(talk.all[before:]) == said.keeping(_TITLE)
        assert (await talk.document()).title == _TITLE


async def test_a_document_that_was_opened_or_written_to_is_idle_no_more(home: Path) -> None:
    async with talking(home, retention=_KEPT) as talk:
        await _with_document(talk)
        for touch in ("打开它", "道德讲堂办了6期"):
            await _age(talk, 84)
            assert _TITLE in await _after(talk, 0)
            await talk.says(touch)
            assert await _after(talk, 8) == "", touch


async def test_a_document_that_was_taken_over_is_idle_no_more_and_goes_with_its_jobs(home: Path) -> None:
    async with talking(home, retention=_KEPT) as talk:
        await _with_document(talk)
        await _age(talk, 84)
        assert _TITLE in await _after(talk, 0)
        code = (await talk.says("/relay"))[-1]
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        await other.says(texts([code]))
        assert await _after(other, 8) == ""
        assert await _jobs(talk) == {other.chat}
        assert _TITLE in await _after(other, 84)
        assert await _after(other, 91.5) == said.removal(_TITLE, 90)
        assert await _jobs(talk) == set()


async def test_traces_are_taken_away_once_nobody_reads_any_more(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_TRIES", 2)
    async with talking(home) as talk:
        await _with_document(talk)
        with closing(sqlite3.connect(home / "gongwen.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM messages").fetchone()
            await talk.goes_through("/forget", "全部删除")
            await _after(talk, 0)
            assert _holding(home)
        await _after(talk, 0)
        assert _holding(home) == []


async def test_a_code_that_nobody_used_is_not_kept(home: Path) -> None:
    async with talking(home) as talk:
        await _with_document(talk)
        await talk.says("/relay")
        for minutes, left in ((9, 1), (11, 0)):
            await _after(talk, minutes / 24 / 60)
            async with talk.store.read() as store:
                assert len((await store.execute(schema.relays.select())).all()) == left


async def _jobs(talk: Talk) -> set[str]:
    """Return the chats that jobs are of."""
    async with talk.store.read() as store:
        return {row["chat"] for row in (await store.execute(schema.jobs.select())).mappings()}


async def test_nothing_is_removed_without_a_period_or_of_whom_nobody_can_tell(home: Path) -> None:
    async with talking(home) as talk:
        await _with_document(talk)
        assert await _after(talk, 10_000) == ""
    async with talking(home, chat="other:a", retention=_KEPT) as talk:
        assert await _after(talk, 84) == ""
        assert await _after(talk, 10_000) == ""
        assert _holding(home)


async def _age(talk: Talk, days: int) -> None:
    """Let all that was done so far have been done so many days earlier."""
    async with talk.store.write() as store:
        for table in (schema.documents, schema.steps, schema.messages, schema.versions):
            rows = (await store.execute(table.select())).mappings().all()
            for row in rows:
                key = [column == row[column.name] for column in table.primary_key.columns]
                moved = {"at": row["at"] - timedelta(days=days)}
                if table is schema.documents and row["kept"]:
                    moved["kept"] = row["kept"] - timedelta(days=days)
                if table is schema.documents and row["noticed"]:
                    moved["noticed"] = row["noticed"] - timedelta(days=days)
                await store.execute(table.update().where(*key).values(**moved))
