"""What an endpoint says, event by event or all at once, as pieces of an answer, read from its bare JSON."""

import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import openai
from openai._legacy_response import LegacyAPIResponse

from bot.llm.model import Usage
from bot.regex import regex

_EVENT, _DONE = "data:", "[DONE]"
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


def piece_of(event: object) -> Piece:
    """Return what an event of a stream holds; a field of another kind than promised holds nothing."""
    return _piece(event, "delta")


async def pieces_of_body(response: LegacyAPIResponse[Any]) -> AsyncGenerator[Piece, None]:
    """Yield an answer that came as one JSON object though a stream was asked for, or a stream under its name.

    Raise an APIError where the object tells of an error, ValueError where it is none.
    """
    said = (await response.http_response.aread()).decode()
    if said.lstrip().startswith(_EVENT):
        for line in said.splitlines():
            if line.startswith(_EVENT) and (event := line.removeprefix(_EVENT).strip()) != _DONE:
                yield piece_of(json.loads(event))
        return
    body = json.loads(said)
    if not isinstance(body, dict) or not body.get("choices"):
        raise openai.APIError(str(body), response.http_request, body=body)
    yield _piece(body, "message")


def _piece(event: object, said_in: str) -> Piece:
    choices = _field(event, "choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    said = _field(choice, said_in)
    return Piece(
        text=_text(said, "content"),
        thinking=any(_field(said, name) for name in _THOUGHTS),
        finish=_text(choice, "finish_reason"),
        usage=_usage(_field(event, "usage")),
    )


def _usage(counted: object) -> Usage | None:
    if not isinstance(counted, dict):
        return None
    return Usage(_count(counted, "prompt_tokens"), _count(counted, "completion_tokens"))


def _field(table: object, name: str) -> object:
    return table.get(name) if isinstance(table, dict) else None


def _text(table: object, name: str) -> str:
    value = _field(table, name)
    return _SURROGATE.sub("", value) if isinstance(value, str) else ""


def _count(table: object, name: str) -> int:
    tokens = _field(table, name)
    return min(max(tokens, 0), _MOST_TOKENS) if isinstance(tokens, int) else 0
