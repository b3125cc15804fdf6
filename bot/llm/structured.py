"""Asks a model for a value: an answer of the form that is wanted, validated, or none at all."""

import logging
import time
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import ModelUnfit
from bot.llm.form import form_instruction, value_in
from bot.llm.model import ChatModel, Cost, Message, Usage
from bot.llm.residue import strip_thoughts
from bot.llm.tokens import estimate
from bot.regex import regex
from bot.texts import model as texts

logger = logging.getLogger(__name__)

_ATTEMPTS = 2
_CONTINUATIONS = 2
_COMPLAINTS = 5
_FENCE = regex(r"\A\s*```\w*\n|\n+\Z")

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class StructuredAnswer(Generic[M]):
    """A validated answer, and what it took."""

    value: M
    text: str
    """The answer that it was read from, as the model gave it."""
    usage: Usage | None
    """Of all calls together; `None` where the endpoint does not count."""
    milliseconds: int
    """Of all calls together."""


async def request_answer(
    model: ChatModel, messages: Sequence[Message], kind: type[M], *, temperature: float | None = None
) -> StructuredAnswer[M]:
    """Return the model's answer as a value of `kind`, which must be an object, not a list.

    An answer that does not validate is asked for once more, with what is wrong in one line. Raise ModelUnfit
    where that does not validate either or an answer finds no end, and what `ChatModel.stream` raises.
    """
    calls, asked = _Calls(model, temperature), tuple(messages)
    for _ in range(_ATTEMPTS):
        text, in_one = await _complete_answer(calls, asked, kind)
        try:
            return StructuredAnswer(value_in(text, kind, mend=in_one), text, calls.usage, calls.milliseconds)
        except ValueError as error:
            logger.warning("answer unfit kind=%s chars=%d in_one=%s", kind.__name__, len(text), in_one)
            wrong = f"{texts.answer_wrong(_complaint(error))}\n\n{form_instruction(kind)}"
        asked = (*messages, Message("assistant", text), Message("user", wrong))
    raise ModelUnfit(texts.ANSWER_UNFIT)


def cost_of(answer: StructuredAnswer[M], messages: Sequence[Message]) -> Cost:
    """Return what an answer cost, estimated where the endpoint does not count."""
    if answer.usage:
        return Cost(answer.usage.prompt_tokens, answer.usage.completion_tokens, answer.milliseconds)
    asked = sum(estimate(message.content) for message in messages)
    return Cost(asked, estimate(answer.text), answer.milliseconds)


class _Calls:
    """The calls for one value, and what they cost together."""

    def __init__(self, model: ChatModel, temperature: float | None) -> None:
        self.usage: Usage | None = Usage(0, 0)
        self._model, self._temperature, self._began = model, temperature, time.monotonic()

    @property
    def milliseconds(self) -> int:
        """Return how long it has taken so far."""
        return round((time.monotonic() - self._began) * 1000)

    async def ask(self, messages: Sequence[Message], form: type[BaseModel] | None) -> tuple[str, bool]:
        """Return what the model said, and whether that is its end."""
        said, finish, usage = "", "", None
        stream = self._model.stream(messages, temperature=self._temperature, form=form)
        async with aclosing(stream) as chunks:
            async for chunk in chunks:
                said += chunk.text
                finish, usage = chunk.finish or finish, chunk.usage or usage
        self.usage = self.usage + usage if self.usage and usage else None
        return said, finish == "stop"


async def _complete_answer(
    calls: _Calls, messages: Sequence[Message], form: type[BaseModel]
) -> tuple[str, bool]:
    """Return the answer without the thoughts before it, and whether it came in one piece."""
    said, in_one = await calls.ask(messages, form)
    ended = in_one
    text = strip_thoughts(said).lstrip()
    for _ in range(_CONTINUATIONS):
        if ended or not text:
            break
        # Without the form: held to it, a model would begin anew instead of going on.
        asked = (*messages, Message("assistant", text), Message("user", texts.ANSWER_GO_ON))
        more, ended = await calls.ask(asked, None)
        text += _FENCE.sub("", strip_thoughts(more))
    if not (ended and text):
        raise ModelUnfit(texts.ANSWER_ENDLESS)
    return text, in_one


def _complaint(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    faults = error.errors(include_url=False, include_context=False)[:_COMPLAINTS]
    return "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in faults)
