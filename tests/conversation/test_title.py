"""The title in the clerk's own words, at any stage: it is that of the document in hand, never a new one."""

from pathlib import Path

import pytest

from tests.talk import at_first_question, talking, texts

_TITLES = ("标题改成青石镇2026年上半年志愿服务工作总结", "题目换成青石镇志愿服务情况报告")


@pytest.mark.parametrize("said", _TITLES)
@pytest.mark.parametrize("written", [False, True])
async def test_a_title_that_is_told_is_that_of_the_document(home: Path, said: str, written: bool) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("志愿者180人", *(["直接成稿"] if written else []))
        before = await talk.document()
        await talk.goes_through(said)
        now = await talk.document()
        assert (now.id, now.title) == (before.id, said[4:])
        await talk.goes_through("撤销")
        assert (await talk.document()).title == before.title


async def test_before_the_brief_is_confirmed_it_is_said_what_comes_first(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写青石镇人民政府2026年上半年志愿服务工作总结")
        assert "点“确认”" in texts(await talk.says("直接成稿"))
        assert talk.button("确认")
