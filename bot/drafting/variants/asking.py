"""Several wordings of one thing, asked of a model in one request."""

from collections.abc import Mapping

from pydantic import BaseModel

from bot.drafting.writing.calls import Writing
from bot.drafting.writing.prose import is_answer, prose
from bot.llm.prompts import Prompt
from bot.llm.structured import answered, cost_of

_MOST = 3


class VariantsJson(BaseModel):
    """The answer of a model."""

    variants: list[str]


async def wordings(writing: Writing, prompt: Prompt, inputs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the wordings that a model gives, each once, names back in them and with their tags.

    What is no prose or has a token that was never sent is left out; raise a ModelError for no answer.
    """
    messages = writing.messages(prompt, inputs)
    sent = "\n\n".join(message.content for message in messages)
    writing.sent.append(sent)
    answer = await answered(writing.model, messages, VariantsJson, temperature=prompt.temperature)
    writing.costs.append(cost_of(answer, messages))
    told = dict.fromkeys(prose(variant) for variant in answer.value.variants[:_MOST])
    veil = writing.veil
    return tuple(veil.unveiled(text) for text in told if is_answer(text) and veil.agrees(text, sent))
