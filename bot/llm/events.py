"""What one event of a streamed answer holds, read from its bare JSON."""

from dataclasses import dataclass

from bot.llm.model import Usage

_THOUGHTS = ("reasoning_content", "reasoning")


@dataclass(frozen=True)
class Piece:
    """What one event of the stream holds."""

    text: str = ""
    thinking: bool = False
    finish: str = ""
    usage: Usage | None = None


def read(event: object) -> Piece:
    """Return what an event holds; a field of another kind than promised holds nothing."""
    choices = _field(event, "choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    delta = _field(choice, "delta")
    return Piece(
        text=_text(delta, "content"),
        thinking=any(_field(delta, name) for name in _THOUGHTS),
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
    return value if isinstance(value, str) else ""


def _count(table: object, name: str) -> int:
    value = _field(table, name)
    return value if isinstance(value, int) else 0
