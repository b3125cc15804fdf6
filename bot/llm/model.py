"""The one seam to a language model: messages in, a stream of chunks out."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import BaseModel


@dataclass(frozen=True)
class Message:
    """One turn of the conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Usage:
    """What a call cost, as the endpoint counted it."""

    prompt_tokens: int
    completion_tokens: int

    def __add__(self, other: "Usage") -> "Usage":
        """Return what two calls cost together."""
        return Usage(
            self.prompt_tokens + other.prompt_tokens, self.completion_tokens + other.completion_tokens
        )


@dataclass(frozen=True)
class Cost:
    """What one call took, by the endpoint's count or ours."""

    prompt_tokens: int
    completion_tokens: int
    milliseconds: int


@dataclass(frozen=True)
class Chunk:
    """A piece of the answer; the last one says how it ended."""

    text: str = ""
    finish: Literal["", "stop", "length"] = ""
    """Empty until the end; `length` where the model ran out of room and can go on."""
    usage: Usage | None = None


class ChatModel(Protocol):
    """A model that answers in a stream."""

    name: str

    def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield the answer; a stream that ends without a `finish` is never an answer.

        `form` asks for a JSON object of that form, which no model is sure to give.

        Raise ModelUnreachable before the first text, ModelCut after it, ModelUnfit for an empty answer.
        """
        ...

    async def close(self) -> None:
        """Let go of the connections."""
