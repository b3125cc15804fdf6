"""Headings: every numbered heading of a piece, on a line of its own, run in, or collapsed into a paragraph.

A number at the beginning of a line is always a heading's. Within a line it must follow a sentence, or stand
directly behind the heading above it, and it must carry on a sequence: prose is full of 统一是 and 第（一）项.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.language.document.headings import HeadingNumber, enumeration_at, heading_number_at
from bot.language.figures.numerals import parse_integer
from bot.language.han import HAN
from bot.regex import regex

_ITEM = 4
_FIGURES = 3
# Where the latest 1. is kept apart from the latest 1）.
_POINTED = 0
_SECOND = 2
_HAN = "[一二三四五六七八九十]{1,3}"
_CANDIDATE = regex(
    rf"第{_HAN}[、，]|^{_HAN}，|[（(]?{_HAN}[、．.）)是要]|[（(]?(?<![\d.])[0-9０-９]{{1,2}}[、．.）)]"
)
# 第一、第二产业 and 第一，二季度 count something.
_ORDINAL = regex(rf"第({_HAN})[、，](?!第?{_HAN})")
# Written at the beginning of a line only: within one they close a bracket, or 十一，五一 are days.
_CARELESS = (
    (1, regex(rf"({_HAN})，(?!{_HAN})")),
    (2, regex(rf"({_HAN})[）)]")),
    (_FIGURES, regex(r"(\d{1,2})[）)]")),
)
_SENTENCE_END = frozenset("。！？；：:;!?")
_CLAUSE_END = frozenset("，,、")
_CLOSING = "”’》）】"
# 统一是, 之一是, 第一是: the numeral belongs to the word before it.
_WORD_BEFORE = frozenset("统唯单第之同万专其逐")
_SENTENCE_STOP = regex("[。：；！？]")
_CLAUSE_STOP = regex("[，,（(；。：！？]")
# How sections of the first level are called everywhere; collapsed, they run into their first sentence.
_USUAL = regex(
    "(?:主要|重点)?工作任务|(?:主要|基本|总体)?工作(?:开展|完成|进展)?情况(?:及成效|和成效)?|(?:主要|具体)(?:工作|做法|措施)(?:[及和与](?:工作)?成效)?"
    "|(?:目前|当前)?存在的?(?:主要|突出)?(?:问题|不足)(?:[及和与](?:问题|不足|短板|困难|原因分析))?|(?:下一?步|今后)的?工作(?:打算|计划|安排|思路|谋划|重点)"
    "|指导思想|总体要求|基本原则|(?:工作|活动|总体)目标|(?:主要|重点)任务|(?:实施|方法|工作)步骤|保障措施|组织领导|工作要求"
)
# 工作要求严 and 总体目标的 go on.
_GOES_ON = regex(rf"[的地得之不更明严较很还已了全基显总好高到落]|[^{HAN}“]|$")
_LONGEST_RUN_IN = 45
_LONGEST_ITEM = 36
_ANNEX_LIST = regex(r"附件?[:：]\s*1[.．、]")
_ANNEX_LEVEL = 3
_NEAR = 8


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading in a cleaned text, with the offsets of that text."""

    level: int
    value: int
    start: int
    text_start: int
    text_end: int
    body: int
    """Where what belongs to it begins: behind its sentence, or at its number where it is inline."""
    kind: str
    """line: alone on its line; runin: its sentence opens a paragraph; inline: a mere number before prose."""


def headings_in(text: str) -> tuple[FoundHeading, ...]:
    """Return the headings of a cleaned text, in order."""
    numbers = list(_numbers(text))
    limits = [*(start for start, _ in numbers[1:]), len(text)]
    return tuple(
        _heading_at(text, start, number, limit)
        for (start, number), limit in zip(numbers, limits, strict=False)
    )


def _heading_at(text: str, start: int, number: HeadingNumber, limit: int) -> FoundHeading:
    """Return the heading whose number this is, its text not reaching into the next heading."""
    line_end = text.find("\n", number.end, limit)
    line_end = limit if line_end < 0 else line_end
    stop = _SENTENCE_STOP.search(text, number.end, line_end)
    end = stop.start() if stop else line_end
    if (name := _usual_name_at(text, start, number)) and number.end + len(name) < end:
        body = number.end + len(name)
        return FoundHeading(number.level, number.value, start, number.end, body, body, "runin")
    longest = _LONGEST_ITEM if number.level == _ITEM else _LONGEST_RUN_IN
    if end - number.end > longest or (stop and stop.group() not in "。："):
        clause = _CLAUSE_STOP.search(text, number.end + 1, line_end)
        end = clause.start() if clause else end
        return FoundHeading(number.level, number.value, start, number.end, end, start, "inline")
    if number.level == _ITEM and not stop and text[line_end : line_end + 1] not in ("", "\n"):
        # 一是……，二是……: a clause of the paragraph, with nothing under it.
        return FoundHeading(number.level, number.value, start, number.end, end, start, "inline")
    body = end + 1 if stop else end
    end -= len(text[number.end : end]) - len(text[number.end : end].rstrip("，、；"))
    return FoundHeading(
        number.level, number.value, start, number.end, end, body, "runin" if body < line_end else "line"
    )


def _usual_name_at(text: str, start: int, number: HeadingNumber) -> str:
    """Return the usual name that a heading inside a paragraph has, if other words follow directly."""
    if number.level > 1 or text[max(0, start - 1) : start] in ("", "\n"):
        return ""
    name = _USUAL.match(text, number.end)
    return name.group() if name and not _GOES_ON.match(text, name.end()) else ""


def _numbers(text: str) -> Iterator[tuple[int, HeadingNumber]]:
    at = 0
    latest: dict[int, int] = {}
    listed = 0
    for line in text.split("\n"):
        taken: list[_Candidate] = []
        listed = _annex_count(line, listed)
        candidates = [] if listed else list(_candidates(line, latest))
        for position, candidate in enumerate(candidates):
            rest = candidates[position + 1 : position + 1 + _NEAR]
            if _is_heading(line, candidate, taken[-_NEAR:], rest, latest):
                taken.append(candidate)
                latest[candidate.number.level] = candidate.number.value
                if _is_pointed(line, candidate):
                    latest[_POINTED] = candidate.number.value
        for start, number in taken:
            yield at + start, HeadingNumber(number.level, number.value, at + number.end)
        at += len(line) + 1


def _is_pointed(line: str, candidate: "_Candidate") -> bool:
    number = candidate.number
    return number.level == _FIGURES and line[candidate.start : number.end].rstrip()[-1] not in ")）"


def _annex_count(line: str, listed: int) -> int:
    """Return how many annexes the line and those before it have listed, 0 where it lists none."""
    if _ANNEX_LIST.match(line):
        return 1
    number = heading_number_at(line, 0)
    goes_on = listed and number and number.level == _ANNEX_LEVEL and number.value == listed + 1
    return listed + 1 if goes_on and not set(line) & _SENTENCE_END else 0


class _Candidate(NamedTuple):
    start: int
    number: HeadingNumber


def _candidates(line: str, latest: Mapping[int, int]) -> Iterator[_Candidate]:
    end = 0
    for found in _CANDIDATE.finditer(line):
        at = found.start()
        number = (
            heading_number_at(line, at)
            or _word_number_at(line, at)
            or (_faulty_number(line, latest) if at == 0 else None)
        )
        if number and found.start() >= end:
            yield _Candidate(found.start(), number)
            end = number.end


def _word_number_at(line: str, at: int) -> HeadingNumber | None:
    """Return the 一是, 一要 or 第一， at this place."""
    ordinal = _ORDINAL.match(line, at)
    value = parse_integer(ordinal.group(1)) if ordinal else None
    return HeadingNumber(_ITEM, value, ordinal.end()) if ordinal and value else enumeration_at(line, at)


def _faulty_number(line: str, latest: Mapping[int, int]) -> HeadingNumber | None:
    """Return the number that a line begins with where its mark is wrong or its bracket was lost.

    1） counts in the place of 1., and below it where both are used.
    """
    for level, form in _CARELESS:
        found = form.match(line)
        if found and (value := parse_integer(found.group(1))) is not None:
            return HeadingNumber(
                _ITEM if level == _FIGURES and _POINTED in latest else level, value, found.end()
            )
    return None


def _is_heading(
    line: str,
    candidate: _Candidate,
    taken: Sequence[_Candidate],
    rest: Sequence[_Candidate],
    latest: Mapping[int, int],
) -> bool:
    start, number = candidate
    if start == 0:
        return line[number.end - 1] != "，" or number.level == _ITEM or _is_continuation(number, latest)
    before = line[max(0, start - _NEAR) : start].rstrip(_CLOSING)[-1:]
    is_worded = _is_word_number(line, candidate)
    if before in _SENTENCE_END:
        return is_worded or number.level == 2 or _is_continuation(number, latest)
    if before in _CLAUSE_END:
        return is_worded and any(_is_next(line, candidate, other) for other in (*taken, *rest))
    if number.level == 1 and number.value == 1 and before not in _WORD_BEFORE and _is_run_on(line, rest):
        return True
    if not taken or before in _WORD_BEFORE or not _stands_under(line, candidate, taken[-1]):
        return False
    if is_worded:
        return number.value == 1 and any(_is_next(line, candidate, other) for other in rest)
    return number.value in (1, latest.get(number.level, 0) + 1)


def _is_run_on(line: str, rest: Sequence[_Candidate]) -> bool:
    """Return whether 二、 follows behind a sentence, so that a 一、 with no mark before it is the first."""
    return any(
        other.number.level == 1 and other.number.value == _SECOND and line[other.start - 1] in _SENTENCE_END
        for other in rest
    )


def _stands_under(line: str, candidate: _Candidate, parent: _Candidate) -> bool:
    """Return whether only the words of the heading above part the two numbers."""
    is_lower = parent.number.level < candidate.number.level
    if not is_lower or candidate.start - parent.number.end > _LONGEST_RUN_IN:
        return False
    return not set(line[parent.number.end : candidate.start]) & _SENTENCE_END


def _is_continuation(number: HeadingNumber, latest: Mapping[int, int]) -> bool:
    """Return whether the number begins a sequence or goes on with one; writers repeat and skip numbers."""
    before = latest.get(number.level)
    return number.value == 1 or (before is not None and before <= number.value <= before + 2)


def _is_word_number(line: str, candidate: _Candidate) -> bool:
    return _word_number_at(line, candidate.start) is not None


def _is_next(line: str, one: _Candidate, other: _Candidate) -> bool:
    return _is_word_number(line, other) and abs(other.number.value - one.number.value) == 1
