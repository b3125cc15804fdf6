"""The calls to the model for one section: streamed, gone on with where the model ran out of room, cleaned."""

import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from bot.errors import ModelCut, ModelUnfit
from bot.llm.model import ChatModel, Message
from bot.llm.refusal import refusal
from bot.llm.residue import strip_residue
from bot.llm.tokens import TokenMeter
from bot.texts import drafting as texts

_CONTINUATIONS = 2

Show = Callable[[str], Awaitable[None]]
"""Takes the section as far as it has come."""


@dataclass(frozen=True)
class Cost:
    """What one call to the model cost."""

    prompt_tokens: int
    completion_tokens: int
    milliseconds: int


class Writing:
    """The calls to the model for one section, with their cost."""

    def __init__(self, model: ChatModel, meter: TokenMeter, show: Show) -> None:
        self._model, self._meter, self._show = model, meter, show
        self.costs: list[Cost] = []

    async def write(
        self,
        messages: Sequence[Message],
        temperature: float | None = None,
        before: str = "",
        unseen: bool = False,
    ) -> str:
        """Return the model's whole answer, cleaned.

        `before` is what the section has already; `unseen` keeps the answer off the screen while it comes.
        """
        said = ""
        for _ in range(_CONTINUATIONS + 1):
            asked = (
                (*messages, Message("assistant", said), Message("user", texts.GO_ON)) if said else messages
            )
            said, finished = await self._stream(asked, temperature, None if unseen else before, said)
            if finished:
                break
        else:
            raise ModelCut(texts.TOO_LONG, before + strip_residue(said))
        text = strip_residue(said)
        if not text or refusal(text):
            raise ModelUnfit(texts.REFUSED)
        return text

    async def _stream(
        self, messages: Sequence[Message], temperature: float | None, before: str | None, said: str
    ) -> tuple[str, bool]:
        began = time.monotonic()
        counted = sum(self._meter.count(m.content) for m in messages)
        finish, usage, start = "", None, len(said)
        try:
            async with aclosing(self._model.stream(messages, temperature=temperature)) as chunks:
                async for chunk in chunks:
                    said += chunk.text
                    finish, usage = chunk.finish or finish, chunk.usage or usage
                    if chunk.text and before is not None:
                        await self._show(before + said)
        except ModelCut as error:
            raise ModelCut(str(error), (before or "") + strip_residue(said)) from error
        spent = round((time.monotonic() - began) * 1000)
        if usage:
            self._meter.learn(counted, usage.prompt_tokens)
            self.costs.append(Cost(usage.prompt_tokens, usage.completion_tokens, spent))
        else:
            self.costs.append(Cost(counted, self._meter.count(said[start:]), spent))
        return said, finish == "stop"
