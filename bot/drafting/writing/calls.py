"""The calls to the model for one section: names veiled, streamed, gone on with where it stopped, cleaned."""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing

from bot.errors import ModelCut, ModelUnfit
from bot.llm.model import ChatModel, Cost, Message
from bot.llm.prompts import Prompt
from bot.llm.refusal import refusal
from bot.llm.residue import strip_residue
from bot.llm.tokens import TokenMeter
from bot.privacy.tokens import Veil, whole_tokens
from bot.texts import drafting as texts

_CONTINUATIONS = 2
_ATTEMPTS = 2

Show = Callable[[str], Awaitable[None]]
"""Takes the section as far as it has come."""


class Writing:
    """The calls to the model for one section, with their cost and what was sent."""

    def __init__(self, model: ChatModel, meter: TokenMeter, show: Show, veil: Veil, legend: str) -> None:
        """Take what names are hidden behind, and what the model may know of them."""
        self._model, self._meter, self._show = model, meter, show
        self._veil, self._legend = veil, legend
        self.costs: list[Cost] = []
        self.sent: list[str] = []
        """What the model was sent, call by call."""

    def messages(self, prompt: Prompt, inputs: Mapping[str, str]) -> tuple[Message, ...]:
        """Return what the model is sent: the prompt as it stands, its inputs veiled, and the legend."""
        veiled = {name: self._veil.veiled(text) for name, text in inputs.items()}
        return prompt.render(**veiled, legend=self._legend)

    async def write(
        self, prompt: Prompt, inputs: Mapping[str, str], before: str = "", unseen: bool = False
    ) -> str:
        """Return the model's whole answer, cleaned, with the names back in it.

        `before` is what the section has already; `unseen` keeps the answer off the screen while it comes. An
        answer with a token that was never sent is asked for once more, and then raises ModelUnfit.
        """
        messages = self.messages(prompt, inputs)
        sent = "\n".join(m.content for m in messages)
        for _ in range(_ATTEMPTS):
            text = await self._whole(messages, prompt.temperature, before, unseen)
            if self._veil.agrees(text, sent):
                return self._veil.unveiled(text)
        raise ModelUnfit(texts.TOKENS_CHANGED)

    async def _whole(
        self, messages: Sequence[Message], temperature: float | None, before: str, unseen: bool
    ) -> str:
        said = ""
        for _ in range(_CONTINUATIONS + 1):
            asked = (
                (*messages, Message("assistant", said), Message("user", texts.GO_ON)) if said else messages
            )
            said, finished = await self._stream(asked, temperature, None if unseen else before, said)
            if finished:
                break
        else:
            raise ModelCut(texts.TOO_LONG, before + self._read(strip_residue(said)))
        text = strip_residue(said)
        if not text or refusal(text):
            raise ModelUnfit(texts.REFUSED)
        return text

    async def _stream(
        self, messages: Sequence[Message], temperature: float | None, before: str | None, said: str
    ) -> tuple[str, bool]:
        began = time.monotonic()
        self.sent.append("\n\n".join(m.content for m in messages))
        counted = sum(self._meter.count(m.content) for m in messages)
        finish, usage, start = "", None, len(said)
        try:
            async with aclosing(self._model.stream(messages, temperature=temperature)) as chunks:
                async for chunk in chunks:
                    said += chunk.text
                    finish, usage = chunk.finish or finish, chunk.usage or usage
                    if chunk.text and before is not None:
                        await self._show(before + self._read(said))
        except ModelCut as error:
            raise ModelCut(str(error), (before or "") + self._read(strip_residue(said))) from error
        spent = round((time.monotonic() - began) * 1000)
        if usage:
            self._meter.learn(counted, usage.prompt_tokens)
            self.costs.append(Cost(usage.prompt_tokens, usage.completion_tokens, spent))
        else:
            self.costs.append(Cost(counted, self._meter.count(said[start:]), spent))
        return said, finish == "stop"

    def _read(self, said: str) -> str:
        """Return an answer that may not be at its end, with the names back in it."""
        return self._veil.unveiled(whole_tokens(said))
