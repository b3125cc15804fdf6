"""The store is locked, full, read-only, damaged or out of reach: it is said, and nothing is lost."""

import asyncio
import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.conversation import engine
from bot.conversation.events import Event
from bot.conversation.jobs import retrying as insisting
from bot.conversation.jobs import watch
from bot.conversation.turns import dispatch
from bot.conversation.turns.context import Turn, TurnContext
from bot.errors import StoreError, StoreUnreachable, UsageError
from bot.store import faults
from bot.store.engines.file import FileDatabase
from bot.store.store import Store
from bot.texts import failures
from tests.fakes import Held, ScriptedModel
from tests.store.locks import disk_that_takes_nothing, locked, locked_for
from tests.talk import Talk, at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇人民政府把精神文明建设摆在突出位置，群众满意率98.6%。现将有关情况总结如下。"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another process be waited for just a moment, and every further try come at once."""
    monkeypatch.setattr(faults, "_PATIENCE", 0.2)
    monkeypatch.setattr(insisting, "_PAUSES", ())
    monkeypatch.setattr(insisting, "_LONGEST", 0.05)


# -- locked by another process ---------------------------------------------------------------------------


async def _written_once(talk: Talk) -> None:
    document = await talk.document()
    assert [v.text for v in document.sections[0].versions] == [_LEAD]


@pytest.mark.usefixtures("soon")
async def test_a_step_that_waits_too_long_is_not_taken_and_it_is_said(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        async with locked(home, ""):
            said = texts(await talk.says("满意率98.6%"))
            assert failures.RECORD_BUSY in said and "没有记下" in said
            # Who only asks waits for nobody.
            assert "精神文明建设" in texts(await talk.says("/status"))
        assert "记下 1 条" in texts(await talk.says("满意率98.6%"))
        assert len((await talk.ledger()).facts) == 1


@pytest.mark.usefixtures("soon")
async def test_a_draft_that_cannot_be_kept_is_said_once_and_kept_when_it_can_be(home: Path) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        await talk.says("起草这节")
        await held.begun.wait()
        async with locked(home, ""):
            held.go_on.set()
            await asyncio.sleep(1.5)
        said = texts(await talk.waits())
        assert texts(talk.all).count("能存了就自动存上") == 1
        assert _LEAD in said
        await _written_once(talk)


@pytest.mark.usefixtures("soon")
async def test_a_stop_that_cannot_be_kept_keeps_what_was_written(home: Path) -> None:
    held = Held(_LEAD[:20])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
        async with locked_for(1.0, home, ""):
            said = texts(await talk.says("停"))
        assert "停在第 20 字" in said
        assert [v.complete for v in (await talk.document()).sections[0].versions] == [False]


@pytest.mark.usefixtures("soon")
async def test_a_stop_that_cannot_be_kept_is_not_undone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_EVERY", 0.05)
    held = Held(_LEAD[:20])
    model = ScriptedModel(held, "另一稿。")
    async with talking(home, model) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
        async with locked_for(1.0, home, ""):
            said = texts(await talk.says("停"))
        await talk.waits()
        assert "停在第 20 字" in said
        assert len(model.asked) == 1
        assert [v.text for v in (await talk.document()).sections[0].versions] == [_LEAD[:20]]


# -- a full disk -----------------------------------------------------------------------------------------


_STEPS = (
    "帮我写青石镇人民政府2026年上半年精神文明建设工作总结",
    "确认",
    "就用这个",
    "满意率98.6%",
    "起草这节",
    "导出文本",
    "先导出草稿",
)


@pytest.mark.usefixtures("soon")
async def test_a_disk_that_takes_no_write_at_any_step_loses_nothing(home: Path) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(held)) as talk:
        for step in _STEPS:
            before = await _stands(talk)
            with disk_that_takes_nothing():
                said = texts(await talk.says(step))
            assert failures.RECORD_UNWRITABLE in said and "没有记下" in said, step
            assert await _stands(talk) == before
            await talk.says(step)
            if await _waiting(talk):
                held.go_on.set()
                with disk_that_takes_nothing():
                    # What the job has made cannot be kept, and is told once.
                    await _until(lambda: "能存了就自动存上" in texts(talk.all[-1:]))
                    await asyncio.sleep(0.2)
                    assert await _waiting(talk)
                await talk.waits()
        assert texts(talk.all).count("能存了就自动存上") == 2
        assert [fact.text for fact in (await talk.ledger()).facts] == ["满意率98.6%"]
        await _written_once(talk)
        assert [file.name[-4:] for file in talk.files] == [".txt"]
        assert not await _waiting(talk)


async def test_a_full_disk_is_said(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        database = talk.store._database
        assert isinstance(database, FileDatabase)
        database._engine.dispose()
        event.listen(database._engine, "connect", _no_page_more)
        said = texts(await talk.says(f"满意率98.6%，{'走访群众。' * 2000}"))
        assert failures.RECORD_FULL in said and "没有记下" in said
        assert (await talk.ledger()).facts == ()


def _no_page_more(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA max_page_count=1")


async def _stands(talk: Talk) -> int:
    async with talk.store.read() as store:
        return (await store.chat(talk.chat)).revision


async def _waiting(talk: Talk) -> bool:
    async with talk.store.read() as store:
        return bool(await store.waiting_jobs(talk.chat))


async def _until(seen: Callable[[], bool]) -> None:
    for _ in range(500):
        if seen():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError


# -- read-only, damaged, out of reach --------------------------------------------------------------------


async def test_a_record_that_cannot_be_written_is_said(home: Path) -> None:
    async with talking(home) as talk:
        database = talk.store._database
        assert isinstance(database, FileDatabase)
        database._engine.dispose()
        event.listen(database._engine, "connect", _read_only)
        assert failures.RECORD_READ_ONLY in texts(await talk.says("帮我写青石镇2026年工作总结"))


def _read_only(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA query_only=ON")


async def test_a_damaged_record_is_said_when_it_is_opened_and_when_it_is_asked(home: Path) -> None:
    file = home / "gongwen.db"
    async with talking(home) as talk:
        await at_first_question(talk)
    whole = file.read_bytes()
    file.write_bytes(b"\x00" * len(whole))
    with pytest.raises(UsageError, match=failures.RECORD_DAMAGED):
        await Store.open(home)
    # The first page is whole, so that it opens; what was said is not.
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises((UsageError, StoreError), match=failures.RECORD_DAMAGED):
        store = await Store.open(home)
        try:
            async with store.read() as tx:
                await tx.unread("test:a")
        finally:
            await store.close()


async def test_what_is_wrong_with_a_statement_is_no_fault_of_the_record(store: Store) -> None:
    with pytest.raises(Exception, match=r"no_such_table") as wrong:
        async with store.read() as tx:
            await tx.execute(text("SELECT * FROM no_such_table"))
    assert not isinstance(wrong.value, StoreError)


@pytest.mark.slow
async def test_a_connection_that_breaks_is_ours_to_say_and_the_next_one_is_new(
    home: Path, server_url: str
) -> None:
    store = await Store.open(home, server_url)
    with pytest.raises(StoreUnreachable, match=failures.RECORD_UNREACHABLE):
        async with store.write() as tx:
            await tx.save_chat("a", "{}")
            await _cut(server_url)
            await tx.save_chat("a", "{}")
    async with store.write() as tx:
        assert await tx.save_chat("a", "{}") == 1
    await store.close()


@pytest.mark.slow
async def test_who_closes_waits_for_those_who_are_still_there(home: Path, server_url: str) -> None:
    store = await Store.open(home, server_url)
    begun = asyncio.Event()

    async def save() -> int:
        async with store.write() as tx:
            begun.set()
            await asyncio.sleep(0.1)
            return await tx.save_chat("a", "{}")

    saving = asyncio.create_task(save())
    await begun.wait()
    await store.close()
    assert saving.done() and saving.result() == 1
    gc.collect()  # A connection that nobody closed is reported when it is collected.


@pytest.mark.slow
async def test_a_turn_whose_connection_breaks_is_taken_again(
    home: Path, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cuts = 0

    async def dispatch_and_cut(context: TurnContext, event: Event) -> Turn:
        nonlocal cuts
        turn = await dispatch.dispatch(context, event)
        cuts += 1
        if cuts == 1:
            await _cut(server_url)
        return turn

    async with talking(home, url=server_url) as talk:
        await at_first_question(talk)
        monkeypatch.setattr(engine, "dispatch", dispatch_and_cut)
        assert "记下 1 条" in texts(await talk.says("满意率98.6%"))
        assert cuts == 2
        assert len((await talk.ledger()).facts) == 1


async def _cut(url: str) -> None:
    """Break all connections to the database."""
    import asyncpg  # type: ignore[import-untyped]  # the driver is an extra

    connection = await asyncpg.connect(url)
    mine = "datname = current_database() AND pid <> pg_backend_pid()"
    await connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")
    await connection.close()
