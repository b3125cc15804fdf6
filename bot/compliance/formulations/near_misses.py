"""Slips of one character in long set phrases: one strange, lacking, added, or two in the wrong order.

One slip leaves the first or the second half of a phrase intact, or lies between the two. So the halves are
looked up, and only what stands beside one is compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.compliance.formulations.table import Formulation, table
from bot.compliance.formulations.tense import beside_mask

_NUMERALS = set("一二三四五六七八九十百零〇两")
_JOINING = set("的之和与及、")
_LONG = 10
"""From this length on an added 的 and a strange last character are slips as well."""


@dataclass(frozen=True)
class Slip:
    """A place where a phrase was probably meant."""

    start: int
    end: int
    meant: str
    formulation: Formulation


def slips(text: str) -> Iterator[Slip]:
    """Yield the suspected slips, at most one for each place where half of a phrase stands."""
    for phrase, formulation in _phrases():
        half = len(phrase) // 2
        first, second = phrase[:half], phrase[half:]
        crossed = first[:-1] + second[0] + first[-1] + second[1:]
        places = [(at, at + len(phrase)) for at in _places(text, crossed)] if crossed != phrase else []
        places += _behind(text, phrase, first, second)
        places += _before(text, phrase, first, second)
        for start, end in places:
            if not (beside_mask(text, start, end) or _is_right(text, start, end)):
                yield Slip(start, end, phrase, formulation)


@cache
def _phrases() -> tuple[tuple[str, Formulation], ...]:
    """Return the phrases, the longest first."""
    sure = [(e, f) for f in table().formulations for e in f.exact if f.confidence == "high"]
    return tuple(sorted(sure, key=lambda pair: -len(pair[0])))


@cache
def _right() -> frozenset[str]:
    """Return every wording that is no slip, whatever it resembles."""
    return frozenset(w for f in table().formulations for w in (*f.exact, *f.variants, f.canonical, f.term))


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _behind(text: str, phrase: str, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Yield places where the first half is intact and the second is not."""
    for at in _places(text, first):
        begin = at + len(first)
        if not text.startswith(second, begin):
            length = _slip_length(second, text[begin : begin + len(second) + 1], len(phrase) >= _LONG)
            if length:
                yield at, begin + length


def _before(text: str, phrase: str, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Yield places where the second half is intact and the first is not."""
    for at in _places(text, second):
        before = text[max(0, at - len(first) - 1) : at]
        if not before.endswith(first):
            length = _slip_length(first[::-1], before[::-1], len(phrase) >= _LONG)
            if length:
                yield at - length, at + len(second)


def _slip_length(half: str, seen: str, long: bool) -> int:
    """Return how many characters of `seen` are the half with one slip; 0 for none.

    Both are read away from the intact half, at whose far end another word may stand that begins alike.
    """
    pairs = enumerate(zip(half, seen, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(half), len(seen)))
    rest, other = half[same:], seen[same:]
    if long and len(rest) == 1 and other[:1] not in ("□", "") and not _is_han(other[0]):
        return len(half) - 1
    if not rest or not other or not _may_slip(rest[0], other[0]):
        return 0
    if len(rest) > 1 and other[: len(rest)] == rest[1::-1] + rest[2:]:
        return len(half)
    if len(rest) > 1 and other[: len(rest) - 1] == rest[1:]:
        return len(half) - 1
    if other[1 : len(rest) + 1] == rest and (long or other[0] not in _JOINING):
        return len(half) + 1
    if other[1 : len(rest)] == rest[1:] and len(other) >= len(rest) and (len(rest) > 1 or long):
        return len(half)
    return 0


def _may_slip(meant: str, seen: str) -> bool:
    """Return whether one may stand for the other by a slip: no mark, no mask, no other number."""
    return _is_han(meant) and _is_han(seen) and not {meant, seen} <= _NUMERALS


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _is_right(text: str, start: int, end: int) -> bool:
    """Return whether the place is all of a known wording, or a part of a longer one."""
    if text[start:end] in _right():
        return True
    return any(
        (within := text.find(wording, max(0, start - len(wording)), end + len(wording))) >= 0
        and within <= start
        and end <= within + len(wording)
        for wording in _right()
        if len(wording) > end - start
    )
