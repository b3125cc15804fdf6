"""What the next text is taken for ends when anything else is commanded or tapped."""

from pathlib import Path

import pytest

from bot.conversation.replies import Say
from bot.texts import checking
from tests.talk import at_first_question, talking, texts

_TOLD = "中心组学习6次，主题党日12场"


@pytest.mark.parametrize(
    "between", ["/help", "/status", "/outline", "/library", "/stop", "跳过这问", "/genres"]
)
async def test_a_check_is_given_up_for_whatever_else_is_asked(home: Path, between: str) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("/check", between)
        assert "记下" in texts(await talk.says(_TOLD))


async def test_a_check_is_still_awaited_where_nothing_came_between(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert await talk.says("/check") == [Say(checking.ASK)]
        assert "记下" not in texts(await talk.says(_TOLD))
        assert "记下" in texts(await talk.says(_TOLD))
