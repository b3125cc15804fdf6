"""A fault in the background ends one job, with a line to its user; whatever waits is done all the same."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.conversation.jobs import readings, watch
from bot.conversation.replies import Attach, Reply
from bot.domain.job import Job
from bot.domain.orders import Draft, Export
from bot.store.store import Store
from tests.fakes import Held, ScriptedModel, literal
from tests.talk import Talk, at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇人民政府把精神文明建设摆在突出位置，群众满意率98.6%。现将有关情况总结如下。"


def _breaks(asked: str) -> str:
    raise RuntimeError(asked)


async def _draft(talk: Talk) -> None:
    await at_first_question(talk)
    await talk.says("满意率98.6%")
    await talk.says("起草这节")


async def _waiting(store: Store) -> list[Job]:
    async with store.read() as tx:
        return await tx.waiting_jobs()


async def test_a_fault_ends_one_job_and_the_queue_goes_on(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking(home, ScriptedModel(_breaks, _LEAD)) as talk:
        await _draft(talk)
        document = await talk.document()
        order = Draft(document.id, document.sections[0].id)
        async with talk.store.write() as tx:
            next_one = await tx.add_job(talk.chat, order)
        talk.engine._worker.start(next_one)
        said = texts(await talk.waits())
        assert "出了意外" in said and _LEAD in said
        assert await _waiting(talk.store) == []
    assert "job failed" in caplog.text and "RuntimeError" in caplog.text
    assert "98.6" not in caplog.text


async def test_a_fault_before_a_reading_is_said_and_what_was_said_is_read_next(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(home, reader=ScriptedModel(literal)) as talk:
        await at_first_question(talk)
        with monkeypatch.context() as broken:
            broken.setattr(readings, "talk_of", _breaks)
            await talk.says("满意率98.6%")
            assert "出了意外" in texts(await talk.waits())
        assert await _waiting(talk.store) == []
        await talk.says("集中学习7次")
        assert "记下 2 条" in texts(await talk.waits())


async def test_papers_that_cannot_be_read_leave_no_job_waiting(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(held)) as talk:
        await _draft(talk)
        await asyncio.wait_for(held.begun.wait(), 10)
        async with talk.store.read() as tx:
            state = (await tx.chat(talk.chat)).state
        async with talk.store.write() as tx:
            await tx.save_chat(talk.chat, '{"stage": 7}')
        held.go_on.set()
        assert "出了意外" in texts(await talk.waits())
        assert await _waiting(talk.store) == []
        async with talk.store.write() as tx:
            await tx.save_chat(talk.chat, state)
        assert "精神文明建设" in texts(await talk.says("/status"))


async def test_a_job_that_nobody_does_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_EVERY", 0.05)
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        document = await talk.document()
        order = Draft(document.id, document.sections[0].id)
        async with talk.store.write() as tx:
            await tx.add_job(talk.chat, order)
            await tx.add_job("elsewhere:b", order)
        await asyncio.sleep(0.5)
        await talk.waits()
        assert texts(talk.all).count(_LEAD) == 1
        assert [job.chat for job in await _waiting(talk.store)] == ["elsewhere:b"]


async def test_a_job_that_is_being_done_is_not_begun_twice(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_EVERY", 0.02)
    held = Held(_LEAD[:20], _LEAD[20:])
    model = ScriptedModel(held)
    async with talking(home, model) as talk:
        await _draft(talk)
        await asyncio.wait_for(held.begun.wait(), 10)
        await asyncio.sleep(0.3)
        [job] = await _waiting(talk.store)
        talk.engine._worker.start(job)
        held.go_on.set()
        assert texts(await talk.waits()).count(_LEAD) == 1
        assert len(model.asked) == 1


async def test_what_did_not_arrive_waits_for_the_next_start(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_EVERY", 0.05)
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        await at_first_question(talk)
        await talk.goes_through("满意率98.6%", "起草这节")
        send, tried = talk.channel.send, 0

        async def refuse_files(chat: str, replies: Sequence[Reply]) -> None:
            nonlocal tried
            if any(isinstance(reply, Attach) for reply in replies):
                tried += 1
                raise ConnectionError
            await send(chat, replies)

        monkeypatch.setattr(talk.channel, "send", refuse_files)
        await talk.goes_through("导出文本", "先导出草稿")
        await asyncio.sleep(1)
        assert 1 <= tried <= 2
        assert [type(job.order) for job in await _waiting(talk.store)] == [Export]
    async with talking(home) as talk:
        await talk.waits()
        assert len(talk.files) == 1
        assert await _waiting(talk.store) == []
