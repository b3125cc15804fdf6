"""The form that an answer is to have: told in words, and read from what a model says."""

import json
from typing import TypeVar

from pydantic import BaseModel

from bot.regex import regex
from bot.texts import model as texts

# Where the object begins: a brace in the words before it is followed by no quotation mark.
_OPENING = regex(r"\{\s*(?:[\"'“}/]|\w+\s*[:：])")
_DECODER = json.JSONDecoder(strict=False)

M = TypeVar("M", bound=BaseModel)


def form_instruction(form: type[BaseModel]) -> str:
    """Return what a model is told where no parameter holds it to a form."""
    return texts.answer_form(json.dumps(form.model_json_schema(), ensure_ascii=False))


def value_in(text: str, kind: type[M], *, mend: bool) -> M:
    """Return the value in a text, whatever stands around it; raise ValueError where it is not of the kind.

    `mend` lets pass what is slightly wrong as JSON: commas, quotation marks.
    """
    value = _object(text, mend)
    if value is None:
        raise ValueError(texts.NO_OBJECT)
    return kind.model_validate_json(json.dumps(value))


def _object(text: str, mend: bool) -> dict[str, object] | None:
    """Return the object in a text, or `None` where there is no whole one."""
    found = _OPENING.search(text)
    if not found:
        return None
    bare = text[found.start() :]
    try:
        value, _ = _DECODER.raw_decode(bare)
    except (ValueError, RecursionError):
        value = _repair(bare) if mend else None
    return value if isinstance(value, dict) else None


def _repair(text: str) -> object:
    # What was broken off in the middle would be closed as well: half an answer would look like a whole one.
    if any(text.count(opening) != text.count(closing) for opening, closing in ("{}", "[]")):
        return None
    import json_repair  # most answers need none

    try:
        return json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
