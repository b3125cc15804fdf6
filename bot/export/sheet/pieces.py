"""The text of a document, or one of its annexes, as paragraphs: what each is, siblings alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.domain.story import Line, Turn
from bot.domain.table import Table
from bot.domain.words import Words, joined, plain_words
from bot.export.sheet.sheet import Block, Kind, runs_of, worded
from bot.export.word.parts.title import LINE_WIDTH, title_lines
from bot.language.characters import width
from bot.language.document.letterheads import line_of
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind as Told
from bot.language.document.paragraphs import Paragraph, is_date
from bot.regex import regex

Part = Block | Table
Placed = Line | Table | Turn
_KINDS = {
    Told.ADDRESSEE: Kind.ADDRESSEE,
    Told.ENCLOSURES: Kind.ENCLOSURE,
    Told.SIGNATURE: Kind.SIGNATURE,
    Told.DATE: Kind.DATE,
    Told.NOTE: Kind.NOTE,
}
_TOLD = {
    "contents": Kind.CONTENTS,
    "caption": Kind.CAPTION,
    "subtitle": Kind.SUBTITLE,
    "signature": Kind.SIGNATURE,
    "date": Kind.DATE,
    "item": Kind.BODY,
    "enclosure": Kind.ENCLOSURE,
}
"""What a line is that tells it by itself, and is not read with the others."""
_PART = regex(r"第[一二三四五六七八九十]{1,3}(?:部分|章|节|编|篇|板块)")
_CLOSINGS = regex("特此|此致|敬礼|以上|妥否|当否")
_NO_HEADING = regex(r"[：:\d%％]$|[：:].*|^[（(].*[）)]$|^\d.*[年月日时分]$|^[—\-_＿*\s]+$")
_HALF_STOP = regex(r"(?<=[\u4e00-\u9fff])[.．](?=[\u4e00-\u9fff])")
_STOPS = ("。", "；", ".", "．")
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class _Made:
    """A part, and what it was told to be as a paragraph of the text."""

    part: Part | Turn
    paragraph: Paragraph | None = None


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
    for paragraph in Manuscript(text).paragraphs:
        while own + 1 < len(starts) and starts[own + 1] <= paragraph.start:
            own += 1
        told.setdefault(numbers[own], []).append(paragraph)
    return told


def _is_read(part: Placed) -> bool:
    """Return whether a part is a line whose words tell what it is."""
    return isinstance(part, Line) and bool(part.text) and part.told not in _TOLD


def blocks_of_piece(parts: Sequence[Placed], title: Kind) -> Iterator[Part | Turn]:
    """Yield the parts; its title is of this kind, or it has none where that is `BODY`."""
    whole = paragraphs_by_line(parts)
    masthead = [n for n, ps in whole.items() if ps[0].kind is Told.MASTHEAD and not _told(parts, 0)]
    for n in masthead:
        yield worded(Kind.SUBTITLE, _words(parts, n))
    own = parts[len(masthead) :]
    told = {n - len(masthead): ps for n, ps in whole.items() if n not in masthead}
    titles = 0 if title is Kind.BODY else _title_count(own, told, title is Kind.ANNEX_TITLE)
    yield from _titles(own[:titles], title)
    yield from _alike(list(_made(own, told, titles)))


def _told(parts: Sequence[Placed], at: int) -> str:
    part = parts[at] if at < len(parts) else None
    return part.told if isinstance(part, Line) else ""


def _words(parts: Sequence[Placed], at: int) -> Words:
    part = parts[at]
    return part.words if isinstance(part, Line) else Words()


def _made(parts: Sequence[Placed], told: Mapping[int, Sequence[Paragraph]], titles: int) -> Iterator[_Made]:
    unnumbered = _headings_without_number([p for n, ps in told.items() if not _told(parts, n) for p in ps])
    closed = False
    for n, part in enumerate(parts[titles:], titles):
        if not isinstance(part, Line):
            yield _Made(part)
        elif part.told == "heading":
            made = worded(Kind.HEADING, part.words, level=part.level, opens_page=part.opens_page)
            yield _Made(made, next(iter(told.get(n, ())), None))
        elif n not in told:
            kind = _TOLD.get(part.told, Kind.BODY if part.text.strip() else Kind.FIGURE)
            closed = closed or kind is Kind.SIGNATURE
            yield _Made(worded(kind, part.words, opens_page=part.opens_page))
        else:
            for paragraph, words in _divided_line(part, told[n]):
                closed = closed or paragraph.kind is Told.SIGNATURE
                above = n < len(parts) // 2 and not closed
                made = _block(paragraph, words, above, paragraph.start in unnumbered)
                first = part.opens_page and paragraph is told[n][0]
                yield _Made(replace(made, opens_page=True) if first else made, paragraph)


def _divided_line(line: Line, told: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Words]]:
    """Yield the paragraphs of a line with their words; the line may begin and end with a line to write on."""
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
    numbered = any(p.kind is Told.HEADING and p.level == 1 for p in told)
    return {
        p.start
        for p, following in zip_longest(told, told[1:])
        if p.kind is Told.HEADING
        and (_PART.match(p.text) or not (numbered or _CLOSINGS.match(p.text)))
        and following is not None
        and (following.kind is Told.BODY or following.level)
        and not (_NO_HEADING.search(p.text) or is_date(p.text))
    }


def _title_count(parts: Sequence[Placed], told: Mapping[int, Sequence[Paragraph]], annex: bool) -> int:
    """Return how many lines the title takes; an annex begins with one unless its first line is a sentence."""
    if count := next((n for n in range(len(parts)) if _told(parts, n) != "title"), len(parts)):
        return count
    if any(_told(parts, n) == "title" for n in range(len(parts))) and not annex:
        return 0
    for n in range(len(parts)):
        if _told(parts, n) == "heading" or not any(p.kind is Told.TITLE for p in told.get(n, ())):
            count = n
            break
    first = line_of(parts, 0)
    if annex and not count and first and len(first) <= _LONGEST_TITLE and not re.search("[。；：，]", first):
        return int(all(p.number is None for p in told.get(0, ())))
    return count


def _titles(lines: Sequence[Placed], kind: Kind) -> Iterator[Block]:
    """Yield the title as one paragraph; lines that its author divided and that fit stay divided."""
    own = [line.words for line in lines if isinstance(line, Line)]
    if not own:
        return
    texts = [words.text for words in own]
    fits = len(own) > 1 and all(width(text) <= LINE_WIDTH for text in texts)
    whole = joined(own)
    yield worded(kind, _divided(whole, texts if fits else title_lines(whole.text, "")))


def _divided(words: Words, lines: Sequence[str]) -> Words:
    """Return the words of a title with a break between each two of its lines; blanks at the breaks go."""
    at, parts = 0, list[Words]()
    for n, line in enumerate(lines):
        bare = line.strip()
        start = words.text.find(bare, at)
        at = start + len(bare)
        end = len(words.text) if n == len(lines) - 1 else at
        parts += [plain_words("\n"), words.part(start, end)] if n else [words.part(start, end)]
    return joined(parts)


def _block(paragraph: Paragraph, words: Words, above: bool, heads: bool) -> Block:
    match paragraph.kind:
        case Told.REFERENCE:
            return worded(Kind.SUBTITLE, words)
        case Told.DATE if above:
            return worded(Kind.SUBTITLE, words)
        case Told.HEADING:
            return _heading(paragraph, words, paragraph.level or int(heads))
        case Told.BODY if paragraph.runs_in:
            return _run_in(words, words.text.find("。") + 1, paragraph.level)
        case Told.TITLE | Told.BODY | Told.ANNEX | Told.MASTHEAD:
            return worded(Kind.BODY, words)
    return worded(_KINDS[paragraph.kind], words)


def _run_in(words: Words, end: int, level: int) -> Block:
    head, text = words.part(0, end), words.part(end, len(words.text))
    return Block(Kind.BODY, (*runs_of(head, level), *runs_of(text)))


def _heading(paragraph: Paragraph, words: Words, level: int) -> Block:
    if not level:
        return worded(Kind.BODY, words)
    begins = paragraph.number.end if paragraph.number else 0
    if stop := _HALF_STOP.search(words.text, begins):
        return _run_in(words, stop.end(), level)
    return worded(Kind.HEADING, words, level=level)


# -- siblings ----------------------------------------------------------------------------------------------


def _alike(made: list[_Made]) -> Iterator[Part | Turn]:
    """Yield the parts; where one of several numbered siblings cannot be a heading, none of them is."""
    plain = {n for group in _siblings(made) if _is_a_list(made, group) for n in group}
    for n, one in enumerate(made):
        if n in plain and isinstance(one.part, Block):
            words = tuple(run._replace(level=0) for run in one.part.runs)
            yield Block(Kind.BODY, words, 0, one.part.opens_page)
        else:
            yield one.part


def _siblings(made: Sequence[_Made]) -> Iterator[list[int]]:
    """Yield the places of paragraphs that are numbered alike under the same heading."""
    groups: dict[int, list[int]] = {}
    for n, one in enumerate(made):
        number = one.paragraph.number if one.paragraph else None
        if number is None:
            continue
        for level in [deeper for deeper in groups if deeper > number.level]:
            yield groups.pop(level)
        if number.value == 1 and number.level in groups:
            yield groups.pop(number.level)
        groups.setdefault(number.level, []).append(n)
    yield from groups.values()


def _is_a_list(made: Sequence[_Made], group: Sequence[int]) -> bool:
    """Return whether siblings are sentences in a list: one has no heading, and none is clearly one."""
    blocks = [part for n in group if isinstance(part := made[n].part, Block)]
    without = any(b.kind is Kind.BODY and not any(run.level for run in b.runs) for b in blocks)
    clear = any(b.kind is Kind.HEADING and not b.text.endswith(_STOPS) for b in blocks)
    return len(blocks) > 1 and without and not clear
