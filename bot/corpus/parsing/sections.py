"""Sections whose headings have no number (主要做法, 存在的不足, 第二部分): they part passages, no more.

Such a line is told from a signature or a cell of a table by its words, which say what a section does, and by
what follows it: prose or a numbered heading.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from bot.corpus.parsing.headings import FoundHeading
from bot.language.document.forms import begins_part
from bot.language.document.headings import enumeration_number, heading_number
from bot.language.document.roles import heading_role
from bot.regex import regex

_LINE = regex(r"[^\n]+")
_MARK = regex("[。；：！？，《》“”]")
_BRACKETS = "【】〔〕[]：:"
_LONGEST = 18
_LONGEST_PART = 30


def headings_without_number(
    text: str, start: int, end: int, numbered: Sequence[FoundHeading]
) -> tuple[FoundHeading, ...]:
    """Return the headings without a number that stand between two offsets of a cleaned text.

    Level 0 is above 一、; level 1 have those between 一、 and 二、, whose number alone was lost.
    """
    upper = [h for h in numbered if h.level == 1]
    lines = _LINE.finditer(text, start, end)
    return tuple(
        _heading(line.start(), line.group(), upper)
        for line, following in pairwise(lines)
        if _names_section(line.group()) and _is_body(following.group())
    )


def _heading(start: int, line: str, upper: Sequence[FoundHeading]) -> FoundHeading:
    following = bisect_left(upper, start, key=lambda h: h.start)
    level = int(following < len(upper) and upper[following].value > 1)
    words = line.strip(_BRACKETS)
    first = start + line.index(words)
    return FoundHeading(level, 0, first, first, first + len(words), start + len(line), "line")


def _names_section(line: str) -> bool:
    words = line.strip(_BRACKETS)
    if not words or _MARK.search(words) or heading_number(words) or enumeration_number(words):
        return False
    if begins_part(words):
        return len(words) <= _LONGEST_PART
    return len(words) <= _LONGEST and heading_role(words) is not None


def _is_body(line: str) -> bool:
    return bool(_MARK.search(line) or heading_number(line) or enumeration_number(line))
