"""What an endpoint says, event by event or all at once, as pieces of an answer."""

import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import openai
from openai._legacy_response import LegacyAPIResponse
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.completion_usage import CompletionUsage

from bot.llm.model import Usage
from bot.regex import regex

_THOUGHTS = ("reasoning_content", "reasoning")
_SURROGATE = regex("[\ud800-\udfff]")
"""Half of a character: neither a database nor a chat takes it."""
_MOST_TOKENS = 1_000_000_000
"""No call takes more; what is counted beyond is no count."""


@dataclass(frozen=True)
class Piece:
    """A part of an answer."""

    text: str = ""
    thinking: bool = False
    finish: str = ""
    usage: Usage | None = None


def piece_of(event: ChatCompletionChunk) -> Piece:
    """Return what one event of a stream holds."""
    usage = _usage(event.usage)
    if not event.choices:
        return Piece(usage=usage)
    choice = event.choices[0]
    return Piece(
        text=_whole((choice.delta and choice.delta.content) or ""),
        thinking=any(getattr(choice.delta, name, None) for name in _THOUGHTS),
        finish=choice.finish_reason or "",
        usage=usage,
    )


async def at_once(response: LegacyAPIResponse[Any]) -> AsyncGenerator[Piece, None]:
    """Yield an answer that came as one JSON object though a stream was asked for.

    Raise an APIError where the object tells of an error, ValueError where it is none.
    """
    body = json.loads(await response.http_response.aread())
    if not isinstance(body, dict) or not body.get("choices"):
        raise openai.APIError(str(body), response.http_request, body=body)
    answer = ChatCompletion.construct(None, **body)
    choice = answer.choices[0]
    text = _whole(choice.message.content or "")
    yield Piece(text, finish=choice.finish_reason, usage=_usage(answer.usage))


def _whole(text: str) -> str:
    return _SURROGATE.sub("", text)


def _usage(counted: CompletionUsage | None) -> Usage | None:
    return Usage(_count(counted.prompt_tokens), _count(counted.completion_tokens)) if counted else None


def _count(tokens: object) -> int:
    return min(max(tokens, 0), _MOST_TOKENS) if isinstance(tokens, int) else 0
