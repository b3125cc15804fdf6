"""The text of a document, or one of its annexes: what each of its lines is, siblings alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.domain.story import Line, Turn
from bot.domain.table import Table
from bot.domain.words import NO_WORDS, Words
from bot.language.document.forms import begins_part, is_date
from bot.language.document.lines import DocumentLine, Placed, hint_of, line_of
from bot.language.document.listed import listed
from bot.language.document.paragraphs import Kind, Paragraph, classify
from bot.lexicon.closings import is_closing, is_closing_phrase
from bot.regex import regex

_HINTED = {
    "contents": Kind.CONTENTS,
    "caption": Kind.CAPTION,
    "subtitle": Kind.SUBTITLE,
    "signature": Kind.SIGNATURE,
    "date": Kind.DATE,
    "item": Kind.BODY,
    "enclosure": Kind.ENCLOSURES,
}
"""What a line is that tells it by itself, and is not read with the others."""
_ABOVE = (Kind.MASTHEAD, Kind.REFERENCE)
_NO_HEADING = regex(r"[：:\d%％]$|[：:].*|^[（(].*[）)]$|^\d.*[年月日时分]$|^[—\-_＿*\s]+$")
_HALF_STOP = regex(r"(?<=[\u4e00-\u9fff])[.．](?=[\u4e00-\u9fff])")
_STOPS = ("。", "；", ".", "．")
_LONGEST_TITLE = 60


def paragraphs_by_line(placed: Sequence[Placed]) -> dict[int, list[Paragraph]]:
    """Return what each line is, by its place; a line that holds signature and date is two."""
    numbers = [n for n in range(len(placed)) if _is_read(placed[n])]
    text = "\n".join(line_of(placed, n) for n in numbers)
    starts, at = [], 0
    for n in numbers:
        starts.append(at)
        at += len(line_of(placed, n)) + 1
    told: dict[int, list[Paragraph]] = {}
    own = 0
    for paragraph in classify(text):
        while own + 1 < len(starts) and starts[own + 1] <= paragraph.start:
            own += 1
        told.setdefault(numbers[own], []).append(paragraph)
    return told


def _is_read(part: Placed) -> bool:
    """Return whether a part is a line whose words tell what it is."""
    return isinstance(part, Line) and bool(part.text) and part.told not in _HINTED


def lines_of_piece(parts: Sequence[Placed], title: Kind) -> Iterator[DocumentLine | Turn]:
    """Yield the lines with what they are; its title is of this kind, or it has none where that is `BODY`."""
    whole = paragraphs_by_line(parts)
    above = 0 if hint_of(parts, 0) else _count_above(whole)
    yield from (DocumentLine(whole[n][0].kind, _words(parts, n)) for n in range(above))
    own = parts[above:]
    told = {n - above: ps for n, ps in whole.items() if n >= above}
    titles = 0 if title is Kind.BODY else _title_count(own, told, title is Kind.ANNEX_TITLE)
    yield from (DocumentLine(title, line.words) for line in own[:titles] if isinstance(line, Line))
    yield from _alike(list(listed(_lines(own, told, titles))))


def _count_above(told: Mapping[int, Sequence[Paragraph]]) -> int:
    """Return how many lines stand above the title: the head of a bulletin, the number of the document."""
    kinds = [told[n][0].kind if n in told else None for n in range(max(told, default=-1) + 1)]
    above = next((n for n, kind in enumerate(kinds) if kind not in _ABOVE), len(kinds))
    return above if Kind.MASTHEAD in kinds[:above] or Kind.TITLE in kinds[above : above + 1] else 0


def _words(parts: Sequence[Placed], at: int) -> Words:
    part = parts[at]
    return part.words if isinstance(part, Line) else NO_WORDS


def _lines(
    parts: Sequence[Placed], told: Mapping[int, Sequence[Paragraph]], titles: int
) -> Iterator[DocumentLine | Turn]:
    unnumbered = _headings_without_number([p for n, ps in told.items() if not hint_of(parts, n) for p in ps])
    closed = False
    for n, part in enumerate(parts[titles:], titles):
        if isinstance(part, Turn):
            yield part
        elif isinstance(part, Table):
            yield DocumentLine(Kind.TABLE, table=part)
        else:
            above = n < len(parts) // 2 and not closed
            for line in _lines_of(part, told.get(n, ()), above, unnumbered):
                closed = closed or line.kind is Kind.SIGNATURE
                yield line


def _lines_of(
    part: Line, told: Sequence[Paragraph], above: bool, unnumbered: set[int]
) -> Iterator[DocumentLine]:
    """Yield what a line is; one that holds signature and date is two, of which the first opens a page."""
    opens = part.opens_page
    if part.told == "heading":
        number = told[0].number if told else None
        yield DocumentLine(Kind.HEADING, part.words, part.level, number=number, opens_page=opens)
    elif not told:
        kind = _HINTED.get(part.told, Kind.BODY if part.text.strip() else Kind.FIGURE)
        yield DocumentLine(kind, part.words, opens_page=opens)
    else:
        for paragraph, words in _divided_line(part, told):
            line = _line(paragraph, words, above, paragraph.start in unnumbered)
            above = above and line.kind is not Kind.SIGNATURE
            yield replace(line, number=paragraph.number, opens_page=opens and paragraph is told[0])


def _divided_line(line: Line, told: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Words]]:
    """Yield the paragraphs of a line with their words; the line may begin and end with a line to write on."""
    if len(told) == 1:
        yield told[0], line.words.stripped()
        return
    start = told[0].start
    at = len(line.text) - len(line.text.lstrip())
    for n, paragraph in enumerate(told):
        following = (p.start - start + at for p in told[n + 1 : n + 2])
        words = line.words.part(paragraph.start - start + at if n else 0, next(following, len(line.text)))
        yield paragraph, words.stripped()


def _headings_without_number(told: Sequence[Paragraph]) -> set[int]:
    """Return where the headings without a number begin that are of the first level.

    Beside numbered ones only a part (第一部分) is; a short line is none unless text follows it, and a date,
    a label or what stands in brackets never is.
    """
    numbered = any(p.kind is Kind.HEADING and p.level == 1 for p in told)
    return {
        p.start
        for p, following in zip_longest(told, told[1:])
        if p.kind is Kind.HEADING
        and (begins_part(p.text) or not (numbered or is_closing(p.text)))
        and following is not None
        and (following.kind is Kind.BODY or following.level)
        and not (_NO_HEADING.search(p.text) or is_date(p.text))
    }


def _title_count(parts: Sequence[Placed], told: Mapping[int, Sequence[Paragraph]], annex: bool) -> int:
    """Return how many lines the title takes; an annex begins with one unless its first line is a sentence."""
    if count := next((n for n in range(len(parts)) if hint_of(parts, n) != "title"), len(parts)):
        return count
    if any(hint_of(parts, n) == "title" for n in range(len(parts))) and not annex:
        return 0
    for n in range(len(parts)):
        if hint_of(parts, n) == "heading" or not any(p.kind is Kind.TITLE for p in told.get(n, ())):
            count = n
            break
    first = line_of(parts, 0)
    if annex and not count and first and len(first) <= _LONGEST_TITLE and not re.search("[。；：，]", first):
        return int(all(p.number is None for p in told.get(0, ())))
    return count


def _line(paragraph: Paragraph, words: Words, above: bool, heads: bool) -> DocumentLine:
    match paragraph.kind:
        case Kind.DATE if above:
            return DocumentLine(Kind.SUBTITLE, words)
        case Kind.BODY | Kind.HEADING if is_closing_phrase(words.text):
            return DocumentLine(Kind.CLOSING, words)
        case Kind.HEADING:
            return _heading(paragraph, words, paragraph.level or int(heads))
        case Kind.BODY if paragraph.runs_in:
            return DocumentLine(Kind.BODY, words, paragraph.level, words.text.find("。") + 1)
        case Kind.TITLE | Kind.ANNEX | Kind.MASTHEAD:
            return DocumentLine(Kind.BODY, words)
    return DocumentLine(paragraph.kind, words)


def _heading(paragraph: Paragraph, words: Words, level: int) -> DocumentLine:
    if not level:
        return DocumentLine(Kind.LABEL, words)
    begins = paragraph.number.end if paragraph.number else 0
    if stop := _HALF_STOP.search(words.text, begins):
        return DocumentLine(Kind.BODY, words, level, stop.end())
    return DocumentLine(Kind.HEADING, words, level)


# -- siblings ----------------------------------------------------------------------------------------------


def _alike(lines: list[DocumentLine | Turn]) -> Iterator[DocumentLine | Turn]:
    """Yield the lines; where one of several numbered siblings cannot be a heading, all are items."""
    listed = {n for group in _siblings(lines) if _is_a_list([lines[n] for n in group]) for n in group}
    for n, line in enumerate(lines):
        yield replace(line, kind=Kind.ITEM) if n in listed and isinstance(line, DocumentLine) else line


def _siblings(lines: Sequence[DocumentLine | Turn]) -> Iterator[list[int]]:
    """Yield the places of lines that are numbered alike under the same heading."""
    groups: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        number = line.number if isinstance(line, DocumentLine) else None
        if number is None:
            continue
        for level in [deeper for deeper in groups if deeper > number.level]:
            yield groups.pop(level)
        if number.value == 1 and number.level in groups:
            yield groups.pop(number.level)
        groups.setdefault(number.level, []).append(n)
    yield from groups.values()


def _is_a_list(group: Sequence[DocumentLine | Turn]) -> bool:
    """Return whether siblings are sentences in a list: one has no heading, and none is clearly one."""
    lines = [line for line in group if isinstance(line, DocumentLine)]
    without = any(line.kind is Kind.BODY and not line.heading_end for line in lines)
    clear = any(line.kind is Kind.HEADING and not line.text.endswith(_STOPS) for line in lines)
    return len(lines) > 1 and without and not clear
