"""A model that fails costs a retry, not the document: each fault over real HTTP, through the real client."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.config import ModelConfig
from bot.llm.openai_model import OpenAIModel
from tests.endpoint import Answer, Cut, Empty, Endpoint, NoFinish, Reaction, Stall, Status
from tests.talk import Talk, at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇把精神文明建设摆在突出位置，满意率98.6%。现将有关情况总结如下。"
_HALF = _LEAD[:24]


@asynccontextmanager
async def _asked(home: Path, *script: Reaction) -> AsyncGenerator[Talk, None]:
    """Lend a conversation in which the lead has just been ordered from an endpoint with this script."""
    async with Endpoint(*script) as endpoint:
        config = ModelConfig(
            name="m", base_url=endpoint.url, first_token_seconds=2, stall_seconds=0.3, deadline_seconds=10
        )
        model = OpenAIModel(config, "key")
        try:
            async with talking(home, model) as talk:
                await at_first_question(talk)
                await talk.says("满意率98.6%")
                await talk.says("起草这节")
                yield talk
        finally:
            await model.close()


@pytest.mark.parametrize("fault", [Status(429, retry_after=0.05), Status(500)], ids=["429", "500"])
async def test_a_passing_fault_ends_in_a_finished_section(home: Path, fault: Reaction) -> None:
    async with _asked(home, fault, Answer(_LEAD)) as talk:
        assert _LEAD in texts(await talk.waits())
        assert talk.button("采用")


@pytest.mark.parametrize(
    "fault", [Cut(_HALF), NoFinish(_HALF), Stall(_HALF)], ids=["cut", "no finish", "stall"]
)
async def test_half_an_answer_is_kept_as_unfinished_and_can_be_gone_on_with(
    home: Path, fault: Reaction
) -> None:
    async with _asked(home, fault, Answer(_LEAD[24:])) as talk:
        said = texts(await talk.waits())
        assert f"前 {len(_HALF)} 字已保存为未完成的一版" in said
        assert talk.button("采用") is None
        await talk.goes_through("续写")
        assert _LEAD in texts(talk.all)
        assert talk.button("采用")


async def test_an_empty_answer_is_not_saved_and_a_skeleton_is_one_tap_away(home: Path) -> None:
    async with _asked(home, Empty()) as talk:
        assert "没有写成" in texts(await talk.waits())
        await talk.goes_through("先搭骨架")
        assert "骨架稿" in texts(talk.all)


async def test_a_refusal_is_never_saved_as_a_section(home: Path) -> None:
    async with _asked(home, Answer("抱歉，我无法协助完成这个请求。"), Answer(_LEAD)) as talk:
        said = texts(await talk.waits())
        assert "没有写成" in said
        assert "抱歉" not in said
        await talk.goes_through("再试一次")
        assert _LEAD in texts(talk.all)


async def test_an_endpoint_that_stays_down_is_said_plainly_and_costs_nothing(home: Path) -> None:
    async with _asked(home, *[Status(500)] * 3) as talk:
        said = texts(await talk.waits())
        assert "没有写成" in said
        assert "事实和旧版本都在" in said
        await talk.goes_through("先搭骨架")
        assert "满意率98.6%" in texts(talk.all[-1:])
