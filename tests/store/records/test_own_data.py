"""What is held of a chat is found whole, of one moment, and of nobody else."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

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

_OF_NOBODY = {
    schema.invitations,  # known by a hash, made by nobody that is named
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


def test_every_table_is_somebodys_or_nobodys() -> None:
    assert set(held_of("test:a")) == set(_referring())


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
