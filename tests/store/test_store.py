"""The store: whole or not at all, only ever added to, and readable by the next program."""

import asyncio
import sqlite3
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.document import Author, Brief, Progress, Version
from bot.domain.finding import AcceptedFinding
from bot.domain.genre import IssuerKind, OwnGenre, Question, SectionPlan, SectionRole
from bot.domain.job import JobStatus
from bot.domain.orders import Draft
from bot.domain.passage import Exemplar, Grade, Passage
from bot.domain.said import ClerkMessage
from bot.errors import UsageError
from bot.store.records import own_genres
from bot.store.store import Store

_PLAN = SectionPlan(SectionRole.LEAD, "", "", (Question("几次？", "次数"),), "g", "o", "c", 100)
EXEMPLAR = Exemplar(
    "甲", "工作总结", IssuerKind.SCHOOL, 2025, Grade.GOOD, ("原因",), "甲.txt", "hash",
    (Passage(("一、做法",), SectionRole.ACHIEVEMENTS, "正文。"),),
)  # fmt: skip


async def _document(store: Store) -> tuple[int, int]:
    async with store.write() as tx:
        document = await tx.add_document("a", "标题", Brief(genre="工作总结", issuer="甲局"))
        await tx.set_outline(document, (_PLAN,))
        loaded = await tx.document(document)
    assert loaded
    return document, loaded.sections[0].id


async def test_what_an_exception_interrupts_never_happened(store: Store) -> None:
    with pytest.raises(RuntimeError):
        async with store.write() as tx:
            await tx.begin_update("a", "u1")
            await tx.save_chat("a", "{}")
            raise RuntimeError
    async with store.write() as tx:
        assert await tx.begin_update("a", "u1")
        assert (await tx.chat("a")).revision == 0


async def test_a_task_that_is_cancelled_at_any_moment_leaves_no_lock_behind(store: Store) -> None:

    async def counts() -> None:
        async with store.write() as tx:
            for _ in range(3):
                await tx.save_chat("a", "{}")
                await tx.chats_to_deliver()

    # Kept, as a cancelled task keeps the cursor that its traceback holds.
    cancelled = []
    for moment in range(40):
        task = asyncio.create_task(counts())
        cancelled.append(task)
        await asyncio.sleep(moment / 5000)
        task.cancel()
        await asyncio.wait([task])
        async with store.write() as tx:
            assert (await tx.chat("a")).revision % 3 == 0


async def test_a_transaction_inside_another_is_refused_and_the_next_one_let_in(home: Path) -> None:
    store = await Store.open(home)
    with pytest.raises(RuntimeError, match="wait for itself"):
        async with store.write(), store.write():
            pass
    async with store.write() as tx:
        assert await tx.begin_update("a", "u1")
    await store.close()


async def test_of_many_who_begin_the_same_update_one_has_it(store: Store) -> None:
    async def begun() -> bool:
        async with store.write() as tx:
            return await tx.begin_update("a", "u1")

    assert sorted(await asyncio.gather(*(begun() for _ in range(8)))) == [False] * 7 + [True]


async def test_exemplars_that_come_at_once_are_all_found(store: Store) -> None:
    several = [replace(EXEMPLAR, sha256=f"hash{n}") for n in range(6)]
    await asyncio.gather(*(store.holdings.add(exemplar, "organisation") for exemplar in several))
    assert len((await store.holdings.changes_since(0, 100)).added) == 6
    assert await store.holdings.revision() == 6


async def test_who_is_at_work_when_the_store_closes_comes_to_an_end(home: Path) -> None:
    store = await Store.open(home)

    async def works() -> None:
        async with store.write() as tx:
            begun.set()
            await asyncio.sleep(0.05)
            await tx.save_chat("a", "{}")

    begun = asyncio.Event()
    task = asyncio.create_task(works())
    await begun.wait()
    await store.close()
    await task
    again = await Store.open(home)
    async with again.read() as tx:
        assert (await tx.chat("a")).revision == 1
    await again.close()


async def test_what_goes_wrong_tells_nothing_of_what_was_said(home: Path) -> None:
    store = await Store.open(home)
    with pytest.raises(IntegrityError) as failed:
        async with store.write() as tx:
            for _ in range(2):
                await tx.add_message("a", ClerkMessage("m", "集中学习7次"))
    assert "集中学习" not in str(failed.value)
    await store.close()


async def test_a_document_comes_back_as_it_was_stored(store: Store) -> None:
    document, section = await _document(store)
    async with store.write() as tx:
        assert await tx.add_version(section, Version(0, "第一版。", Author.MODEL), show=True) == 1
        assert await tx.add_version(section, Version(0, "第二版。", Author.USER), show=True) == 2
        loaded = await tx.document(document, history=True)
    assert loaded
    assert loaded.brief == Brief(genre="工作总结", issuer="甲局")
    [stored] = loaded.sections
    assert stored.plan == _PLAN
    assert stored.progress is Progress.DRAFTED
    assert [v.text for v in stored.versions] == ["第一版。", "第二版。"]
    assert stored.current == stored.versions[1]


async def test_an_unfinished_version_does_not_push_a_finished_one_aside(store: Store) -> None:
    document, section = await _document(store)
    async with store.write() as tx:
        await tx.add_version(section, Version(0, "整版。", Author.MODEL), show=True)
        await tx.add_version(section, Version(0, "半", Author.MODEL, complete=False), show=False)
        loaded = await tx.document(document)
    assert loaded
    assert loaded.sections[0].current
    assert loaded.sections[0].current.text == "整版。"


async def test_a_version_of_a_dropped_section_does_not_bring_it_back(store: Store) -> None:
    document, section = await _document(store)
    async with store.write() as tx:
        await tx.set_progress(section, Progress.DROPPED)
        await tx.add_version(section, Version(0, "第一版。", Author.MODEL), show=False)
        await tx.add_version(section, Version(0, "第二版。", Author.MODEL), show=True)
        loaded = await tx.document(document)
    assert loaded
    assert loaded.live == ()
    assert loaded.sections[0].shown == 2


async def test_a_job_ends_once(store: Store) -> None:
    document, section = await _document(store)
    async with store.write() as tx:
        job = await tx.add_job("a", Draft(document, section))
        assert await tx.waiting_jobs("a") == [job]
        assert await tx.end_job(job, JobStatus.DONE)
        assert not await tx.end_job(job, JobStatus.STOPPED)
        assert await tx.waiting_jobs() == []


async def test_the_holdings_tell_what_came_and_what_went(store: Store) -> None:
    identifier = await store.holdings.add(EXEMPLAR, "organisation")
    assert identifier
    assert await store.holdings.add(EXEMPLAR, "organisation") is None
    added = await store.holdings.changes_since(0, 1_000)
    assert [p.passage for p in added.added] == list(EXEMPLAR.passages)
    assert await store.holdings.remove(identifier)
    assert not await store.holdings.remove(identifier)
    later = await store.holdings.changes_since(added.revision, 1_000)
    assert later.removed == (identifier,)
    assert later.revision == await store.holdings.revision() > added.revision
    assert await store.holdings.exemplars() == []


async def test_the_holdings_tell_in_portions_and_in_order(store: Store) -> None:
    texts = ("一", "二", "三")
    ids = [await store.holdings.add(replace(EXEMPLAR, sha256=t), "organisation") or 0 for t in texts]
    assert await store.holdings.remove(ids[1])
    told, revision = list[tuple[set[int], tuple[int, ...]]](), 0
    while (portion := await store.holdings.changes_since(revision, 1)).revision > revision:
        told.append(({p.exemplar for p in portion.added}, portion.removed))
        revision = portion.revision
    assert told == [({ids[0]}, ()), ({ids[2]}, ()), (set(), (ids[1],))]
    assert revision == await store.holdings.revision()


async def test_a_database_of_a_newer_program_is_left_alone(home: Path) -> None:
    store = await Store.open(home)
    await store.close()
    rows = sqlite3.connect(home / "gongwen.db")
    rows.execute("update schema_version set version = 99")
    rows.commit()
    rows.close()
    with pytest.raises(UsageError, match="更新版本"):
        await Store.open(home)


async def test_a_folder_that_cannot_be_used_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="打不开数据文件夹"):
        await Store.open(tmp_path / "file" / "home")


@pytest.mark.parametrize(
    ("url", "said"),
    [("mysql://host/base", "只能留空"), ("postgresql://nobody@127.0.0.1:1/none", "连不上配置里的 database")],
)
async def test_a_server_that_cannot_be_had_is_said_in_one_line(home: Path, url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        await Store.open(home, url)


async def test_a_server_without_its_driver_is_said_in_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(UsageError, match=r"\.\[postgres\]"):
        await Store.open(home, "postgresql://127.0.0.1/none")


async def test_who_only_reads_waits_for_no_writer(store: Store) -> None:
    await store.holdings.add(EXEMPLAR, "organisation")
    async with asyncio.timeout(5), store.write() as writer:
        await writer.add_document("a", "标题", Brief(genre="工作总结", issuer="甲局"))
        assert len(await store.holdings.exemplars()) == 1
        [passage], revision = await store.holdings.passages([1, 99])
        assert (passage.passage, revision) == (EXEMPLAR.passages[0], await store.holdings.revision())
        async with store.read() as reader:
            assert await reader.document(1) is None
    assert await store.holdings.passages([]) == ([], 1)


async def test_what_was_let_stand_is_on_record_with_who_and_when(store: Store) -> None:
    async with store.write() as writer:
        document = await writer.add_document("a", "标题", Brief())
        await writer.accept_finding(
            document, AcceptedFinding("T11", "【待补：次数】", "2/1", 0, "先空着", "a")
        )
    async with store.read() as reader:
        [accepted] = await reader.accepted_findings(document)
        assert (accepted.reason, accepted.by) == ("先空着", "a")
        assert accepted.at and datetime.now(UTC) - accepted.at < timedelta(minutes=1)
        assert await reader.accepted_findings(document + 1) == ()


@pytest.mark.parametrize("chat", ["a", "b"])
async def test_a_new_document_has_the_label_whatever_its_number_was_before(store: Store, chat: str) -> None:
    async with store.write() as tx:
        first = await tx.add_document("a", "甲", Brief())
        await tx.waive_label(first, "a")
        waived = await tx.document(first)
        await tx.forget("a")
        document = await tx.document(await tx.add_document(chat, "乙", Brief()))
    assert waived and document
    assert waived.unlabelled
    assert not document.unlabelled


async def test_a_genre_that_is_gone_leaves_its_number_to_no_other(store: Store) -> None:
    async with store.write() as tx:
        gone = await own_genres.keep(tx, "a", OwnGenre("安全简报", "简报", "一、甲\n二、乙"))
        await own_genres.drop(tx, "a", gone.id)
        kept = await own_genres.keep(tx, "a", OwnGenre("阅读总结", "工作总结", "一、甲\n二、乙"))
        await own_genres.drop(tx, "a", gone.id)
        assert await own_genres.of_chat(tx, "a") == (kept,)


@pytest.mark.slow
async def test_nobody_waits_for_a_server_to_write_its_tables_anew(home: Path, server_url: str) -> None:
    store = await Store.open(home, server_url)
    async with store.write() as tx:
        await tx.add_message("a", ClerkMessage("m", "读书会四场"))
    async with store.read() as reader:
        # Whoever reads a table keeps it from being written anew.
        assert await reader.messages(["m"])
        async with asyncio.timeout(5):
            await store.purge()
            await store.purge()
            async with store.write() as tx:
                await tx.forget("a")
    await store.close()
