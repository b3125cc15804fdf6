"""An answer of the form that is wanted, over real HTTP, from endpoints that can more and less."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from bot.config import ModelConfig
from bot.errors import ModelCut, ModelUnfit, ModelUnreachable
from bot.llm.model import Message, Usage
from bot.llm.openai_model import OpenAIModel
from bot.llm.structured import StructuredAnswer, request_answer
from tests.endpoint import Answer, Cut, Endpoint, Length, Status


class State(StrEnum):
    DONE = "done"
    PLANNED = "planned"


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    state: State = State.DONE
    times: int | None = None


class Items(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    items: tuple[Item, ...]
    note: str = ""


class Title(BaseModel):
    text: str


class Titles(BaseModel):
    titles: tuple[Title, ...]


ASKED = (Message("system", "列出事项。"), Message("user", "学了6次。明年再学8次。"))
FIRST = {"text": "学习6次", "state": "done", "times": 6}
SECOND = {"text": "再学习8次", "state": "planned", "times": 8}
GOOD = json.dumps({"items": [FIRST, SECOND], "note": ""}, ensure_ascii=False)
VALUE = Items(items=(Item(**FIRST), Item(**SECOND)))  # type: ignore[arg-type]  # read from JSON as well

NO_SCHEMA = Status(400, param="response_format", message="Invalid parameter")
DEEPSEEK_LIKE = Status(
    400, message="This response_format type is unavailable now", code="invalid_request_error"
)
UNKNOWN = Status(400, code="unknown_parameter", message="Unknown parameter")
UNPROCESSABLE = Status(422, message="[{'type': 'extra_forbidden', 'msg': 'Extra inputs are not permitted'}]")


@asynccontextmanager
async def connected(endpoint: Endpoint, **limits: Any) -> AsyncIterator[OpenAIModel]:
    model = OpenAIModel(replace(ModelConfig(name="m-1", base_url=endpoint.url), **limits), "")
    try:
        yield model
    finally:
        await model.close()


async def answer_of(endpoint: Endpoint, **limits: Any) -> StructuredAnswer[Items]:
    async with connected(endpoint, **limits) as model:
        return await request_answer(model, ASKED, Items)


def forms(endpoint: Endpoint) -> list[str]:
    """Return the kind of form that each request asked for."""
    bodies = [request["body"] for request in endpoint.requests]
    return [body.get("response_format", {}).get("type", "text") for body in bodies]


def objects(schema: Any) -> list[dict[str, Any]]:
    """Return each object's schema inside of a schema."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    below = [found for part in schema.values() for found in objects(part)]
    return [schema, *below] if schema.get("type") == "object" else below


async def test_an_endpoint_that_takes_a_schema_gets_one_and_no_words_about_it() -> None:
    async with Endpoint(Answer(GOOD, usage=(31, 17))) as endpoint:
        got = await answer_of(endpoint)
    assert (got.value, got.text, got.usage) == (VALUE, GOOD, Usage(31, 17))
    body = endpoint.requests[0]["body"]
    assert [m["content"] for m in body["messages"]] == [m.content for m in ASKED]
    form = body["response_format"]["json_schema"]
    # What may be left out is not demanded: a strict endpoint would have every empty field written.
    assert form["strict"] is False
    assert [schema["required"] for schema in objects(form["schema"])] == [["items"], ["text"]]


async def test_a_form_without_optional_fields_is_held_to_strictly() -> None:
    async with Endpoint(Answer('{"titles":[{"text":"学习"}]}')) as endpoint, connected(endpoint) as model:
        await request_answer(model, ASKED, Titles)
    form = endpoint.requests[0]["body"]["response_format"]["json_schema"]
    assert form["strict"] is True
    # Strict endpoints refuse a schema in which an object is open or a field is optional.
    found = objects(form["schema"])
    assert len(found) == 2
    for schema in found:
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])


async def test_without_a_form_nothing_is_said_of_one() -> None:
    async with Endpoint(Answer("学了6次。")) as endpoint, connected(endpoint) as model:
        async for _ in model.stream(ASKED):
            pass
    assert "response_format" not in endpoint.requests[0]["body"]


@pytest.mark.parametrize("refusal", [NO_SCHEMA, DEEPSEEK_LIKE, UNKNOWN, UNPROCESSABLE])
async def test_an_endpoint_without_schemas_is_asked_for_an_object_ever_after(refusal: Status) -> None:
    script = (Answer(GOOD), Answer(GOOD))
    async with Endpoint(*script, refuses={"json_schema": refusal}) as endpoint, connected(endpoint) as model:
        assert (await request_answer(model, ASKED, Items)).value == VALUE
        assert (await request_answer(model, ASKED, Items)).value == VALUE
    assert forms(endpoint) == ["json_schema", "json_object", "json_object"]
    told = endpoint.requests[-1]["body"]["messages"][0]["content"]
    assert told.startswith(ASKED[0].content)
    assert "JSON" in told  # endpoints refuse json_object where no message speaks of JSON
    assert '"times"' in told


async def test_an_endpoint_without_any_form_is_asked_in_words_whatever_the_attempts() -> None:
    refuses = {"json_schema": NO_SCHEMA, "json_object": UNKNOWN}
    async with Endpoint(Answer(GOOD), refuses=refuses) as endpoint:
        assert (await answer_of(endpoint, attempts=1)).value == VALUE
    assert forms(endpoint) == ["json_schema", "json_object", "text"]
    assert '"times"' in endpoint.requests[-1]["body"]["messages"][0]["content"]


async def test_two_calls_at_once_learn_the_same_refusal_once() -> None:
    script = (Answer(GOOD), Answer(GOOD))
    refuses = {"json_schema": NO_SCHEMA}
    async with Endpoint(*script, refuses=refuses) as endpoint, connected(endpoint) as model:
        both = await asyncio.gather(*(request_answer(model, ASKED, Items) for _ in range(2)))
    assert [got.value for got in both] == [VALUE, VALUE]
    assert "text" not in forms(endpoint)


async def test_a_model_with_one_temperature_and_no_schemas_is_asked_without_either() -> None:
    fixed = Status(400, code="unsupported_value", param="temperature")
    refuses = {"json_schema": NO_SCHEMA}
    async with Endpoint(fixed, Answer(GOOD), refuses=refuses) as endpoint:
        assert (await answer_of(endpoint)).value == VALUE
    assert forms(endpoint) == ["json_schema", "json_object", "json_object"]
    assert "temperature" not in endpoint.requests[-1]["body"]


@pytest.mark.parametrize(
    "failure",
    [
        Status(400, code="context_length_exceeded", message="input is too long"),
        Status(400, message="Invalid value for messages"),
        Status(401),
        Status(429),
    ],
)
async def test_another_failure_teaches_nothing_about_forms(failure: Status) -> None:
    async with Endpoint(failure, Answer(GOOD)) as endpoint, connected(endpoint, attempts=1) as model:
        with pytest.raises(ModelUnreachable):
            await request_answer(model, ASKED, Items)
        await request_answer(model, ASKED, Items)
    assert forms(endpoint) == ["json_schema", "json_schema"]


PLAIN = GOOD[1:-1]


@pytest.mark.parametrize(
    "text",
    [
        f"好的，{{要求}}已读完，整理如下：\n\n{GOOD}\n\n以上共 2 条，{{如需}}调整请告诉我。",
        f"```json\n{GOOD}\n```",
        f"以下是结果：\n```\n{GOOD}\n```\n请查收。",
        f"<think>先看{{消息}}，{GOOD[:40]}</think>\n{GOOD}",
        f"先想一想。\n</think>\n{GOOD}",
        GOOD.replace("}]", "},]"),
        GOOD.replace(', "note": ""}', ",}"),
        GOOD.replace('"学习6次"', '"学习6次'),
        GOOD.replace('"times"', "times"),
        GOOD.replace('"', "'"),
        GOOD.replace('{"items"', "{“items”"),
        GOOD.replace("null", "None"),
        f"{{\n  // 两条\n  {PLAIN}\n}}",
    ],
    ids=[
        "words around", "fence", "fence and words", "thoughts", "thoughts without a beginning",
        "comma in a list", "comma in an object", "cut quote", "bare key", "single quotes", "Chinese quotes",
        "Python's words", "comment",
    ],
)  # fmt: skip
async def test_what_stands_around_an_answer_or_is_slightly_wrong_in_it_is_let_pass(text: str) -> None:
    async with Endpoint(Answer(text)) as endpoint:
        assert (await answer_of(endpoint)).value == VALUE


async def test_the_words_of_a_value_come_back_to_the_letter() -> None:
    said = '他说“好”，{单位}的"试点"\n换行；⟦单位1⟧ ```代码``` , ]'
    whole = json.dumps({"items": [{"text": said}], "note": "a,}"}, ensure_ascii=False)
    async with Endpoint(Answer(f"结果：{whole}")) as endpoint:
        got = await answer_of(endpoint)
    assert got.value == Items(items=(Item(text=said),), note="a,}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD.replace('"planned"', '"soon"'), "items.1.state"),
        (GOOD.replace('"items"', '"list"'), "items"),
        (GOOD.replace(": 6", ': "六"'), "items.0.times"),
        ("没有事项。", "JSON"),
        (f"[{GOOD}, 1]".replace("{", "("), "JSON"),
        (GOOD[:-20], "JSON"),
    ],
)
async def test_an_answer_that_does_not_validate_is_asked_for_once_more_with_its_fault(
    text: str, fault: str
) -> None:
    async with Endpoint(Answer(text, usage=(30, 20)), Answer(GOOD, usage=(50, 20))) as endpoint:
        got = await answer_of(endpoint)
    assert (got.value, got.usage) == (VALUE, Usage(80, 40))
    *before, said, wrong = endpoint.requests[1]["body"]["messages"]
    assert [m["content"] for m in before] == [m.content for m in ASKED]
    assert said == {"role": "assistant", "content": text}
    complaint = wrong["content"].splitlines()[0]
    assert fault in complaint


async def test_twice_unfit_is_no_value() -> None:
    async with Endpoint(Answer("没有。"), Answer('{"items": 1}')) as endpoint:
        with pytest.raises(ModelUnfit):
            await answer_of(endpoint)


async def test_cost_that_the_endpoint_counts_only_sometimes_is_not_told() -> None:
    async with Endpoint(Answer("没有。"), Answer(GOOD, usage=(50, 20))) as endpoint:
        assert (await answer_of(endpoint)).usage is None


@pytest.mark.parametrize("end", range(20, len(GOOD), 7))
async def test_an_answer_cut_by_length_is_gone_on_with(end: int) -> None:
    async with Endpoint(Length(GOOD[:end]), Answer(f"```json\n{GOOD[end:]}\n```")) as endpoint:
        got = await answer_of(endpoint)
    assert got.value == VALUE
    assert forms(endpoint) == ["json_schema", "text"]
    assert endpoint.requests[1]["body"]["messages"][-2] == {"role": "assistant", "content": GOOD[:end]}


async def test_half_an_answer_is_never_taken_for_the_whole() -> None:
    half = GOOD.index(SECOND["text"])  # type: ignore[arg-type]  # a str, though its dict holds more
    anew = (Length(GOOD[:half]), Answer(GOOD))
    async with Endpoint(*anew, *anew) as endpoint:
        with pytest.raises(ModelUnfit):
            await answer_of(endpoint)


async def test_an_answer_without_end_is_given_up() -> None:
    async with Endpoint(Length(GOOD[:30]), Length("又"), Length("又")) as endpoint:
        with pytest.raises(ModelUnfit):
            await answer_of(endpoint)


@pytest.mark.parametrize("end", range(25, len(GOOD) - 1, 9))
async def test_an_answer_that_stops_in_the_middle_without_a_word_is_asked_for_again(end: int) -> None:
    async with Endpoint(Answer(GOOD[:end]), Answer(GOOD)) as endpoint:
        assert (await answer_of(endpoint)).value == VALUE
    assert len(endpoint.requests) == 2


async def test_a_broken_connection_is_no_value() -> None:
    async with Endpoint(Cut(GOOD[:50])) as endpoint:
        with pytest.raises(ModelCut):
            await answer_of(endpoint)


async def test_logs_hold_no_text(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    refuses = {"json_schema": Status(400, message="response_format 学了6次")}
    script = (Answer(GOOD.replace("done", "学习6次")), Answer(GOOD))
    async with Endpoint(*script, refuses=refuses) as endpoint:
        await answer_of(endpoint)
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert logged
    assert "学" not in logged
