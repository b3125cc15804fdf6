"""The calls to the model for one piece of writing: names veiled, streamed, gone on with where it stopped.

An answer comes back cleaned, with its tags; what is shown while it comes has none.
"""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.drafting.writing.acceptance import AnswerSpec, objection
from bot.drafting.writing.prose import is_answer, prose
from bot.drafting.writing.seams import join, join_so_far
from bot.drafting.writing.tags import closed, visible
from bot.errors import ModelCut, ModelUnfit
from bot.language.entry import normalise
from bot.llm.model import ChatModel, Cost, Message, Usage
from bot.llm.prompts import Prompt
from bot.llm.residue import strip_thoughts
from bot.llm.tokens import TokenMeter
from bot.privacy.tokens import Masking, without_partial_token
from bot.texts.prompting import drafting as texts

_CONTINUATIONS = 2
_ATTEMPTS = 2
_FRAME_SECONDS = 0.1
"""From one time that an answer is shown to the next: to make it readable costs the more, the longer it is."""
_THOUGHTS = 10
"""So many times what an answer may have of text it may have with its thoughts."""

Show = Callable[[str], Awaitable[None]]
"""Takes the section as far as it has come."""


class Writing:
    """The calls to the model for one piece of writing, with their cost and what was sent."""

    def __init__(
        self, model: ChatModel, meter: TokenMeter, show: Show, veil: Masking, constant: Mapping[str, str]
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
        veiled = {name: self.veil.mask(text) for name, text in inputs.items()}
        constant = {name: text for name, text in self.constant.items() if name in prompt.inputs}
        return prompt.render(**veiled, **constant)

    async def write(
        self, prompt: Prompt, inputs: Mapping[str, str], ordered: AnswerSpec, before: str = ""
    ) -> str:
        """Return the model's whole answer, cleaned, with the names back in it, tags and all.

        `before` is what the section has already, without tags. An answer that is not what was ordered, or has
        a token that was never sent, is asked for once more, and then raises ModelUnfit.
        """
        messages = self.messages(prompt, inputs)
        call = _Call(messages, prompt.temperature, ordered.most, before)
        why = ""
        for _ in range(_ATTEMPTS):
            text = self.veil.restore_tokens(closed(await self._whole(call)), _prompt_text(messages))
            why = self._objection(text, ordered, messages)
            if not why:
                return self.veil.unmask(text)
        raise ModelUnfit(why)

    def _objection(self, text: str, ordered: AnswerSpec, messages: Sequence[Message]) -> str:
        if not self.veil.agrees(text, _prompt_text(messages)):
            return texts.TOKENS_CHANGED
        return objection(text, ordered, messages)

    async def _whole(self, call: "_Call") -> str:
        messages, said = call.messages, ""
        for _ in range(_CONTINUATIONS + 1):
            asked = (
                (*messages, Message("assistant", said), Message("user", texts.GO_ON)) if said else messages
            )
            said, finished = await self._stream(replace(call, messages=asked), said)
            if finished:
                break
        else:
            raise self._interruption(texts.TOO_LONG, said, call)
        text = prose(normalise(said).text)
        if not is_answer(text):
            raise ModelUnfit(texts.REFUSED)
        return text

    async def _stream(self, call: "_Call", before: str) -> tuple[str, bool]:
        """Return what was said before with what came now, and whether that is its end."""
        began = time.monotonic()
        messages = call.messages
        self.sent.append("\n\n".join(m.content for m in messages))
        counted = sum(self.meter.count(m.content) for m in messages)
        finish, usage, said, due = "", None, "", began
        try:
            async with aclosing(self.model.stream(messages, temperature=call.temperature)) as chunks:
                async for chunk in chunks:
                    said += chunk.text
                    finish, usage = chunk.finish or finish, chunk.usage or usage
                    if call.is_endless(said):
                        raise ModelCut(texts.TOO_LONG, said)
                    if chunk.text and time.monotonic() >= due:
                        await self._show(call.before + self._read(join_so_far(before, said), call))
                        due = time.monotonic() + _FRAME_SECONDS
        except ModelCut as error:
            raise self._interruption(str(error), join_so_far(before, said), call) from error
        finally:
            # What broke off is paid for as well.
            self._add_cost(counted, said, usage, round((time.monotonic() - began) * 1000))
            # A stop keeps what has come since the last frame.
            if due > began:
                await self._show(call.before + self._read(join_so_far(before, said), call))
        return join(before, said), finish == "stop"

    def _add_cost(self, counted: int, said: str, usage: Usage | None, spent: int) -> None:
        if usage:
            self.meter.learn(counted, usage.prompt_tokens)
            self.costs.append(Cost(usage.prompt_tokens, usage.completion_tokens, spent))
        else:
            self.costs.append(Cost(counted, self.meter.count(said), spent))

    def _interruption(self, why: str, said: str, call: "_Call") -> ModelCut:
        """Keep what there is of an answer that broke off; return the error, with what may be shown of it."""
        text = prose(strip_thoughts(said)[: call.most])
        half = without_partial_token(text) if is_answer(text) else ""
        self.arrived = self.veil.unmask(half)
        return ModelCut(why, call.before + self._shown(half, call))

    def _read(self, said: str, call: "_Call") -> str:
        """Return an answer that may not be at its end, with the names back in it."""
        return self._shown(without_partial_token(strip_thoughts(said)), call)

    def _shown(self, text: str, call: "_Call") -> str:
        """Return a text as the user sees it, up to the first token that was never sent."""
        sent = _prompt_text(call.messages)
        return self.veil.unmask(visible(self.veil.valid_prefix(self.veil.restore_tokens(text, sent), sent)))


@dataclass(frozen=True)
class _Call:
    """One request, and where its answer belongs."""

    messages: Sequence[Message]
    temperature: float | None
    most: int
    """So many characters of text are read."""
    before: str
    """What the section has already."""

    def is_endless(self, said: str) -> bool:
        """Return whether more has come than any answer to this request has, thoughts apart."""
        if len(said) <= self.most:
            return False
        return len(said) > _THOUGHTS * self.most or len(strip_thoughts(said)) > self.most


def _prompt_text(messages: Sequence[Message]) -> str:
    """Return what a model was told; what it has said itself proves no token."""
    return "\n".join(m.content for m in messages if m.role != "assistant")
