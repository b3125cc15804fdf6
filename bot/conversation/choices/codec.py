"""Choices as strings, for a channel that carries nothing else; whatever is not one of ours is refused here.

A choice is the name of its kind and its values, with a dot before each: `Adopt.k3Jx_9aQ.7.2`. What former
programs wrote had colons, so that their buttons are read by none and have expired.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, cast, get_args, get_type_hints

from bot.conversation.choices.choice import Choice
from bot.conversation.choices.kinds import Digest, Id, InHand, Number, PublicId
from bot.conversation.file_forms import FileForm, OwnTemplate
from bot.domain.orders import Format
from bot.regex import regex

LIMIT = 64
"""So many bytes the channels carry."""
_BETWEEN, _WITHIN, _TEMPLATE = ".", ",", "#"
_LARGEST = 2**31 - 1
"""The largest id that every database keeps."""
_COUNTED = regex("0|[1-9][0-9]{0,9}")
_PUBLIC_ID, _IN_HAND = regex("[0-9A-Za-z_-]{8}"), regex("(?:[0-9A-Za-z_-]{8})?")
_DIGEST = regex("[0-9a-f]{8}")


@dataclass(frozen=True)
class _Form:
    """How a kind of value is read; `read` raises ValueError on what none was written as."""

    read: Callable[[str], object]
    write: Callable[[Any], str] = str


def encode(choice: Choice) -> str:
    """Return a choice as a string; raise ValueError for one that no button can carry."""
    code = _BETWEEN.join((type(choice).__name__, *_strings(choice)))
    if decode(code) != choice:
        raise ValueError(code)
    return code


def decode(code: str) -> Choice:
    """Return the choice that `encode` wrote; raise ValueError on anything else."""
    name, *values = code.split(_BETWEEN)
    kind = KINDS.get(name)
    if kind is None or len(code.encode(errors="replace")) > LIMIT:
        raise ValueError(name)
    left = iter(values)
    choice = cast(Choice, _read(kind, left))
    if next(left, None) is not None:
        raise ValueError(name)
    return choice


KINDS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Choice)}
"""Every kind of choice by its name."""


def _strings(value: Any) -> Iterator[str]:
    for name, hint in _hints(value.__class__).items():
        held = getattr(value, name)
        if is_dataclass(hint):
            yield from _strings(held)
        else:
            yield _form(hint).write(held)


def _read(kind: Any, values: Iterator[str]) -> object:
    """Return a value of the kind, made of the next strings."""
    made = {}
    for name, hint in _hints(kind).items():
        made[name] = _read(hint, values) if is_dataclass(hint) else _form(hint).read(_next(values))
    return kind(**made)


def _next(values: Iterator[str]) -> str:
    value = next(values, None)
    if value is None:
        raise ValueError("torn")
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    told = get_type_hints(kind, include_extras=True)
    return {field.name: told[field.name] for field in fields(kind)}


def _form(hint: Any) -> _Form:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Form(hint)
    return _FORMS[hint]


def _word(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def read(said: str) -> str:
        if not pattern.fullmatch(said):
            raise ValueError(said)
        return said

    return read


def _number(said: str) -> int:
    # No other digits than these: int() knows those of every script.
    if not _COUNTED.fullmatch(said) or int(said) > _LARGEST:
        raise ValueError(said)
    return int(said)


def _id(said: str) -> int:
    if not (number := _number(said)):
        raise ValueError(said)
    return number


def _numbers(said: str) -> tuple[int, ...]:
    return tuple(map(_number, said.split(_WITHIN))) if said else ()


def _file_form(said: str) -> FileForm:
    return OwnTemplate(_id(said.removeprefix(_TEMPLATE))) if said.startswith(_TEMPLATE) else Format(said)


def _form_word(form: FileForm | None) -> str:
    match form:
        case None:
            return ""
        case OwnTemplate(number):
            return f"{_TEMPLATE}{number}"
        case Format():
            return form.value


_FORMS: Mapping[Any, _Form] = {
    Id: _Form(_id),
    Number: _Form(_number),
    PublicId: _Form(_word(_PUBLIC_ID)),
    InHand: _Form(_word(_IN_HAND)),
    Digest: _Form(_word(_DIGEST)),
    tuple[Number, ...]: _Form(_numbers, lambda numbers: _WITHIN.join(map(str, numbers))),
    FileForm: _Form(_file_form, _form_word),
    FileForm | None: _Form(lambda said: _file_form(said) if said else None, _form_word),
}
