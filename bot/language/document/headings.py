"""Heading numbers 一、 （一） 1. （1） 一是, by GB/T 9704-2012 7.3.3 and as people really write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.genre import SectionPlan
from bot.language.figures.numerals import chinese_integer, parse_integer
from bot.regex import regex

_FIRST = regex("[一1①]")
_HAN = "[一二三四五六七八九十]{1,3}"
_MOST = 99
# No heading: 1.5万, 1、2月; a heading all the same: 1.2025年工作, 1.9月前完成.
_NO_DECIMAL = r"(?!\d)|(?=(?:19|20)\d\d年)"
_FORMS = (
    (1, regex(rf"({_HAN})[、．.]")),
    (2, regex(rf"[（(]({_HAN})[）)][、．.]?")),
    (3, regex(rf"([0-9０-９]{{1,2}})(?:[、．.](?:{_NO_DECIMAL})|[．.](?=\d{{1,2}}月))")),
    (4, regex(r"[（(](\d{1,2})[）)][、．.]?")),
)
_ENUMERATION = regex(rf"({_HAN})(?:是要(?![素求件点])|是(?!否)|要(?![素点件求务道塞害领闻职义么目因是]))")
# 一、二年级 and 三、四线城市 count classes, not sections.
_RANGE = regex(
    rf"({_HAN})(?:、|和|至|级|年级|季度|月|线|等奖|类|期|批|产业|把手|审|者|组|班|楼|层|号|区|中全会)"
)


@dataclass(frozen=True)
class HeadingNumber:
    """The number a line begins with."""

    level: int
    """1 一、 2 （一） 3 1. 4 （1）"""
    value: int
    end: int
    """Where the number ends in the line, its mark and following blanks included."""


# Each line of a document is asked several times.
@lru_cache(maxsize=4096)
def heading_number(line: str) -> HeadingNumber | None:
    """Return the number that `line` begins with, or `None`; leading blanks are passed over."""
    return heading_number_at(line, _unblank(line, 0))


def heading_number_at(text: str, at: int) -> HeadingNumber | None:
    """Return the number that stands at this place of the text, or `None`."""
    for level, form in _FORMS:
        found = form.match(text, at)
        if found and (value := _value(found.group(1))) is not None:
            if level == 1 and _is_range(text, found.end(), value):
                return None
            return HeadingNumber(level, value, _unblank(text, found.end()))
    return None


def _value(numeral: str) -> int | None:
    value = int(numeral) if numeral.isdecimal() else parse_integer(numeral)
    # 一一一 are figures in a row, no number of a heading.
    return value if value is not None and value <= _MOST else None


def _is_range(text: str, end: int, value: int) -> bool:
    following = _RANGE.match(text, end)
    return following is not None and parse_integer(following.group(1)) == value + 1


def _unblank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u3000":
        at += 1
    return at


def number_label(level: int, value: int) -> str:
    """Return the number of the `value`-th heading of a level, in the form of GB/T 9704-2012 7.3.3."""
    if level in (1, 2):
        han = chinese_integer(value)
        return f"{han}、" if level == 1 else f"（{han}）"
    return f"{value}." if level == 3 else f"（{value}）"


def heading_label(numbering: Sequence[str], level: int, path: Sequence[int]) -> str:
    """Return the label of a heading of level 1 to 3: that of GB/T 9704-2012, or one of the numbering given.

    `path` holds the numbers of the headings above it and its own. A numbering names the first label of each
    level (第一部分, 1.1): its numerals stand for the last numbers of the path.
    """
    form = numbering[level - 1] if len(numbering) >= level else ""
    if not form:
        return number_label(level, path[-1])
    values = iter(path[len(path) - len(_FIRST.findall(form)) :])
    return _FIRST.sub(lambda one: _as(one.group(), next(values)), form)


def subheading_lines(plan: SectionPlan, above: tuple[int, int]) -> tuple[str, ...]:
    """Return the headings within a section, with their labels; `above` are the numbers of part and own."""
    return tuple(
        heading_label(plan.numbering, 3, (*above, n)) + heading
        for n, heading in enumerate(plan.subheadings, 1)
    )


def _as(first: str, value: int) -> str:
    if first == "一":
        return chinese_integer(value)
    return chr(ord("①") + value - 1) if first == "①" else str(value)


def enumeration_number(clause: str) -> int | None:
    """Return n where the clause begins with the n-th of 一是…二是… or 一要…二要…, else `None`."""
    found = enumeration_at(clause, 0)
    return found.value if found else None


def enumeration_at(text: str, at: int) -> HeadingNumber | None:
    """Return the 一是, 一要 or 一是要 that stands at this place of the text, or `None`."""
    found = _ENUMERATION.match(text, at)
    value = _value(found.group(1)) if found else None
    return HeadingNumber(4, value, found.end()) if found and value is not None else None
