"""Running heads: the line that a printed book or bulletin repeats at the head or foot of its pages.

It stands beside a page's number, or holds it, and is the same on every page but for its figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from bot.corpus.cleaning.adverts import PAGE_NUMBER
from bot.domain.noise import NoiseKind
from bot.language.offsets import Edit
from bot.regex import regex

_NUMBER = regex(
    rf"{PAGE_NUMBER}|^[ \t\u3000]*(?:[·•.]?[ \t]*\d{{1,4}}[ \t]*[·•.]?|P\.?\d{{1,4}})[ \t\u3000]*$"
)
_LINE = regex(r"[^\n]+")
_FIGURES = regex(r"\d+")
_PAGE = r"(?:第?\d{1,4}页?|[-—·•]{1,2}[ ]?\d{1,4}[ ]?[-—·•]{1,2})"
_NUMBERED = regex(rf"^{_PAGE}[ \t\u3000]+\D|\D[ \t\u3000]+{_PAGE}$|第\d{{1,4}}页")
_SENTENCE = frozenset("。；！？：:")
_LONGEST = 40
_TWICE, _THRICE = 2, 3


def running_heads(text: str) -> Iterator[Edit]:
    """Yield the running heads with their breaks, so that what they part can be joined."""
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    heads = _heads([line.group().strip() for line in lines])
    for at in sorted(heads):
        yield Edit(*lines[at].span(), kind=NoiseKind.PAGE_NUMBER)
        if lines[at].end() < len(text):
            yield Edit(lines[at].end(), lines[at].end() + 1)


def _heads(lines: list[str]) -> set[int]:
    """Return which of the lines are running heads, or the numbers beside them."""
    beside: defaultdict[str, list[int]] = defaultdict(list)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if _may_be(line):
            form = _FIGURES.sub("#", line)
            alike[form].append(at)
            if any(_numbers_beside(lines, at)):
                beside[form].append(at)
    # A title that is the running head as well stands beside no number where it is the title.
    heads = {at for places in beside.values() if len(places) >= _TWICE for at in places}
    heads |= {at for places in alike.values() if _counts_pages([lines[n] for n in places]) for at in places}
    return heads | {n for at in heads for n in _numbers_beside(lines, at)}


def _numbers_beside(lines: list[str], at: int) -> Iterator[int]:
    return (n for n in (at - 1, at + 1) if 0 <= n < len(lines) and _is_number(lines[n]))


def _may_be(line: str) -> bool:
    return (
        len(line) <= _LONGEST
        and not set(line) & _SENTENCE
        and not _is_number(line)
        and bool(re.search(r"[^\W\d]", line))
    )


def _is_number(line: str) -> bool:
    return _NUMBER.match(line) is not None


def _counts_pages(lines: list[str]) -> bool:
    """Return whether lines that differ in their figures only count pages."""
    if len(lines) < _THRICE or not all(_NUMBERED.search(line) for line in lines):
        return False
    numbers = [int(_FIGURES.findall(line)[-1]) for line in lines]
    return all(one < other for one, other in pairwise(numbers))
