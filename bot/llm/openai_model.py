"""Any endpoint that speaks OpenAI's chat completions, streamed: one clock, one owner of retries.

Only model, messages, stream and temperature are sent, and the form of an answer where one is asked for; what
an endpoint refuses of it is not sent again. Usage is passed on where an endpoint reports it unasked.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

import openai
from openai._constants import RAW_RESPONSE_HEADER
from openai._legacy_response import LegacyAPIResponse
from openai.types.chat.completion_create_params import ResponseFormat
from pydantic import BaseModel
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)

from bot.config import ModelConfig
from bot.errors import ModelCut, ModelError, ModelUnfit
from bot.llm.abilities import Capabilities, OutputFormat
from bot.llm.faults import TransientError, classify_error
from bot.llm.form import form_instruction
from bot.llm.model import Chunk, Message
from bot.llm.pieces import Piece, piece_of, pieces_of_body
from bot.texts import model as texts

logger = logging.getLogger(__name__)
logging.getLogger("httpx2").setLevel(logging.WARNING)  # the SDK's HTTP client logs every request

_FINISHES: dict[str, Literal["stop", "length"]] = {"stop": "stop", "eos": "stop", "length": "length"}
_FILTERED = {"content_filter", "sensitive"}
_LONGEST_WAIT = 20.0
# Once an answer says how it ended, only its usage can follow: it is not worth a long wait.
_AFTERWORD_SECONDS = 0.5
_Response: TypeAlias = LegacyAPIResponse[openai.AsyncStream[object]]
_backoff = wait_random_exponential(multiplier=0.5, max=8)


@dataclass(frozen=True)
class _Call:
    """What is asked, and when the answer must be there."""

    messages: Sequence[Message]
    temperature: float
    form: type[BaseModel] | None
    end: float


class _UnsupportedParameter(Exception):
    """The endpoint knows less than it was sent; it is asked again with what it knows."""


class OpenAIModel:
    """A ChatModel behind an OpenAI-compatible endpoint."""

    def __init__(self, config: ModelConfig, key: str) -> None:
        self.name = config.name
        self._config = config
        # A local endpoint needs no key, but the SDK insists on one.
        self._client = openai.AsyncOpenAI(
            api_key=key or "none", base_url=config.base_url, max_retries=0, timeout=None
        )
        self._can = Capabilities()

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield the answer as it comes, then one chunk with its finish and usage.

        Raise ModelUnreachable before the first text, after the retries; ModelCut after it; ModelUnfit for an
        answer that is empty or was held back.
        """
        heat = self._config.temperature if temperature is None else temperature
        call = _Call(messages, heat, form, _now() + self._config.deadline_seconds)
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self._config.attempts) | stop_before_delay(self._config.deadline_seconds),
            wait=_wait,
            retry=retry_if_exception_type(TransientError),
            reraise=True,
        )
        opened: tuple[Chunk, AsyncGenerator[Chunk, None]] = await retrying(self._begin, call)
        first, rest = opened
        async with aclosing(rest):
            yield first
            async for chunk in rest:
                yield chunk

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    async def _begin(self, call: _Call) -> tuple[Chunk, AsyncGenerator[Chunk, None]]:
        # Each refusal takes something away, so this comes to an end.
        while True:
            chunks = self._attempt(call)
            try:
                return await anext(chunks), chunks
            except _UnsupportedParameter:
                continue

    async def _attempt(self, call: _Call) -> AsyncGenerator[Chunk, None]:
        can = self._can
        text, sent, finish, usage, began = "", 0, "", None, _now()
        try:
            async with aclosing(self._pieces(call, can)) as pieces:
                async for piece in pieces:
                    text += piece.text
                    finish, usage = piece.finish or finish, piece.usage or usage
                    if piece.text and not text.isspace():
                        yield Chunk(text[sent:])
                        sent = len(text)
        except (openai.OpenAIError, TimeoutError, ValueError) as error:
            # `from None`: the vendor's message may quote the key or the text.
            if not text.strip() and self._learns(error, can, call):
                raise _UnsupportedParameter from None
            if not finish:
                raise _failure(error, text, _now() - began) from None
        end_mark = _ending(finish, text)
        logger.info("model answered chars=%d finish=%s seconds=%.1f", len(text), finish, _now() - began)
        yield Chunk(finish=end_mark, usage=usage)

    async def _pieces(self, call: _Call, can: Capabilities) -> AsyncGenerator[Piece, None]:
        due = _now() + self._config.first_token_seconds
        async with asyncio.timeout_at(min(due, call.end)):
            response = await self._request(call, can)
        async with aclosing(_response_pieces(response)) as pieces:
            while True:
                async with asyncio.timeout_at(min(due, call.end)):
                    piece = await anext(pieces, None)
                if piece is None:
                    return
                yield piece
                # The clock starts anew only now: a reader who takes his time is no stall.
                if piece.finish:
                    due = _now() + _AFTERWORD_SECONDS
                elif piece.text or piece.thinking:
                    due = _now() + self._config.stall_seconds

    async def _request(self, call: _Call, can: Capabilities) -> _Response:
        turns = [{"role": m.role, "content": m.content} for m in _messages_for(call, can)]
        body: dict[str, object] = {"model": self.name, "messages": turns, "stream": True}
        if can.temperature:
            body["temperature"] = call.temperature
        if form := _response_format(call.form, can):
            body["response_format"] = form
        # The SDK's own method makes objects of every event: with fifty answers at once, a processor's work.
        response = await self._client.post(
            "/chat/completions",
            cast_to=object,
            body=body,
            options={"headers": {RAW_RESPONSE_HEADER: "true"}},
            stream=True,
            stream_cls=openai.AsyncStream[object],
        )
        # What that header asks for, which the SDK's types do not tell.
        return cast(_Response, response)

    def _learns(self, error: Exception, sent: Capabilities, call: _Call) -> bool:
        """Return whether the endpoint refused what it does not know; it is not sent again."""
        left = sent.after(error, shaped=call.form is not None)
        if left == sent:
            return False
        # Another call may have learnt the same meanwhile.
        if self._can == sent:
            self._can = left
            logger.info("endpoint refused, left: temperature=%s %s", left.temperature, left.shaping.name)
        return True


async def _response_pieces(response: _Response) -> AsyncGenerator[Piece, None]:
    """Yield what an endpoint says; one that knows no stream says all of it at once."""
    if "json" in response.headers.get("content-type", ""):
        async for piece in pieces_of_body(response):
            yield piece
        return
    async with response.parse() as events:
        async for event in events:
            yield piece_of(event)


def _messages_for(call: _Call, can: Capabilities) -> Sequence[Message]:
    """Return the messages; where the endpoint takes no schema, the first one ends with the form in words."""
    if call.form is None or can.shaping is OutputFormat.SCHEMA:
        return call.messages
    first, *rest = call.messages
    return (Message(first.role, f"{first.content}\n\n{form_instruction(call.form)}"), *rest)


def _response_format(form: type[BaseModel] | None, can: Capabilities) -> ResponseFormat | None:
    if form is None or can.shaping is OutputFormat.TEXT:
        return None
    if can.shaping is OutputFormat.OBJECT:
        return {"type": "json_object"}
    loose = form.model_json_schema()
    if _has_optional_field(loose):
        # A strict schema demands every field, and an endpoint would write each empty one.
        return {
            "type": "json_schema",
            "json_schema": {"name": form.__name__, "strict": False, "schema": loose},
        }
    # A function's parameters and an answer are held to the same strict kind of schema.
    schema = openai.pydantic_function_tool(form)["function"]["parameters"]
    return {"type": "json_schema", "json_schema": {"name": form.__name__, "strict": True, "schema": schema}}


def _has_optional_field(schema: Mapping[str, Any]) -> bool:
    """Return whether any object of a schema has a field that may be left out."""
    objects = (schema, *schema.get("$defs", {}).values())
    return any(part.get("properties", {}).keys() - set(part.get("required", ())) for part in objects)


def _failure(error: openai.OpenAIError | TimeoutError | ValueError, text: str, seconds: float) -> ModelError:
    status = getattr(error, "status_code", 0)
    name = type(error).__name__
    logger.warning("model failed %s status=%d chars=%d seconds=%.1f", name, status, len(text), seconds)
    if text.strip():
        return ModelCut(texts.STALLED if isinstance(error, TimeoutError) else texts.CUT, text)
    return classify_error(error)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, TransientError) and error.wait is not None:
        return min(error.wait, _LONGEST_WAIT)
    return _backoff(state)


def _ending(finish: str, text: str) -> Literal["stop", "length"]:
    written = bool(text.strip())
    if finish in _FILTERED:
        raise ModelCut(texts.FILTERED_CUT, text) if written else ModelUnfit(texts.FILTERED)
    if finish not in _FINISHES:
        raise ModelCut(texts.CUT, text) if written else TransientError(texts.NO_ANSWER)
    if not written:
        raise ModelUnfit(texts.EMPTY)
    return _FINISHES[finish]
