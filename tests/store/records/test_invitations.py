"""Invitations, members and what they send, in a file and on a server."""

import asyncio
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.store.records import settings, usage
from bot.store.records.channels import invitations, members, message_counts
from bot.store.store import Store
from bot.store.tables import schema

_NOW = datetime(2026, 7, 6, 8, tzinfo=UTC)
_TOKEN = "k3Jx9aQ-k3Jx9aQ_k3Jx9aQk3Jx9aQk3"


async def _take(store: Store, invitation: int) -> bool:
    async with store.write() as inside:
        return await invitations.take_place(inside, invitation, _NOW)


async def test_an_invitation_is_known_by_a_hash_and_taken_as_often_as_it_has_places(store: Store) -> None:
    async with store.write() as inside:
        await invitations.add(inside, _TOKEN, 3, _NOW + timedelta(days=1))
        [row] = (await inside.execute(select(schema.invitations))).mappings()
        assert _TOKEN not in str(dict(row))
        assert await invitations.find(inside, _TOKEN[:-1], _NOW) is None
        found = await invitations.find(inside, _TOKEN, _NOW)
    assert found
    taken = await asyncio.gather(*(_take(store, found.id) for _ in range(5)))
    assert sorted(taken) == [False, False, True, True, True]
    async with store.read() as asked:
        assert await invitations.find(asked, _TOKEN, _NOW) is None
        assert await invitations.standing(asked, _NOW) == []


async def test_an_invitation_ends_at_its_moment_and_when_it_is_revoked(store: Store) -> None:
    later = _NOW + timedelta(days=1)
    async with store.write() as inside:
        await invitations.add(inside, _TOKEN, 1, later)
        await invitations.add(inside, f"{_TOKEN}x", 1, later)
        first, second = await invitations.standing(inside, _NOW)
        assert await invitations.find(inside, _TOKEN, later) is None
        assert not await invitations.take_place(inside, first.id, later)
        assert await invitations.revoke(inside, second.id)
        assert not await invitations.revoke(inside, second.id)
        assert await invitations.standing(inside, _NOW) == [first]
        await invitations.prune(inside, later)
        assert (await inside.execute(select(schema.invitations))).first() is None


async def test_members_are_locked_by_number_and_keep_their_name(store: Store) -> None:
    async with store.write() as inside:
        await members.add(inside, "telegram:5000000000")
        await members.add(inside, "telegram:5000000000", "张三", 7)
        await members.add(inside, "telegram:5000000000", "李四")
        [member] = await members.every(inside)
        assert (member.name, member.is_invited, member.locked) == ("张三", True, False)
        assert await members.lock(inside, member.id, locked=True)
        assert not await members.lock(inside, member.id + 1, locked=True)
        assert (await members.of_chats(inside, ["telegram:5000000000"]))["telegram:5000000000"].locked
        await inside.forget("telegram:5000000000")
        assert [one.locked for one in await members.every(inside)] == [True]


async def test_what_is_sent_and_used_is_counted_by_chat_and_day(store: Store) -> None:
    day = date(2026, 7, 6)
    async with store.write() as inside:
        await message_counts.add(inside, day, {"a": 2, "b": 1})
        await message_counts.add(inside, day, {"a": 3})
        await message_counts.add(inside, day + timedelta(days=1), {"a": 9})
        await inside.add_usage("a", "m", 100, 20, 5)
        await inside.add_usage("a", "m", 10, 3, 5)
        now = datetime.now(UTC)
        hour = timedelta(hours=1)
        here = datetime.now().astimezone().date()
        used = await usage.on_day(inside, here)
        assert (list(used), used["a"].calls, used["a"].tokens) == (["a"], 2, 133)
        assert await usage.on_day(inside, here - timedelta(days=1)) == {}
        assert await usage.tokens_since(inside, "a", now - hour) == 133
        assert await usage.tokens_since(inside, "b", now - hour) == 0
        assert await message_counts.on_day(inside, day) == {"a": 5, "b": 1}
        await inside.forget("a")
        assert await message_counts.on_day(inside, day) == {"b": 1}


async def test_settings_are_replaced_and_taken_away(store: Store) -> None:
    async with store.write() as inside:
        assert await settings.number(inside, settings.TOKENS_A_DAY) == 0
        for value in ("5", "7"):
            await settings.put(inside, settings.TOKENS_A_DAY, value)
        assert await settings.number(inside, settings.TOKENS_A_DAY) == 7
        await settings.put(inside, settings.TOKENS_A_DAY, "")
        assert await settings.value(inside, settings.TOKENS_A_DAY) == ""


async def test_a_database_of_the_version_before_has_room_for_them(tmp_path: Path) -> None:
    await (await Store.open(tmp_path)).close()
    connection = sqlite3.connect(tmp_path / "gongwen.db")
    for table in ("members", "invitations", "message_counts", "settings"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE schema_version SET version = 25")
    connection.commit()
    connection.close()
    store = await Store.open(tmp_path)
    async with store.write() as inside:
        await members.add(inside, "telegram:1", "张三")
        assert len(await members.every(inside)) == 1
    await store.close()
