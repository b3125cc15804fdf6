"""The lines of printed pages made into paragraphs again, by where they stand.

A line goes on in the next one where the next one's first word would not have fitted in the room that was
left; a line with room to spare was ended by its writer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from bot.domain.table import Table
from bot.language.document.forms import is_annex_mark, is_date
from bot.language.document.headings import enumeration_number, heading_number
from bot.regex import regex


@dataclass(frozen=True)
class Line:
    """One printed line; lengths in points, upwards and to the right."""

    page: int
    page_width: float
    text: str
    left: float
    right: float
    baseline: float
    em: float
    """The width of a Chinese character, 0 where the line has none."""


_EM = 16.0
_APART = 1.3
_DASH = "-—–―─－"
_PAGE_NUMBER = regex(
    rf"[{_DASH}·]\s*\d{{1,4}}\s*[{_DASH}·]|第\s*\d+\s*页.{{0,3}}(?:共\s*\d+\s*页)?|\d+\s*/\s*\d+|Page \d+.*"
)
_BARE_NUMBER = regex(r"\d{1,4}")
_EDGE_LINES = 2
_OPENING, _CLOSING = "“‘（《〈【〔「『(<[", "，。、；：？！”’）》〉】〕」』…—,.;:?!)>]%％"
# What is never torn at the end of a line: quotation marks cling to both sides.
_WORD = rf"[{re.escape(_OPENING)}]*(?:[!-~]{{1,20}}|.)[{re.escape(_CLOSING)}]*"
_FIRST_WORD = regex(rf"{_WORD}(?:(?:(?=[“”‘’])|(?<=[“”‘’])){_WORD}){{0,3}}")
_HANGING = "，。、；：！？”’）》】,.;:!?)"
_MARKS = "，。；：！？,;:!?"
_BEGINNING = regex(
    "为|根据|按照|依据|遵照|今年|近年|去年|总之|下一步|现将|特此|附件|以.{2,20}为|在.{2,30}下[,，]"
    "|(?:20[\\dxX×*]{2}|[xX×*]{2,4})年|.{1,12}[:：]"
)
_SHORT = 12
_SENTENCE_ENDS = "。！？"
_ENDED = "。！？；：…”）:;!?"


def paragraphs(things: Sequence[Line | Table]) -> list[str | Table]:
    """Return the paragraphs of a document, without page numbers, running heads and feet; tables stay."""
    body = _without_furniture(_rejoin(things))
    lines = [thing for thing in body if isinstance(thing, Line)]
    frames = {width: _Frame.around(group) for width, group in _by_page_width(lines).items()}
    found: list[str | Table] = []
    before: Line | None = None
    for thing in body:
        if isinstance(thing, Table):
            found.append(thing)
            before = None
            continue
        last = found[-1] if found else ""
        if before and isinstance(last, str) and frames[round(thing.page_width)].continues(before, thing):
            found[-1] = last + _glue(last, thing.text) + thing.text
        else:
            found.append(thing.text)
        before = thing
    return found


def _rejoin(things: Sequence[Line | Table]) -> list[Line | Table]:
    """Return the lines with those put together again that a change of font tore."""
    usual = median([line.em for line in things if isinstance(line, Line) and line.em] or [_EM])
    whole: list[Line | Table] = []
    for thing in things:
        before = whole[-1] if whole else None
        if isinstance(thing, Table):
            whole.append(thing)
            continue
        line = thing if thing.em else replace(thing, em=usual)
        if isinstance(before, Line) and _is_beside(before, line):
            gap = "" if line.left - before.right < max(before.em, line.em) else " "
            text, em = before.text + gap + line.text, max(before.em, line.em)
            whole[-1] = replace(before, text=text, right=line.right, em=em)
        else:
            whole.append(line)
    return whole


def _is_beside(before: Line, line: Line) -> bool:
    em = max(before.em, line.em)
    is_level = before.page == line.page and abs(before.baseline - line.baseline) < em / 3
    return is_level and line.left > before.right - em / 2


def _by_page_width(lines: Iterable[Line]) -> dict[int, list[Line]]:
    groups: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        groups[round(line.page_width)].append(line)
    return groups


def _stands_alone(text: str) -> bool:
    """Return whether a line is one of its own however little room is between the lines: a date, an annex."""
    return is_date(text) or is_annex_mark(text)


@dataclass(frozen=True)
class _Frame:
    """The type area of the pages of one width."""

    left: float
    right: float
    em: float
    pitch: float
    indents: bool
    """Whether paragraphs begin two characters further in."""
    spaces: bool
    """Whether there is more room between paragraphs than between lines."""

    @classmethod
    def around(cls, lines: Sequence[Line]) -> "_Frame":
        em = median(line.em for line in lines)
        left = _outermost([line.left for line in lines], em / 2)
        # A mark at the end of a line may hang out of the type area, by one character.
        within = [line for line in lines if line.text[-1] not in _HANGING] or lines
        right = max(_rightmost(within, em / 2), _rightmost(lines, em / 2) - em)
        pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page]
        steps = sorted(a.baseline - b.baseline for a, b in pairs if a.baseline > b.baseline)
        pitch = steps[len(steps) // 4] if steps else em
        enough = max(2, len(lines) / 20)
        indented = sum(1.4 < (line.left - left) / em < 2.6 for line in lines)
        spaced = sum(step > _APART * pitch for step in steps)
        return cls(left, right, em, pitch, indented >= enough, spaced >= enough)

    def continues(self, before: Line, line: Line) -> bool:
        if _stands_alone(before.text) or is_annex_mark(line.text):
            return False
        if not 0.87 < line.em / before.em < 1.15:
            return False
        if self._is_title(before) and self._is_title(line):
            return before.page == line.page and before.baseline - line.baseline < 2.5 * line.em
        if self._stand_apart(before, line):
            return False
        room = self.right - before.right
        return not self._begins(before, line, room) and room < _first_word(line) + line.em / 4

    def _stand_apart(self, before: Line, line: Line) -> bool:
        step = before.baseline - line.baseline
        return before.page == line.page and not 0 < step < _APART * self.pitch

    def _is_title(self, line: Line) -> bool:
        off_centre = abs((line.left + line.right) - (self.left + self.right)) / 2
        return line.em > 1.15 * self.em and off_centre < line.em

    def _begins(self, before: Line, line: Line, room: float) -> bool:
        if self.indents or abs(line.left - before.left) > line.em / 2:
            return line.left - self.left > 1.2 * line.em
        if before.text[-1] in _ENDED:
            # Where no room tells paragraphs from lines, words have to.
            is_told = self.spaces or before.text[-1] not in _SENTENCE_ENDS
            return _opens(line.text) or "如下" in before.text[-8:] or (not is_told and _sounds_new(line))
        # 统一、 may be torn before its 一, and 2025年 is not torn; but then the line is as good as full.
        return room > 0.9 * line.em and (_opens(line.text) or not set(before.text) & set(_MARKS))


def _sounds_new(line: Line) -> bool:
    return line.right - line.left < _SHORT * line.em or _BEGINNING.match(line.text) is not None


def _opens(text: str) -> bool:
    return heading_number(text) is not None or enumeration_number(text) is not None


def _outermost(edges: Iterable[float], within: float) -> float:
    """Return the least edge that three lines reach together; the least of all where there is none."""
    ordered = sorted(edges)
    shared = (c for a, c in zip(ordered, ordered[2:], strict=False) if c - a <= within)
    return next(shared, ordered[0])


def _rightmost(lines: Iterable[Line], within: float) -> float:
    return -_outermost([-line.right for line in lines], within)


def _first_word(line: Line) -> float:
    found = _FIRST_WORD.match(line.text)
    return _width(found.group()) * line.em if found else line.em


def _width(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def _glue(before: str, after: str) -> str:
    """Return the blank between two words of Latin letters; a mask that was torn is one word."""
    is_word = re.match(r"[A-WYZa-wyz]", after) and re.search(r"[A-WYZa-wyz]$", before)
    return " " if is_word else ""


def _without_furniture(things: Sequence[Line | Table]) -> list[Line | Table]:
    """Return the lines without what stands at the edge of the pages and belongs to them, not to the text."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in (thing for thing in things if isinstance(thing, Line)):
        pages[line.page].append(line)
    edges = [line for page in pages.values() for line in _edge(page)]
    repeated = Counter(_place(line) for line in edges)
    offsets = Counter(int(line.text) - line.page for line in edges if _BARE_NUMBER.fullmatch(line.text))
    furniture = {id(line) for line in edges if _is_furniture(line, repeated, offsets, len(pages))}
    return [thing for thing in things if id(thing) not in furniture]


def _edge(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.baseline)
    return ordered if len(ordered) <= 2 * _EDGE_LINES else [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]


def _is_furniture(line: Line, repeated: Counter[tuple[str, int]], offsets: Counter[int], pages: int) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    if _BARE_NUMBER.fullmatch(line.text):
        return offsets[int(line.text) - line.page] > 1 or (pages == 1 and line.text == "1")
    # Left and right pages may have heads of their own.
    return repeated[_place(line)] >= max(2, pages * 0.3)


def _place(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.baseline / 4)
