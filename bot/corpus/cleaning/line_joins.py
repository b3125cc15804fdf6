"""Broken lines: where a line break stands for the width of a page and not for the end of a paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.noise import NoiseKind
from bot.language.document.forms import ends_signed, is_date
from bot.language.document.headings import enumeration_number, heading_number
from bot.language.han import HAN
from bot.language.offsets import Edit
from bot.lexicon.genres import genre_at_end
from bot.regex import regex

_ENDED = frozenset("。！？；：…:;!?")
_OPENED = frozenset("，、,“‘《〈（(【〔")
_CONTINUING = frozenset("，。、；：！？”’》〉）】〕")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
_BLANK = " \t\u3000\xa0\r"
_WORD_END = regex(f"[{HAN}×XxA-Za-z0-9”’》）】%％]")
_LINE = regex(r"[^\n]+")
_INNER_BREAK = regex(rf"(?<=[{HAN}，、；。”》])[ \t\u3000\xa0]+(?=[{HAN}“《])")
_TORN_END = regex(rf"[{HAN}，、]$")
_LEAST_TORN = 4
_MOST_TORN = 0.15
_LEAST_WIDTH = 16
_LEAST_LINES = 3
_SLACK = 2
_REMNANT = 6
_HEADING_REMNANT = 12
_PROSE = 30
_FAR_BACK = 60
_MOST = 0.5
_CLAUSES = 2


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    """Without blanks at its ends."""
    last: str
    """What stood on the last printed line: behind its last PDF blank."""
    first: str
    """What stood on the first."""


@dataclass(frozen=True)
class _Page:
    """How wide the lines of a text were printed, in characters and on paper; empty if never wrapped."""

    characters: tuple[int, ...]
    paper: tuple[int, ...]
    is_solid: bool
    """Whether most of its lines end at the edge."""

    def fills(self, printed: str) -> bool:
        """Return whether a line of this text came to the edge."""
        return _near(len(printed), self.characters) or _near(_paper_width(printed), self.paper)

    def holds(self, printed: str) -> bool:
        """Return whether this much fits on one printed line."""
        return _paper_width(printed) <= max(self.paper, default=0) + _SLACK


def line_joins(text: str) -> Iterator[Edit]:
    """Yield the edits that join broken lines again; a blank line between them stays a paragraph's end."""
    lines = [_line(m) for m in _LINE.finditer(text) if not m.group().isspace()]
    page, previous = _page(lines), ""
    for line, following in pairwise(lines):
        gap = text[line.end : following.start]
        if not _is_soft_break(previous, line, following, page, gap.count("\n")):
            previous = ""
            continue
        previous = (previous + line.text)[-_FAR_BACK:]
        glue = " " if line.text[-1].isascii() and following.text[0].isascii() else ""
        inked = line.start + len(text[line.start : line.end].rstrip(_BLANK))
        if inked < line.end:
            yield Edit(inked, line.end, kind=NoiseKind.PDF_SPACE)
        yield Edit(line.end, following.start, glue, NoiseKind.PDF_LINEBREAK)


def has_torn_lines(text: str) -> bool:
    """Return whether lines that should be paragraphs are none: broken lines were pasted in."""
    lines = [line.strip(_BLANK) for line in _LINE.findall(text) if not line.isspace()]
    torn = sum(map(_is_torn, lines))
    return torn >= _LEAST_TORN and torn > len(lines) * _MOST_TORN


def _is_torn(line: str) -> bool:
    """Return whether a line ends within a sentence: long, with a comma, and without a mark that ends it."""
    is_prose = bool(set(line) & set("，,。；")) and len(line) >= _LEAST_WIDTH
    return is_prose and _TORN_END.search(line) is not None and genre_at_end(line) is None


def _line(match: re.Match[str]) -> _Line:
    text = match.group().strip(_BLANK)
    printed = _INNER_BREAK.split(text)
    return _Line(match.start(), match.end(), text, printed[-1], printed[0])


def _page(lines: list[_Line]) -> _Page:
    printed = [part for line in lines for part in _INNER_BREAK.split(line.text)[:-1]]
    unended = [x.last for x in lines if x.text[-1] not in _ENDED and not heading_number(x.text)]
    wrapped = [part for part in printed + unended if len(part) >= _LEAST_WIDTH]
    characters, paper = _common([len(p) for p in wrapped]), _common([_paper_width(p) for p in wrapped])
    full = sum(_near(len(line.text), characters) for line in lines)
    return _Page(characters, paper, full > len(lines) * _MOST)


def _common(widths: list[int]) -> tuple[int, ...]:
    counts = Counter(widths)
    return tuple(
        sorted(w for w in counts if sum(counts[n] for n in range(w - _SLACK, w + 1)) >= _LEAST_LINES)
    )


def _near(width: int, widths: tuple[int, ...]) -> bool:
    return bisect_left(widths, width - _SLACK) < bisect_right(widths, width + _SLACK)


def _paper_width(printed: str) -> int:
    return len(printed.encode("gb18030")) // 2


def _is_soft_break(previous: str, line: _Line, following: _Line, page: _Page, breaks: int) -> bool:
    text, after = line.text, following.text
    if _is_new_paragraph(after) or ends_signed(text) or "\t" in text or "\t" in after:
        return False
    if text[-1] in _OPENED:
        return True
    if breaks > 1:
        return False
    if after[0] in _CONTINUING or _is_open(previous + text):
        return True
    if text[-1] in _ENDED:
        return page.is_solid and text[-1] in "。；" and page.fills(line.last) and not _is_title(after)
    if not _WORD_END.match(text[-1]):
        return False
    if len(text) >= _LEAST_WIDTH and len(after) <= _REMNANT and after.endswith("。"):
        return True
    if heading_number(text) and not _is_prose(text):
        return page.fills(line.last) and len(after) <= _HEADING_REMNANT and not set(after) & set("，。；：")
    return _goes_on(previous, line, following, page)


def _is_prose(text: str) -> bool:
    """Return whether a numbered line is the beginning of a paragraph: no heading has so many clauses."""
    return bool(set(text) & set("。；：")) or text.count("，") >= _CLAUSES


def _is_new_paragraph(text: str) -> bool:
    return bool(heading_number(text) or enumeration_number(text) or is_date(text))


def _is_title(text: str) -> bool:
    return not set(text) & set("，。；：,;:") and genre_at_end(text) is not None


def _is_open(text: str) -> bool:
    """Return whether a quotation or a bracket is still open at the end; long ago opened ones are slips."""
    tail = text[-_FAR_BACK:]
    return any(tail.rfind(opening) > tail.rfind(closing) for opening, closing in _PAIRS)


def _goes_on(previous: str, line: _Line, following: _Line, page: _Page) -> bool:
    if _is_title(line.text) and not previous:
        return False
    if page.fills(line.last) and page.holds(following.first):
        return True
    commas = sum(line.text.count(mark) for mark in "，,、")
    is_prose = (
        "。" in line.text
        or (len(line.text) >= _PROSE and commas)
        or (commas > 1 and len(line.text) >= _LEAST_WIDTH)
    )
    return bool(is_prose) and bool(set(following.text) & set("，。；、,;"))
