"""What is held of a chat is found whole, of one moment, and of nobody else."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from bot.domain.document import Brief
from bot.domain.finding import AcceptedFinding
from bot.domain.said import ClerkMessage
from bot.store.records import own_data
from bot.store.records.belongings import held_of
from bot.store.records.channels import consents, members, relays
from bot.store.records.channels.relays import Relay
from bot.store.store import Store
from bot.store.tables import schema
from tests.store.test_store import EXEMPLAR

_OF_NOBODY = {
    schema.invitations,  # known by a hash, made by nobody that is named
    schema.forgotten_days,  # known by a hash, and gone with the day
    schema.settings,
    schema.schema_version,
    # Accounts of the page, which the command line keeps.
    schema.users,
    schema.sessions,
}


def _referring() -> Iterator[Table]:
    """Yield the tables that name a chat, or a row of one that does."""
    for table in schema.metadata.sorted_tables:
        if table not in _OF_NOBODY:
            yield table


def _bytes(home: Path) -> bytes:
    """Return all that stands in the files of the record; nothing where it is on a server."""
    return b"".join(file.read_bytes() for file in home.glob("gongwen.db*"))


def test_every_table_is_somebodys_or_nobodys() -> None:
    assert set(held_of("test:a")) == set(_referring())


def test_what_names_somebody_is_written_anew_on_a_server() -> None:
    assert set(schema.OF_USERS) == {*_referring(), schema.users, schema.sessions}


async def test_what_comes_meanwhile_is_not_in_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_data, "_PORTION", 1)
    async with store.write() as inside:
        await consents.give(inside, "a")
        await members.add(inside, "a", "张三")
        document = await inside.add_document("a", "总结", Brief())
        for n in range(5):
            await inside.add_message("a", ClerkMessage(f"m{n}", f"学习{n}次"), document)
        await inside.add_message("b", ClerkMessage("other", "别人的话"))
        await inside.waive_label(document, "a")

    async def write() -> None:
        await asyncio.sleep(0)
        async with store.write() as inside:
            await inside.add_message("a", ClerkMessage("late", "后来的话"), document)
            await members.add(inside, "a")

    async with store.read() as asked:
        held, _ = await asyncio.gather(own_data.held(asked, "a"), write())
    assert [row["text"] for row in held.tables["messages"]] == [f"学习{n}次" for n in range(5)]
    assert held.tables["documents"][0]["brief"]["genre"] == ""
    assert [row["name"] for row in held.tables["members"]] == ["张三"]
    assert len(held.tables["label_waivers"]) == len(held.tables["consents"]) == 1
    assert "别人的话" not in str(held)


async def test_a_document_that_has_moved_names_nobody_who_is_forgotten(store: Store) -> None:
    gone, here = "telegram:7301946285", "web:7"
    async with store.write() as inside:
        document = await inside.add_document(gone, "总结", Brief())
        await inside.add_message(gone, ClerkMessage("m1", "学习6次"), document)
        await inside.accept_finding(document, AcceptedFinding("P01", "，", "", 1, "就这样", gone))
        await relays.offer(inside, "code", Relay(gone, document, datetime.now(UTC) + timedelta(hours=1)))
        relay = await relays.find(inside, "code", datetime.now(UTC))
        assert relay
        await relays.move(inside, relay, here)
        await inside.forget(gone)
        rows = [row for table in _referring() for row in (await inside.execute(select(table))).all()]
        [accepted] = await inside.accepted_findings(document)
    assert gone not in str(rows)
    assert "学习6次" in str(rows)
    assert (accepted.quote, accepted.by) == ("，", "")


@pytest.mark.parametrize("chat", ["telegram:7301946285", "web:7301946285"])
async def test_no_table_and_no_file_names_whoever_is_forgotten(store: Store, home: Path, chat: str) -> None:
    moved = await store.holdings.add(replace(EXEMPLAR, sha256="1"), chat)
    removed = await store.holdings.add(replace(EXEMPLAR, sha256="2"), chat)
    assert moved
    assert removed
    await store.holdings.move(moved, "shared")
    await store.holdings.remove(removed)
    async with store.write() as inside:
        assert await inside.begin_update(chat, f"{chat}:5f2c")
        await inside.forget(chat)
        rows = [row for table in _referring() for row in (await inside.execute(select(table))).all()]
        gone = await inside.execute(select(schema.exemplars).where(schema.exemplars.c.removed.is_not(None)))
        read = [[row.genre, row.period, row.year, row.scope] for row in gone]
    await store.purge()
    assert "7301946285" not in str(rows)
    assert b"7301946285" not in _bytes(home)
    assert read == [["", None, None, ""]] * 2
    [left] = await store.holdings.exemplars()
    assert (left.scope, left.genre) == ("shared", EXEMPLAR.genre)


async def test_an_update_of_a_forgotten_chat_is_not_handled_again(store: Store) -> None:
    async with store.write() as inside:
        for chat, name in (("web:5", "web:5:5f2c"), ("web:53", "web:53:5f2c"), ("web:5", "u1")):
            assert await inside.begin_update(chat, name)
        await inside.forget("web:5")
        assert not await inside.begin_update("web:5", "web:5:5f2c")
        assert not await inside.begin_update("web:5", "u1")
        assert await inside.begin_update("web:5", "web:5:77aa")
        left = set((await inside.execute(select(schema.updates.c.id))).scalars())
    assert {"web:53:5f2c", "web:5:77aa", "u1"} < left
    assert "web:5:5f2c" not in left


async def test_what_was_forgotten_is_held_no_more_but_for_what_the_law_keeps(store: Store) -> None:
    async with store.write() as inside:
        document = await inside.add_document("a", "总结", Brief())
        await inside.save_chat("a", "{}")
        await inside.begin_update("a", "u1")
        await members.add(inside, "a", "张三")
        await inside.waive_label(document, "a")
        await inside.forget("a")
        held = await own_data.held(inside, "a")
        left = {table for table, rows in held.tables.items() if rows}
        assert left == {"label_waivers"}
        assert (await inside.execute(select(schema.updates.c.chat))).scalars().all() == [""]
