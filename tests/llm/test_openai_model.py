"""The real client against a scripted endpoint, over real HTTP."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from bot.config import ModelConfig
from bot.errors import ConfigError, ModelCut, ModelError, ModelUnfit, ModelUnreachable
from bot.llm.configured import ConfiguredModel
from bot.llm.model import ChatModel, Chunk, Message, Usage
from bot.llm.openai_model import OpenAIModel
from bot.texts import model as texts
from tests.endpoint import (
    Answer,
    Cut,
    Empty,
    Endpoint,
    Filtered,
    Length,
    NoFinish,
    Raw,
    Reaction,
    Slow,
    Stall,
    Status,
    event,
)

ASKED = (Message("system", "你是笔杆子。"), Message("user", "写一段。"))
TEXT = "上半年，集中学习6次，开展主题党日12场。"
KEY = "sk-secret-0001"
HALF = "上半年，集中学习"


@asynccontextmanager
async def connected(endpoint: Endpoint, *, key: str = KEY, **limits: Any) -> AsyncIterator[OpenAIModel]:
    model = OpenAIModel(replace(ModelConfig(name="m-1", base_url=endpoint.url), **limits), key)
    try:
        yield model
    finally:
        await model.close()


async def ask(model: ChatModel) -> list[Chunk]:
    return [chunk async for chunk in model.stream(ASKED)]


async def answer_to(endpoint: Endpoint, **limits: Any) -> list[Chunk]:
    async with connected(endpoint, key=KEY, **limits) as model:
        return await ask(model)


def text(chunks: list[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks)


async def test_an_answer_comes_in_pieces_and_ends_with_its_finish_and_cost() -> None:
    async with Endpoint(Answer(TEXT, pieces=4, usage=(31, 17))) as endpoint:
        chunks = await answer_to(endpoint)
    assert text(chunks) == TEXT
    assert len(chunks) == 5
    assert chunks[-1] == Chunk(finish="stop", usage=Usage(31, 17))
    assert not any(chunk.finish for chunk in chunks[:-1])


async def test_the_request_holds_the_minimal_parameters() -> None:
    async with Endpoint(Answer(TEXT), Answer(TEXT)) as endpoint, connected(endpoint) as model:
        await ask(model)
        async for _ in model.stream(ASKED, temperature=0.1):
            pass
    first, second = endpoint.requests
    assert first["path"] == "/v1/chat/completions"
    assert first["authorization"] == f"Bearer {KEY}"
    assert first["body"] == {
        "model": "m-1",
        "messages": [{"role": "system", "content": "你是笔杆子。"}, {"role": "user", "content": "写一段。"}],
        "stream": True,
        "temperature": 0.6,
    }
    assert second["body"]["temperature"] == 0.1


async def test_a_local_endpoint_needs_no_key() -> None:
    async with Endpoint(Answer(TEXT)) as endpoint, connected(endpoint, key="") as model:
        assert text(await ask(model)) == TEXT


async def test_an_answer_that_ran_out_of_room_says_so() -> None:
    async with Endpoint(Length(HALF)) as endpoint:
        chunks = await answer_to(endpoint)
    assert text(chunks) == HALF
    assert chunks[-1].finish == "length"


async def test_a_busy_or_broken_endpoint_is_tried_again() -> None:
    passing = [Status(status, retry_after=0) for status in (408, 409, 429, 500, 503)]
    async with Endpoint(*passing, Answer(TEXT)) as endpoint:
        assert text(await answer_to(endpoint, attempts=6)) == TEXT
    assert len(endpoint.requests) == 6


@pytest.mark.parametrize(
    "passing",
    [
        Cut("\n\n"),
        NoFinish(),
        Raw((b'data: {"error": {"message": "overloaded"}}\n\n',)),
        Raw((b"data: {not json\n\n",)),
        Raw((b"<html>a gateway's page</html>",)),
    ],
    ids=["cut", "no finish", "error event", "no JSON", "web page"],
)
async def test_what_fails_before_the_first_text_is_tried_again(passing: Reaction) -> None:
    async with Endpoint(passing, Answer(TEXT)) as endpoint:
        assert text(await answer_to(endpoint)) == TEXT
    assert len(endpoint.requests) == 2


async def test_comments_that_keep_the_line_open_are_no_first_text() -> None:
    async with Endpoint(Stall(seconds=60), Answer(TEXT)) as endpoint:
        assert text(await answer_to(endpoint, first_token_seconds=0.8)) == TEXT
    assert len(endpoint.requests) == 2


async def test_attempts_are_counted_once_and_by_nobody_else() -> None:
    async with Endpoint(*[Status(500, retry_after=0)] * 3) as endpoint:
        with pytest.raises(ModelUnreachable, match="500"):
            await answer_to(endpoint, attempts=3)
    assert len(endpoint.requests) == 3


async def test_a_wait_that_would_pass_the_deadline_is_not_begun() -> None:
    async with Endpoint(Status(429, retry_after=3600)) as endpoint:
        with pytest.raises(ModelUnreachable) as caught:
            await answer_to(endpoint, deadline_seconds=5)
    assert str(caught.value) == texts.BUSY


FINAL = (
    (Status(400), texts.rejection(400)),
    (Status(401), texts.BAD_KEY),
    (Status(402), texts.NO_CREDIT),
    (Status(403), texts.FORBIDDEN),
    (Status(404), texts.NOT_FOUND),
    (Status(422), texts.rejection(422)),
    (Status(429, code="insufficient_quota"), texts.NO_CREDIT),
    (Status(400, code="context_length_exceeded"), texts.TOO_LONG),
)


async def test_what_does_not_pass_is_not_tried_again() -> None:
    async with Endpoint(*(status for status, _ in FINAL)) as endpoint, connected(endpoint) as model:
        for asked, (_, line) in enumerate(FINAL, 1):
            with pytest.raises(ModelUnreachable) as caught:
                await ask(model)
            assert (str(caught.value), len(endpoint.requests)) == (line, asked)


async def test_nobody_at_the_address() -> None:
    async with Endpoint() as endpoint:
        pass
    with pytest.raises(ModelUnreachable) as caught:
        await answer_to(endpoint, attempts=1)
    assert str(caught.value) == texts.UNREACHABLE


async def test_a_model_with_one_temperature_is_asked_without() -> None:
    fixed = Status(400, code="unsupported_value", param="temperature")
    async with Endpoint(fixed, Answer(TEXT), Answer(TEXT)) as endpoint, connected(endpoint) as model:
        assert text(await ask(model)) == TEXT
        assert text(await ask(model)) == TEXT
    assert ["temperature" in request["body"] for request in endpoint.requests] == [True, False, False]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (Cut(HALF), texts.CUT),
        (NoFinish(HALF), texts.CUT),
        (Answer(HALF, finish="insufficient_system_resource"), texts.CUT),
        (Filtered(HALF), texts.FILTERED_CUT),
    ],
    ids=["cut", "no finish", "odd finish", "filtered"],
)
async def test_a_broken_answer_keeps_what_arrived_and_is_not_tried_again(broken: Reaction, line: str) -> None:
    seen: list[Chunk] = []
    async with Endpoint(broken) as endpoint, connected(endpoint) as model:
        with pytest.raises(ModelCut) as caught:
            async for chunk in model.stream(ASKED):
                seen.append(chunk)
    assert caught.value.partial == HALF == text(seen)
    assert str(caught.value) == line
    assert len(endpoint.requests) == 1


async def test_an_answer_that_stalls_keeps_what_arrived() -> None:
    async with Endpoint(Stall(HALF, seconds=60)) as endpoint:
        with pytest.raises(ModelCut) as caught:
            await answer_to(endpoint, stall_seconds=0.3)
    assert (str(caught.value), caught.value.partial) == (texts.STALLED, HALF)


@pytest.mark.parametrize(
    ("unfit", "line"),
    [
        (Empty(), texts.EMPTY),
        (Answer(" \n\n"), texts.EMPTY),
        (Answer("", thinking="怎么写呢", finish="length"), texts.EMPTY),
        (Filtered(), texts.FILTERED),
        (Status(400, code="data_inspection_failed"), texts.FILTERED),
    ],
    ids=["empty", "blank", "thoughts only", "filtered", "filtered at once"],
)
async def test_an_answer_without_text_is_unfit(unfit: Reaction, line: str) -> None:
    async with Endpoint(unfit) as endpoint:
        with pytest.raises(ModelUnfit) as caught:
            await answer_to(endpoint)
    assert str(caught.value) == line


async def test_the_deadline_ends_an_answer_that_never_stalls() -> None:
    async with Endpoint(Slow(TEXT * 10, 0.1, pieces=100)) as endpoint:
        with pytest.raises(ModelCut) as caught:
            await answer_to(endpoint, deadline_seconds=0.9)
    assert caught.value.partial
    assert TEXT.startswith(caught.value.partial[:10])


async def test_thinking_is_progress_but_no_part_of_the_answer() -> None:
    async with Endpoint(Slow("好。", 0.1, pieces=8, thinking="想一想，" * 2)) as endpoint:
        limits = {"first_token_seconds": 0.8, "stall_seconds": 0.8}
        assert text(await answer_to(endpoint, **limits)) == "好。"


async def test_a_finished_answer_does_not_wait_for_the_connection_to_end() -> None:
    async with Endpoint(Stall(TEXT, finish="stop", seconds=60)) as endpoint, asyncio.timeout(10):
        chunks = await answer_to(endpoint)
    assert text(chunks) == TEXT
    assert chunks[-1].finish == "stop"


async def test_what_endpoints_really_send_is_tolerated() -> None:
    odd = Raw(
        (
            b": keep-alive\n\n",
            event(choices=[]),
            event(choices=None),
            event(choices=[{"index": 0, "delta": {"role": "assistant"}}]),
            event(choices=[{"index": 0, "delta": {"content": "\n"}}]),
            event(
                choices=[{"index": 0, "delta": {"content": "一句", "reasoning_content": None}}], usage=None
            ),
            event(choices=[{"index": 0, "delta": {"content": None}}]),
            event(choices=[{"index": 0, "delta": {"content": "话。"}}]),
            event(choices=[{"index": 0, "delta": None, "finish_reason": "stop"}]),
            event(choices=[], usage={"prompt_tokens": 3, "completion_tokens": None}),
        )
    )
    async with Endpoint(odd) as endpoint:
        chunks = await answer_to(endpoint)
    assert chunks == [Chunk("\n一句"), Chunk("话。"), Chunk(finish="stop", usage=Usage(3, 0))]


async def test_a_reader_who_takes_his_time_is_no_stall() -> None:
    heard = ""
    async with Endpoint(Slow(TEXT, 0.02)) as endpoint, connected(endpoint, stall_seconds=0.8) as model:
        async for chunk in model.stream(ASKED):
            if not heard:
                await asyncio.sleep(0.9)
            heard += chunk.text
    assert heard == TEXT


async def test_to_stop_reading_is_to_hang_up() -> None:
    async with Endpoint(Slow(TEXT, 0.1, pieces=20)) as endpoint, connected(endpoint) as model:
        async with aclosing(model.stream(ASKED)) as chunks:
            assert (await anext(chunks)).text
        await asyncio.wait_for(endpoint.hung_up.wait(), 5)


async def test_to_cancel_a_draft_is_to_hang_up() -> None:
    async with Endpoint(Stall(seconds=30)) as endpoint, connected(endpoint) as model:
        task = asyncio.create_task(ask(model))
        await asyncio.wait_for(endpoint.asked.wait(), 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(endpoint.hung_up.wait(), 5)


async def test_neither_key_nor_text_is_told_or_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    gossip = Status(401, message=f"Incorrect API key {KEY} for {ASKED[1].content}")
    async with Endpoint(gossip, Answer(TEXT), Cut(HALF)) as endpoint, connected(endpoint) as model:
        errors = []
        for _ in range(3):
            try:
                await ask(model)
            except ModelError as error:
                logging.getLogger("bot").exception("draft failed")
                errors.append(str(error))
    assert len(errors) == 2
    said = "\n".join([*errors, caplog.text])
    assert "model answered" in said
    for secret in (KEY, ASKED[1].content, HALF):
        assert secret not in said


@pytest.mark.parametrize(
    ("key", "address", "line"),
    [
        ("你的密钥", "http://127.0.0.1/v1", texts.KEY_NOT_PLAIN),
        ("sk-1\n", "http://127.0.0.1/v1", texts.KEY_NOT_PLAIN),
        ("sk-1", "127.0.0.1:8000/v1", texts.BAD_ADDRESS),
    ],
)
def test_what_cannot_work_is_said_at_the_start(key: str, address: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        ConfiguredModel(ModelConfig(name="m-1", base_url=address), key)
    assert str(caught.value) == line
