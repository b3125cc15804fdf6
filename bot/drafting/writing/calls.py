"""The calls to the model for one piece of writing: names veiled, streamed, gone on with where it stopped.

An answer comes back cleaned, with its tags; what is shown while it comes has none.
"""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing

from bot.drafting.writing.prose import is_answer, prose
from bot.drafting.writing.tags import visible
from bot.errors import ModelCut, ModelUnfit
from bot.llm.model import ChatModel, Cost, Message
from bot.llm.prompts import Prompt
from bot.llm.residue import strip_thoughts
from bot.llm.tokens import TokenMeter
from bot.privacy.tokens import Veil, whole_tokens
from bot.texts import drafting as texts

_CONTINUATIONS = 2
_ATTEMPTS = 2
_FRAME_SECONDS = 0.1
"""From one time that an answer is shown to the next: to make it readable costs the more, the longer it is."""

Show = Callable[[str], Awaitable[None]]
"""Takes the section as far as it has come."""


class Writing:
    """The calls to the model for one piece of writing, with their cost and what was sent."""

    def __init__(
        self, model: ChatModel, meter: TokenMeter, show: Show, veil: Veil, constant: Mapping[str, str]
    ) -> None:
        """Take what names are hidden behind, and the inputs that are ready for the model as they stand."""
        self.model, self.meter, self.veil, self.constant = model, meter, veil, constant
        self._show = show
        self.costs: list[Cost] = []
        self.sent: list[str] = []
        """What the model was sent, call by call."""
        self.arrived = ""
        """What has come of the last answer, with its tags, should it break off; foreign tokens too."""

    def messages(self, prompt: Prompt, inputs: Mapping[str, str]) -> tuple[Message, ...]:
        """Return what the model is sent: the prompt, its inputs veiled, and the constant ones."""
        veiled = {name: self.veil.veiled(text) for name, text in inputs.items()}
        constant = {name: text for name, text in self.constant.items() if name in prompt.inputs}
        return prompt.render(**veiled, **constant)

    async def write(self, prompt: Prompt, inputs: Mapping[str, str], before: str = "") -> str:
        """Return the model's whole answer, cleaned, with the names back in it, tags and all.

        `before` is what the section has already, without tags. An answer with a token that was never sent is
        asked for once more, and then raises ModelUnfit.
        """
        messages = self.messages(prompt, inputs)
        sent = _sent(messages)
        for _ in range(_ATTEMPTS):
            text = await self._whole(messages, prompt.temperature, before)
            if self.veil.agrees(text, sent):
                return self.veil.unveiled(text)
        raise ModelUnfit(texts.TOKENS_CHANGED)

    async def _whole(self, messages: Sequence[Message], temperature: float | None, before: str) -> str:
        said = ""
        for _ in range(_CONTINUATIONS + 1):
            asked = (
                (*messages, Message("assistant", said), Message("user", texts.GO_ON)) if said else messages
            )
            said, finished = await self._stream(asked, temperature, before, said)
            if finished:
                break
        else:
            raise self._broken(texts.TOO_LONG, said, before, messages)
        text = prose(said)
        if not is_answer(text):
            raise ModelUnfit(texts.REFUSED)
        return text

    async def _stream(
        self, messages: Sequence[Message], temperature: float | None, before: str, said: str
    ) -> tuple[str, bool]:
        began = time.monotonic()
        self.sent.append("\n\n".join(m.content for m in messages))
        counted = sum(self.meter.count(m.content) for m in messages)
        finish, usage, start, due = "", None, len(said), began
        try:
            async with aclosing(self.model.stream(messages, temperature=temperature)) as chunks:
                async for chunk in chunks:
                    said += chunk.text
                    finish, usage = chunk.finish or finish, chunk.usage or usage
                    if chunk.text and time.monotonic() >= due:
                        await self._show(before + self._read(said, messages))
                        due = time.monotonic() + _FRAME_SECONDS
        except ModelCut as error:
            raise self._broken(str(error), said, before, messages) from error
        finally:
            # A stop keeps what has come since the last frame.
            if due > began:
                await self._show(before + self._read(said, messages))
        spent = round((time.monotonic() - began) * 1000)
        if usage:
            self.meter.learn(counted, usage.prompt_tokens)
            self.costs.append(Cost(usage.prompt_tokens, usage.completion_tokens, spent))
        else:
            self.costs.append(Cost(counted, self.meter.count(said[start:]), spent))
        return said, finish == "stop"

    def _broken(self, why: str, said: str, before: str, messages: Sequence[Message]) -> ModelCut:
        """Keep what there is of an answer that broke off; return the error, with what may be shown of it."""
        text = prose(said)
        half = whole_tokens(text) if is_answer(text) else ""
        self.arrived = self.veil.unveiled(half)
        return ModelCut(why, before + self._shown(half, messages))

    def _read(self, said: str, messages: Sequence[Message]) -> str:
        """Return an answer that may not be at its end, with the names back in it."""
        return self._shown(whole_tokens(strip_thoughts(said)), messages)

    def _shown(self, text: str, messages: Sequence[Message]) -> str:
        """Return a text as the user sees it, up to the first token that was never sent."""
        return self.veil.unveiled(visible(self.veil.agreeing(text, _sent(messages))))


def _sent(messages: Sequence[Message]) -> str:
    """Return what a model was told; what it has said itself proves no token."""
    return "\n".join(m.content for m in messages if m.role != "assistant")
