"""Answers that were recorded once, replayed: a request that has changed since is no longer answered."""

import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from pydantic import BaseModel

from bot.config import ModelConfig
from bot.llm.model import ChatModel, Chunk, Message
from bot.llm.openai_model import OpenAIModel

RECORDED = Path(__file__).with_name("recorded")


def key(messages: Sequence[Message]) -> str:
    """Return what tells one request from another."""
    said = json.dumps([[m.role, m.content] for m in messages], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


class RequestChanged(AssertionError):
    """A request that nobody recorded an answer to."""


class Replay:
    """A ChatModel that answers from a file of request hashes and answers."""

    name = "recorded"

    def __init__(self, file: Path) -> None:
        self._file = file
        self._answers: dict[str, str] = json.loads(file.read_text("utf-8"))
        self.unanswered = 0
        """How many requests nobody recorded an answer to: a job that fails of it does not fail its test."""

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield the answer that was recorded; raise RequestChanged where there is none."""
        answer = self._answers.get(key(messages))
        if answer is None:
            self.unanswered += 1
            raise RequestChanged(
                f"{self._file.name} has no answer to this request: the prompt, the verification or the thread"
                " has changed since it was recorded; record it again by tests.understanding.record"
            )
        yield Chunk(answer)
        yield Chunk(finish="stop")

    async def close(self) -> None:
        """Hold nothing."""


class Recorder:
    """A ChatModel that passes on what another answers, and keeps it by the hash of the request."""

    def __init__(self, model: ChatModel, file: Path, known: Path | None = None) -> None:
        """Take whom to ask and where to keep; what `known` holds from an earlier time is not asked again."""
        self.name, self._model, self._file = model.name, model, file
        self._answers: dict[str, str] = {}
        self._known: dict[str, str] = json.loads(known.read_text("utf-8")) if known and known.exists() else {}

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield the answer as it comes, and keep it once it has come to its end."""
        said = self._known.get(key(messages), "")
        if said:
            yield Chunk(said)
            yield Chunk(finish="stop")
        else:
            async for chunk in self._model.stream(messages, temperature=temperature, form=form):
                said += chunk.text
                yield chunk
        self._answers[key(messages)] = said
        self._file.write_text(json.dumps(self._answers, ensure_ascii=False, indent=1) + "\n", "utf-8")

    async def close(self) -> None:
        """Let go of the model."""
        await self._model.close()


def patient(base_url: str) -> ChatModel:
    """Return a model at an endpoint that may take an hour for an answer, and is asked once."""
    hour = 3600.0
    config = ModelConfig(
        name="desk",
        base_url=base_url,
        first_token_seconds=hour,
        stall_seconds=hour,
        deadline_seconds=hour,
        attempts=1,
    )
    return OpenAIModel(config, "")
