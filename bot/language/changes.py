"""What differs between two states of a text, in stretches that a reader sees at once: figures whole."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from bot.regex import regex

_TOKEN = regex(r"\d[\d.,]*%?|[A-Za-z]+|[\s\S]")
_SHORT = 3
"""So many characters between two changes are shown as changed with them: crumbs are hard to read."""


class Change(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Stretch(NamedTuple):
    """A stretch of either text."""

    change: Change
    text: str


def characters(text: str) -> list[str]:
    """Return the characters of a text, figures and Latin words whole."""
    return _TOKEN.findall(text)


def changes(old: str, new: str, cut: Callable[[str], list[str]] = characters) -> tuple[Stretch, ...]:
    """Return both texts as stretches: those of the new one joined are the new one, so with the old.

    What `cut` returns as one piece is changed as a whole.
    """
    before, after = cut(old), cut(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    steps = [
        (tag == "equal", "".join(before[a:b]), "".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]
    return tuple(_stretches(_without_crumbs(steps)))


def _without_crumbs(steps: list[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    merged: list[tuple[bool, str, str]] = []
    for n, (same, old, new) in enumerate(steps):
        crumb = same and 0 < n < len(steps) - 1 and len(old) < _SHORT
        if merged and not merged[-1][0] and (crumb or not same):
            merged[-1] = (False, merged[-1][1] + old, merged[-1][2] + new)
        else:
            merged.append((same and not crumb, old, new))
    return merged


def _stretches(steps: list[tuple[bool, str, str]]) -> Iterator[Stretch]:
    for same, old, new in steps:
        if same:
            yield Stretch(Change.SAME, new)
            continue
        if old:
            yield Stretch(Change.GONE, old)
        if new:
            yield Stretch(Change.NEW, new)
