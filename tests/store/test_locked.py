"""The record is locked by another process at every kind of moment: nothing is lost, doubled or left behind.

Within the half minute that is waited for it goes on by itself. After that a step is refused in one sentence,
and taken when it is said again; what was made in the background is kept as soon as it can be.
"""

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from bot.conversation.jobs import retrying
from bot.conversation.replies import Reply
from bot.domain.ledger import Ledger
from bot.drafting.outline.proposing import names
from bot.errors import UsageError
from bot.store import faults
from bot.store.store import Store
from bot.texts import failures
from tests.fakes import Held, ScriptedModel, drafted, literal, planned
from tests.store.locks import locked_for
from tests.talk import Talk, at_first_question, talking, texts

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"
_FACT = "群众满意率98.6%"
_LEAD = f"2026年上半年，青石镇人民政府把精神文明建设摆在突出位置，{_FACT}。现将有关情况总结如下。"
_EXEMPLAR = "关于开展检查的通知\n各部门：\n现就有关事项通知如下。\n一、总体要求\n" + "".join(
    f"第{n}组检查{n}家企业，逐项登记存在问题，及时督促整改到位。\n" for n in range(1, 20)
)
_Lock = Callable[[], AbstractAsyncContextManager[None]]
"""Lets another process hold the record for a while, from now on."""
_Moment = Callable[[Path, str, _Lock], Awaitable[None]]


async def _receipt(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, reader=ScriptedModel(literal), url=url) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await _insists(talk, _FACT, lock)
        await talk.waits()
        await _told_once(talk)


async def _end_of_reading(home: Path, url: str, lock: _Lock) -> None:
    held = Held("", literal)
    async with talking(home, reader=ScriptedModel(held), url=url) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says(_FACT)
        await asyncio.wait_for(held.begun.wait(), 10)
        async with lock():
            held.go_on.set()
            assert "记下 1 条" in texts(await talk.waits())
        await _told_once(talk)


async def _end_of_plan(home: Path, url: str, lock: _Lock) -> None:
    held = Held("", planned)
    async with talking(home, ScriptedModel(held), url=url) as talk:
        await talk.goes_through(f"{_REQUEST}\n敬老服务12次。\n护河行动8次。\n不足是人少。\n下一步办班2期。")
        await talk.says("确认")
        await asyncio.wait_for(held.begun.wait(), 10)
        async with lock():
            held.go_on.set()
            assert "主要做法" in texts(await talk.waits())
        outline = names([section.plan for section in (await talk.document()).live])
        assert sum("主要做法" in name for name in outline) == 1
        assert "已撤销" in texts(await talk.says("撤销"))


async def _frames_of_section(home: Path, url: str, lock: _Lock) -> None:
    held = Held(_LEAD[:40], _LEAD[40:])
    async with talking(home, ScriptedModel(held), url=url) as talk:
        await at_first_question(talk)
        await talk.says(_FACT)
        await _insists(talk, "起草这节", lock)
        await asyncio.wait_for(held.begun.wait(), 10)
        async with lock():
            # What is written is on the screen whatever the record does.
            assert talk.channel.frames[-1] in _LEAD
            held.go_on.set()
        assert _LEAD in texts([*talk.all, *await talk.waits()])
        await _written_once(talk)


async def _end_of_section(home: Path, url: str, lock: _Lock) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(held), url=url) as talk:
        await at_first_question(talk)
        await talk.says(_FACT)
        await talk.says("起草这节")
        await asyncio.wait_for(held.begun.wait(), 10)
        async with lock():
            held.go_on.set()
            await talk.waits()
        assert texts(talk.all).count(_LEAD) == 1
        await _written_once(talk)


async def _review(home: Path, url: str, lock: _Lock) -> None:
    held = Held("", '{"edits": []}')
    async with talking(home, ScriptedModel(drafted), reviewer=ScriptedModel(held), url=url) as talk:
        await at_first_question(talk)
        await talk.goes_through(_FACT)
        await talk.says("直接成稿")
        await asyncio.wait_for(held.begun.wait(), 10)
        async with lock():
            held.go_on.set()
            await talk.waits()
        assert texts(talk.all).count("》全文") == 1
        assert {len(section.versions) for section in (await talk.document()).live} == {1}


async def _export(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, ScriptedModel(_LEAD), url=url) as talk:
        await at_first_question(talk)
        await talk.goes_through(_FACT, "起草这节", "导出文本")
        await _insists(talk, "先导出草稿", lock)
        await talk.waits()
        assert len(talk.files) == 1


async def _import(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, url=url) as talk:
        send = partial(talk.sends_file, "通知.txt", _EXEMPLAR.encode())
        async with lock():
            said = texts(await send())
        if failures.RECORD_BUSY in said:
            await send()
        own = await talk.engine.services.library.list(talk.chat)
        assert [exemplar.title for exemplar in own] == ["关于开展检查的通知"]


async def _undo(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, url=url) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次", _FACT)
        assert "已撤销" in await _insists(talk, "撤销", lock)
        assert [fact.text for fact in (await talk.ledger()).facts] == ["集中学习7次"]


async def _forget(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, url=url) as talk:
        await at_first_question(talk)
        await talk.goes_through(_FACT, "/forget")
        await _insists(talk, "全部删除", lock)
        async with talk.store.read() as store:
            assert await store.document_ids(talk.chat) == []
        assert not _holds(home, "98.6%")


async def _start(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, url=url) as talk:
        await at_first_question(talk)
        await talk.goes_through(_FACT)
    try:
        async with lock(), talking(home, url=url) as talk:
            await _told_once(talk)
    except UsageError as error:
        assert str(error) == failures.RECORD_BUSY
    async with talking(home, url=url) as talk:
        await _told_once(talk)


async def _delivery(home: Path, url: str, lock: _Lock) -> None:
    async with talking(home, url=url) as talk:
        await at_first_question(talk)
        held = asyncio.create_task(_hold_when(talk, lock))
        assert "记下 1 条" in texts(await talk.says(_FACT))
        await held
        await _told_once(talk)
        assert "记下 1 条" in texts(await talk.says("集中学习7次"))
        assert len((await talk.ledger()).facts) == 2


async def _hold_when(talk: Talk, lock: _Lock) -> None:
    """Hold the record from the moment at which a reply has arrived, before that is recorded."""
    send, arrived, taken = talk.channel.send, asyncio.Event(), asyncio.Event()

    async def send_and_wait(chat: str, replies: Sequence[Reply]) -> None:
        await send(chat, replies)
        talk.channel.send = send  # type: ignore[method-assign]
        arrived.set()
        await taken.wait()

    talk.channel.send = send_and_wait  # type: ignore[method-assign]
    await arrived.wait()
    async with lock():
        taken.set()


_MOMENTS: dict[str, _Moment] = {
    "receipt of a message": _receipt,
    "end of a reading": _end_of_reading,
    "end of a plan": _end_of_plan,
    "frames of a section": _frames_of_section,
    "end of a section": _end_of_section,
    "review": _review,
    "export": _export,
    "import": _import,
    "undo": _undo,
    "forget": _forget,
    "start": _start,
    "record of a delivery": _delivery,
}


async def _insists(talk: Talk, line: str, lock: _Lock) -> str:
    """Say something while the record is locked, and once more where that was refused; return what is said."""
    async with lock():
        said = texts(await talk.says(line))
    if failures.RECORD_BUSY not in said:
        return said
    assert said.count(failures.RECORD_BUSY) == 1 and "没有记下" in said
    return texts(await talk.says(line))


async def _told_once(talk: Talk) -> None:
    ledger: Ledger = await talk.ledger()
    assert [fact.text for fact in ledger.facts] == [_FACT]


async def _written_once(talk: Talk) -> None:
    document = await talk.document()
    assert [v.text for v in document.sections[0].versions] == [_LEAD]


def _holds(home: Path, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in home.glob("gongwen.db*"))


async def _nothing_waits(home: Path, url: str) -> None:
    store = await Store.open(home, url)
    async with store.read() as asked:
        assert await asked.waiting_jobs() == []
    await store.close()


@pytest.fixture(autouse=True)
def nothing_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Let no test leave an error, or anything of what was said, in the log."""
    with caplog.at_level(logging.INFO):
        yield
    everything = caplog.get_records("call")
    errors = [r.getMessage() for r in everything if r.levelno >= logging.ERROR]
    assert [line for line in errors if not line.startswith("event not kept")] == []
    assert not any(word in r.getMessage() for r in everything for word in ("98.6", "精神文明", "检查"))


@pytest.mark.parametrize("moment", _MOMENTS.values(), ids=_MOMENTS)
async def test_a_lock_of_a_second_is_waited_for(moment: _Moment, home: Path, url: str) -> None:
    await moment(home, url, partial(locked_for, 1.0, home, url))
    await _nothing_waits(home, url)


@pytest.mark.parametrize("moment", _MOMENTS.values(), ids=_MOMENTS)
async def test_a_lock_longer_than_is_waited_for_is_told_and_loses_nothing(
    moment: _Moment, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "_PATIENCE", 0.2)
    monkeypatch.setattr(retrying, "_PAUSES", ())
    monkeypatch.setattr(retrying, "_LONGEST", 0.05)
    await moment(home, "", partial(locked_for, 1.0, home, ""))
    await _nothing_waits(home, "")


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [29.0, 33.0], ids=["within", "beyond"])
async def test_a_lock_of_thirty_seconds_at_every_kind_of_moment(seconds: float, homes: Path) -> None:
    numbers = itertools.count()

    async def try_one(moment: _Moment) -> None:
        home = homes / f"locked-{seconds}-{next(numbers)}"
        await moment(home, "", partial(locked_for, seconds, home, ""))
        await _nothing_waits(home, "")

    await asyncio.gather(*map(try_one, _MOMENTS.values()))
