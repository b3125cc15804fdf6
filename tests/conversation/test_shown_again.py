"""After a restart the chat shows what it waits for, and the next text is taken for just that."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.store.tables import schema
from tests.fakes import ScriptedModel
from tests.talk import Talk, at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇人民政府把精神文明建设摆在突出位置，群众满意率98.6%。现将有关情况总结如下。"
_SHORT = "2026年上半年，群众满意率98.6%。"


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        (("重写", "按我说的"), "导语：想怎么改"),
        (("改一改",), "导语：发“把A改成B”"),
        (("/check",), "把要检查的文稿发来"),
        (("/template",), "模板"),
    ],
)
async def test_what_is_awaited_is_what_is_shown(home: Path, steps: tuple[str, ...], asked: str) -> None:
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        await at_first_question(talk)
        await talk.goes_through("满意率98.6%", "起草这节", *steps)
        before = texts(talk.all[-1:])
    async with talking(home) as talk:
        await talk.engine.show(talk.chat)
        last = texts(talk.all[-1:])
        assert asked in last
        assert before.splitlines()[0] in last


async def test_the_order_that_was_asked_for_is_taken_as_one_after_a_restart(home: Path) -> None:
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        await at_first_question(talk)
        await talk.goes_through("满意率98.6%", "起草这节", "重写", "按我说的")
    async with talking(home, ScriptedModel(_SHORT)) as talk:
        await talk.engine.show(talk.chat)
        assert "集中学习了几次" not in texts(talk.all)
        await talk.says("更精炼")
        assert _SHORT in texts(await talk.waits())


_UNCLEAR = "老张那边说的那个情况你看着弄"
_ASKED = "这句我没把握"


async def test_what_was_left_open_is_asked_again_once_and_only_after_a_pause(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert _ASKED in texts(await talk.says(_UNCLEAR))
        assert _ASKED not in await _reopened(talk), "it has just been asked"
        async with talk.store.write() as store:
            earlier = datetime.now(UTC) - timedelta(hours=2)
            await store.execute(update(schema.updates).values(at=earlier))
        again = await _reopened(talk)
        assert _ASKED in again
        assert _ASKED not in await _reopened(talk)
        assert await _reopened(talk)


async def _reopened(talk: Talk) -> str:
    before = len(talk.all)
    await talk.engine.show(talk.chat, reopened=True)
    return texts(talk.all[before:])
