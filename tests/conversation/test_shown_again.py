"""After a restart the chat shows what it waits for, and the next text is taken for just that."""

from pathlib import Path

import pytest

from tests.fakes import ScriptedModel
from tests.talk import at_first_question, talking, texts

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
