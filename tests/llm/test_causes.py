"""Each fault of an endpoint has one true sentence, whatever words, code and status the vendor has for it."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.config import ModelConfig
from bot.errors import ModelError
from bot.llm.model import Chunk, Message, Usage
from bot.llm.openai_model import OpenAIModel
from bot.texts import model as texts
from tests.endpoint import Answer, Endpoint, Plain, Raw, Reaction, event

_TEXT = "上半年，集中学习6次。"


async def _asked(endpoint: Endpoint, deadline: float = 20) -> list[Chunk]:
    model = OpenAIModel(ModelConfig(name="m", base_url=endpoint.url, deadline_seconds=deadline), "key")
    try:
        return [chunk async for chunk in model.stream((Message("user", "写一段。"),))]
    finally:
        await model.close()


def _error(status: int, code: object, message: str, kind: str = "") -> Plain:
    return Plain({"error": {"code": code, "message": message, "type": kind, "param": None}}, status)


_CAUSES: dict[str, tuple[Reaction, str]] = {
    "deepseek, filter": (
        _error(400, "invalid_request_error", "Content Exists Risk", "invalid_request_error"),
        texts.FILTERED,
    ),
    "glm, filter": (_error(400, "1301", "系统检测到输入或生成内容可能包含不安全或敏感内容"), texts.FILTERED),
    "glm, filter by code": (_error(400, "1301", "请求被拒绝"), texts.FILTERED),
    "doubao, filter": (_error(400, "SensitiveContentDetected", "The request failed."), texts.FILTERED),
    "moonshot, filter": (_error(400, None, "considered high risk", "content_filter"), texts.FILTERED),
    "hunyuan, filter": (_error(400, "2003", "图文或者对话中包含违规内容, 请修改后重试"), texts.FILTERED),
    "minimax, filter": (
        Plain({"base_resp": {"status_code": 1026, "status_msg": "input new_sensitive"}}),
        texts.FILTERED,
    ),
    "in the stream, filter": (
        Raw((b'data: {"error": {"code": "1301", "message": "no"}}\n\n',)),
        texts.FILTERED,
    ),
    "glm, arrears": (_error(429, "1113", "您的账户已欠费，请充值后重试。"), texts.NO_CREDIT),
    "qwen, arrears": (_error(400, "Arrearage", "Access denied."), texts.NO_CREDIT),
    "moonshot, arrears": (
        _error(429, None, "Your account is suspended", "exceeded_current_quota_error"),
        texts.NO_CREDIT,
    ),
    "doubao, arrears": (_error(403, "AccountOverdueError", "Forbidden."), texts.NO_CREDIT),
    "siliconflow, arrears": (
        Plain({"code": 30001, "message": "Sorry, your account balance is insufficient"}, 403),
        texts.NO_CREDIT,
    ),
    "deepseek, too long": (
        _error(400, "invalid_request_error", "This model's maximum context length is 65536 tokens."),
        texts.TOO_LONG,
    ),
    "glm, too long": (_error(400, "1261", "Prompt 超长"), texts.TOO_LONG),
    "deepseek, no such model": (_error(400, "invalid_request_error", "Model Not Exist"), texts.NOT_FOUND),
}


@pytest.mark.parametrize(("fault", "line"), _CAUSES.values(), ids=_CAUSES)
async def test_the_cause_is_told_as_it_is_and_not_tried_again(fault: Reaction, line: str) -> None:
    async with Endpoint(fault) as endpoint:
        with pytest.raises(ModelError) as caught:
            await _asked(endpoint)
    assert str(caught.value) == line
    assert len(endpoint.requests) == 1


async def test_a_limit_of_calls_that_speaks_of_payment_is_no_arrears() -> None:
    busy = "Rate limit reached. Add a payment method at https://x/account/billing to increase it."
    async with Endpoint(_error(429, "rate_limit_exceeded", busy), Answer(_TEXT)) as endpoint:
        assert "".join(chunk.text for chunk in await _asked(endpoint)) == _TEXT


async def test_a_moment_until_which_to_wait_is_waited_for() -> None:
    hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    busy = [Plain({"error": {"message": "busy"}}, 429, (("Retry-After", at),)) for at in (past, hour)]
    async with Endpoint(*busy) as endpoint:
        with pytest.raises(ModelError, match=texts.BUSY):
            # An hour passes the deadline, so that it is not begun; a moment that has passed is no wait.
            await _asked(endpoint, deadline=5)
    assert len(endpoint.requests) == 2


async def test_an_answer_that_is_no_stream_is_an_answer() -> None:
    whole = Plain(
        {
            "choices": [{"index": 0, "message": {"content": _TEXT}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 3, "completion_tokens": 4},
        }
    )
    async with Endpoint(whole) as endpoint:
        assert await _asked(endpoint) == [Chunk(_TEXT), Chunk(finish="stop", usage=Usage(3, 4))]


async def test_what_no_database_can_hold_does_not_get_that_far() -> None:
    broken = Raw(
        (
            b'data: {"choices": [{"index": 0, "delta": {"content": "\\ud83d\xe5\xa5\xbd"}}]}\n\n',
            event(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}]),
            event(choices=[], usage={"prompt_tokens": 10**30, "completion_tokens": "many"}),
        )
    )
    async with Endpoint(broken) as endpoint:
        *_, last = chunks = await _asked(endpoint)
    assert "".join(chunk.text for chunk in chunks) == "好"
    assert last.usage and 0 <= last.usage.prompt_tokens < 2**31 and last.usage.completion_tokens == 0
