"""A document goes on in another chat by a code: all of it, once, in time, and for nobody who guesses."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.conversation.replies import Say
from bot.conversation.steps import relay
from bot.store.tables import schema
from bot.texts.conversation import relay as said
from tests.talk import Talk, at_first_question, talking, texts


def _other(talk: Talk) -> Talk:
    """Return another chat of the same engine."""
    return Talk(talk.engine, talk.channel, "test:b", talk.store)


async def _code(talk: Talk) -> str:
    [told, code] = await talk.says("/relay")
    assert isinstance(code, Say)
    assert isinstance(told, Say)
    assert code.copyable
    assert code.text not in told.text
    return code.text


def _record(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in home.glob("gongwen.db*"))


async def _written(talk: Talk) -> None:
    await at_first_question(talk)
    await talk.goes_through("上半年组织志愿服务32次，参加280人次", "全部起草")


async def test_it_goes_on_where_it_stood_with_all_that_was_said(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        before, ledger = await talk.document(), await talk.ledger()
        other = _other(talk)
        replies = texts(await other.says(await _code(talk)))
        assert f"《{before.title}》" in replies
        assert await other.document() == before
        assert await other.ledger() == ledger
        shown = await other.says("志愿服务改成33次")
        assert "33" in texts([*shown, *await other.waits()])
        async with talk.store.read() as store:
            assert await store.document_ids(talk.chat) == []


async def test_the_first_chat_is_told_and_is_free_for_another_document(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        title = (await talk.document()).title
        old = talk.button("导出 Word")
        await _other(talk).says(await _code(talk))
        assert texts(talk.all[-1:]) == said.gone_elsewhere(title)
        assert old
        assert "过期了" in texts(await talk.taps(old))
        assert "还没有文稿" in texts(await talk.says("/relay"))


async def test_a_code_is_good_once(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        code, other = await _code(talk), _other(talk)
        await other.says(code)
        assert texts(await talk.says(code)) == said.NO_SUCH_CODE
        assert texts(await other.says(code)) == said.NO_SUCH_CODE


async def test_it_comes_back_by_a_code_of_the_other_chat(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        before, other = await talk.document(), _other(talk)
        await other.says(await _code(talk))
        await talk.says(await _code(other))
        assert await talk.document() == before


async def test_a_newer_code_ends_an_older_one(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        older, newer = await _code(talk), await _code(talk)
        assert texts(await _other(talk).says(older)) == said.NO_SUCH_CODE
        assert "接着上次的" in texts(await _other(talk).says(f"接着写 {newer.lower()}"))


async def test_a_code_that_is_too_old_or_was_guessed_moves_nothing(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        code, other = await _code(talk), _other(talk)
        assert texts(await other.says("ABCDE-FGHJK")) == said.NO_SUCH_CODE
        async with talk.store.write() as store:
            late = datetime.now(UTC) - timedelta(seconds=1)
            await store.execute(update(schema.relays).values(until=late))
        assert texts(await other.says(code)) == said.NO_SUCH_CODE
        async with talk.store.read() as store:
            assert len(await store.document_ids(talk.chat)) == 1
            assert await store.document_ids(other.chat) == []


async def test_the_same_chat_needs_none(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        code = await _code(talk)
        assert texts(await talk.says(code)) == said.SAME_PLACE
        assert "接着上次的" in texts(await _other(talk).says(code))


async def test_what_is_forgotten_is_not_taken_over(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        code = await _code(talk)
        await talk.goes_through("/forget", "全部删除")
        assert texts(await _other(talk).says(code)) == said.NO_SUCH_CODE


async def test_the_record_does_not_hold_the_code(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk)
        code = await _code(talk)
        await _other(talk).says("ABCDE-FGHJK")
        for plain in (code, code.replace("-", ""), "ABCDE-FGHJK"):
            assert plain.encode() not in _record(home)


@pytest.mark.parametrize(
    "text", ["2026-2027", "本周ABCDE-FGHJK到货", "ABCDEFGHJK", "10101-00000", "见 ABCDE-FGHJK 号"]
)
def test_what_only_looks_like_a_code_is_read_as_ever(text: str) -> None:
    assert relay.code_in(text) == ""


def test_no_two_codes_are_alike_and_they_use_all_their_signs() -> None:
    assert len(relay._SIGNS) == len(set(relay._SIGNS)) == 32
