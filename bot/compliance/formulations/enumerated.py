"""Sets named item by item: whether one is complete and in its order where it is clearly the whole set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.compliance.formulations.table import Formulation, table
from bot.regex import regex

_SEPARATOR = "[、，]|以及|和|与|及"
_NEAR = 40
_LEAST = 3
"""Fewer items than this are examples, never the whole set."""


@dataclass(frozen=True)
class Enumeration:
    """A set as a text enumerates it."""

    formulation: Formulation
    start: int
    end: int
    named: tuple[str, ...]
    """What is enumerated, foreign items included."""

    @property
    def lacking(self) -> list[str]:
        """Return the items that are not named, in their order."""
        return [item for item in self.formulation.items if item not in self.named]

    @property
    def foreign(self) -> list[str]:
        """Return what is named and does not belong to the set."""
        return [item for item in self.named if item not in self.formulation.items]


@dataclass(frozen=True)
class _Form:
    formulation: Formulation
    run: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(_form(f) for f in table().formulations if f.items and f.confidence == "high")


def _form(formulation: Formulation) -> _Form:
    """Return patterns for items in a row, with at most one foreign item of about their length between two."""
    items = "|".join(map(re.escape, formulation.items))
    longest = max(map(len, formulation.items))
    foreign = rf"(?:{_SEPARATOR})[\u4e00-\u9fff]{{2,{longest}}}?(?=(?:{_SEPARATOR})(?:{items}))"
    run = rf"(?:{items})(?:(?:{_SEPARATOR})?(?:{items})|{foreign})+"
    return _Form(formulation, regex(run), regex(rf"{items}|{_SEPARATOR}"))


def enumerations(text: str) -> Iterator[Enumeration]:
    """Yield the sets that a text enumerates as a whole, right or wrong."""
    for form in _forms():
        if sum(item in text for item in form.formulation.items) >= _LEAST:
            for m in form.run.finditer(text):
                found = Enumeration(form.formulation, m.start(), m.end(), tuple(_items_in(form, m.group())))
                if _is_whole(found, text):
                    yield found


def _items_in(form: _Form, run: str) -> Iterator[str]:
    at = 0
    for m in form.part.finditer(run):
        if m.start() > at:
            yield run[at : m.start()]
        if m.group() in form.formulation.items:
            yield m.group()
        at = m.end()


def _is_alike(items: tuple[str, ...]) -> bool:
    """Return whether the items end alike, as 道路自信, 理论自信 do: they are hardly ever named apart."""
    return len(items) > _LEAST and len({item[2:] for item in items}) == 1 and all(len(i) == 4 for i in items)


def _is_whole(found: Enumeration, text: str) -> bool:
    """Return whether the set itself is meant: nearly all of it, or several items beside its name."""
    items = found.formulation.items
    named = sum(item in found.named for item in items)
    if named >= len(items) or (named >= len(items) - 1 and (len(items) > 4 or _is_alike(items))):
        return True
    beside = text[max(0, found.start - _NEAR) : found.end + _NEAR]
    return named >= max(_LEAST, len(items) - 2) and found.formulation.term[:9] in beside
