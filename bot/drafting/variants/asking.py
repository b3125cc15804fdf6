"""Several wordings of one thing, asked of a model in one request."""

import unicodedata
from collections.abc import Mapping

from pydantic import BaseModel

from bot.drafting.writing.calls import Writing
from bot.drafting.writing.prose import is_answer, prose
from bot.language.characters import printable
from bot.llm.prompts import Prompt
from bot.llm.structured import cost_of, request_answer

_MOST = 3
_LONGEST = 4000
_ODD = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
"""Kinds of characters that nobody sees in a line, or that are seen as boxes; a plain blank is let pass."""


class VariantsJson(BaseModel):
    """The answer of a model."""

    variants: list[str]


async def wordings(writing: Writing, prompt: Prompt, inputs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the wordings that a model gives, each once, names back in them and with their tags.

    What is no line of prose or has a token that was never sent is left out; raise a ModelError for no answer.
    """
    messages = writing.messages(prompt, inputs)
    sent = "\n\n".join(message.content for message in messages)
    writing.sent.append(sent)
    answer = await request_answer(writing.model, messages, VariantsJson, temperature=prompt.temperature)
    writing.costs.append(cost_of(answer, messages))
    told = dict.fromkeys(prose(variant) for variant in answer.value.variants[:_MOST])
    veil = writing.veil
    known = (veil.unmask(text) for text in told if is_answer(text) and veil.agrees(text, sent))
    return tuple(text for text in known if _is_line(text))


def _is_line(text: str) -> bool:
    """Return whether a text is one line that stands on paper as it is written, and no longer than is sane."""
    odd = any(unicodedata.category(c) in _ODD and c != " " for c in text)
    return not odd and printable(text) == text and len(text) <= _LONGEST
