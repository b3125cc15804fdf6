"""What has reached its chat is recorded, and holds nobody up."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.conversation.delivery import Delivery
from bot.conversation.replies import Reply, Say
from bot.errors import StoreError
from bot.store.store import Store
from tests.talk import Recorder
from tests.transactions import calls

_CHATS = [f"test:{number}" for number in range(200)]


@asynccontextmanager
async def _delivering(home: Path) -> AsyncGenerator[tuple[Store, Delivery], None]:
    """Lend a store with a turn of every chat whose reply is still to be sent."""
    store = await Store.open(home)
    delivery = Delivery(store)
    delivery.channel.add(Recorder())
    async with store.write() as record:
        for chat in _CHATS:
            await record.save_chat(chat, "{}")
    yield store, delivery
    await delivery.close()
    await store.close()


async def _missed(store: Store) -> list[str]:
    async with store.read() as record:
        return await record.chats_to_deliver()


async def test_what_arrives_while_somebody_writes_is_one_commit(home: Path) -> None:
    async with _delivering(home) as (store, delivery):
        with calls() as commits:
            async with asyncio.TaskGroup() as arriving, store.write():
                for chat in _CHATS:
                    arriving.create_task(delivery.deliver(chat, 1, [Say("好")]))
                await asyncio.sleep(0.1)
        assert len(commits) == 2
        assert await _missed(store) == []


async def test_a_reply_is_recorded_before_the_next_turn_of_its_chat(home: Path) -> None:
    async with _delivering(home) as (store, delivery):
        for number, chat in enumerate(_CHATS[:5], 1):
            await delivery.deliver(chat, 1, [Say("好")])
            assert len(await _missed(store)) == len(_CHATS) - number


async def test_a_reply_that_did_not_arrive_is_not_recorded_with_those_that_did(home: Path) -> None:
    class Broken(Recorder):
        async def send(self, chat: str, replies: Sequence[Reply]) -> None:
            if chat == _CHATS[7]:
                raise ConnectionError

    async with _delivering(home) as (store, delivery):
        delivery.channel.add(Broken())
        await asyncio.gather(*(delivery.deliver(chat, 1, [Say("好")]) for chat in _CHATS))
        assert await _missed(store) == [_CHATS[7]]


async def test_who_is_cut_off_takes_no_record_along(home: Path) -> None:
    async with _delivering(home) as (store, delivery):
        async with store.write():
            arriving = [asyncio.create_task(delivery.deliver(chat, 1, [Say("好")])) for chat in _CHATS]
            await asyncio.sleep(0.1)
            arriving[0].cancel()
        await asyncio.gather(*arriving, return_exceptions=True)
        await delivery.close()
        assert await _missed(store) == []


async def test_after_a_record_that_failed_the_next_is_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _delivering(home) as (store, delivery):
        with monkeypatch.context() as patch:
            patch.setattr(Store, "write", _refuse)
            await delivery.deliver(_CHATS[0], 1, [Say("好")])
        await delivery.deliver(_CHATS[1], 1, [Say("好")])
        assert await _missed(store) == [chat for chat in _CHATS if chat != _CHATS[1]]


def _refuse(_: Store) -> None:
    raise StoreError
