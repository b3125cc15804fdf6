"""Paired marks “” ‘’ 《》 〈〉 （） 〔〕 【】: which closing mark belongs to which opening one."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bot.regex import regex

_OPENING = dict(zip("”’》〉）〕】", "“‘《〈（〔【", strict=True))
_WIDE = {"(": "（", ")": "）"}
_MARK = regex("[“‘《〈（〔【”’》〉）〕】()]")


class Pair(NamedTuple):
    """Two marks that belong together, or one that stands alone."""

    mark: str
    """The opening mark of its kind, full-width."""
    start: int | None
    """Where the opening mark stands; `None` where it is missing."""
    end: int | None
    """Where the closing mark stands; `None` where it is missing."""
    outer: int | None = None
    """Where the next open mark of the same kind stands that it lies in."""


def pairs(text: str, start: int, end: int) -> Iterator[Pair]:
    """Yield the pairs between start and end in the order in which they end; brackets may be half-width."""
    stack: list[tuple[str, int]] = []
    opened: Counter[str] = Counter()
    for found in _MARK.finditer(text, start, end):
        at = found.start()
        mark = _WIDE.get(text[at], text[at])
        if mark not in _OPENING:
            stack.append((mark, at))
            opened[mark] += 1
        else:
            kind = _OPENING[mark]
            if not opened[kind]:
                yield Pair(kind, None, at)
                continue
            while stack[-1][0] != kind:
                left, place = stack.pop()
                opened[left] -= 1
                yield Pair(left, place, None)
            _, place = stack.pop()
            opened[kind] -= 1
            yield Pair(kind, place, at, _last(stack, kind) if opened[kind] else None)
    yield from (Pair(kind, place, None) for kind, place in stack)


def _last(stack: list[tuple[str, int]], kind: str) -> int:
    return next(place for mark, place in reversed(stack) if mark == kind)
