"""Collapsed text: a paragraph into which a whole document was run, with blanks where its lines ended.

A PDF leaves blanks wherever a printed line ended, mostly inside sentences. Where nearly all blanks of a
paragraph stand at joints (behind a title, a heading or a sentence, before a number), they were line breaks.
"""

from collections.abc import Iterator

from bot.corpus.parsing.genres import ends_in_genre
from bot.domain.noise import NoiseKind
from bot.language.document.forms import is_date
from bot.language.document.headings import HeadingNumber, enumeration_at, heading_number_at
from bot.language.document.roles import heading_role
from bot.language.han import HAN
from bot.language.offsets import Edit
from bot.regex import regex

_LINE = regex(r"[^\n]+")
_GAP = regex(rf"(?<=[{HAN}×”’》）】。；：！？%)])[ \t\u3000\xa0]+(?=[{HAN}×“《（(【\d])")
# Hardly anything but a heading's beginning looks like this behind a blank.
_INNER_HEADING = regex(
    rf"(?<=[{HAN}×”’》）])[ \t\u3000\xa0]+(?=[（(][一二三四五六七八九十]{{1,3}}[)）][{HAN}“])"
)
_SENTENCE_END = frozenset("。；：！？")
_LONGEST_TITLE = 60
_LONGEST_HEADING = 45
_LONGEST_NAME = 16
_LEAST_HEADINGS = 2
_CLAUSES = 2
"""No heading has so many commas: it is the beginning of a paragraph."""
_MOST_LOOSE = 0.2


def missing_breaks(text: str) -> Iterator[Edit]:
    """Yield the blanks of collapsed paragraphs that were line breaks, to be line breaks again."""
    for line in _LINE.finditer(text):
        found = _joints(text, *line.span()) or [
            gap.span() for gap in _INNER_HEADING.finditer(text, *line.span())
        ]
        yield from (Edit(start, end, "\n", NoiseKind.PDF_SPACE) for start, end in found)


def _joints(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the gaps of a paragraph that are joints; none where it was not collapsed."""
    joints: list[tuple[int, int]] = []
    gaps = headings = 0
    part = start
    for gap in _GAP.finditer(text, start, end):
        number = _number_at(text, part)
        if number and number.end >= gap.start():
            continue
        words = text[part : gap.start()]
        gaps += 1
        is_heading = bool(number) and _is_bare(words, _LONGEST_HEADING) and words.count("，") < _CLAUSES
        is_name = _is_bare(words, _LONGEST_NAME) and heading_role(words) is not None
        is_title = part == start and _is_bare(words, _LONGEST_TITLE) and ends_in_genre(words)
        headings += is_heading or is_name
        is_closing = words[-1] in _SENTENCE_END or is_date(text[gap.end() : end])
        if is_heading or is_name or is_title or is_closing or _number_at(text, gap.end()):
            joints.append(gap.span())
        part = gap.end()
    is_collapsed = headings >= _LEAST_HEADINGS and gaps - len(joints) <= gaps * _MOST_LOOSE
    return joints if is_collapsed else []


def _number_at(text: str, at: int) -> HeadingNumber | None:
    return heading_number_at(text, at) or enumeration_at(text, at)


def _is_bare(words: str, longest: int) -> bool:
    return len(words) <= longest and not set(words) & _SENTENCE_END
