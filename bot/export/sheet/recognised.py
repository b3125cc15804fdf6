"""A text in any dress as what is to be printed: every word of it, each paragraph in its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from bot.config import Layout
from bot.domain.story import Line, Turn
from bot.domain.table import Table
from bot.domain.words import Span, Words, joined, plain_words
from bot.export.sheet.characters import printable, printable_words, width
from bot.export.sheet.sheet import Block, Head, Imprint, Kind, Sheet, runs_of, single, worded
from bot.export.word.title import LINE_WIDTH, title_lines
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind as Told
from bot.language.document.paragraphs import Paragraph
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
_COPY_NUMBER = regex(r"\d{6}")
_URGENCY = regex("特急|加急|特提|平急")
_MARK = regex(r"[^，。；：、\d]{2,36}文件")
_NUMBER = regex(
    r"(?P<number>[^\s，。；：]{1,20}〔\d{4}〕\d{1,5}号)(?:\s*签发人：\s*(?P<signatory>[^，。；：]{2,20}))?"
)
_COPIES = regex("抄送[：:].{2,500}")
_PRINTED = regex(r"(?P<printer>[^\s，。；：]{2,40})\s+(?P<printed>\d{4}年\d{1,2}月\d{1,2}日\s*印发)")
_ANNEX = regex(r"附(?:件|表|录)\s*[\d一二三四五六七八九十]{0,2}[：:]?")
_PART = regex(r"第[一二三四五六七八九十]{1,3}(?:部分|章|节|编|篇|板块)")
_CLOSINGS = regex("特此|此致|敬礼|以上|妥否|当否")
_LONGEST_TITLE = 60


def sheet_of_text(text: str, layout: Layout) -> Sheet:
    """Return what is to be printed of a plain text, as `sheet_of_story` does."""
    return sheet_of_story([Line(plain_words(line)) for line in text.splitlines()], layout)


def sheet_of_story(parts: Sequence[Line | Table | Turn], layout: Layout) -> Sheet:
    """Return what is to be printed of a document.

    Nothing is added to the words and nothing of them is left out; only blanks around paragraphs go.
    """
    placed = list(_placed(parts))
    head, first = _head(placed, layout)
    imprint, last = _imprint(placed, first)
    content, turns = _without_turns(_content(placed[first:last]))
    title = next((part.text for part in content if isinstance(part, Block)), "")
    return Sheet(content, head, imprint, title.replace("\n", "") if _has_title(content) else "", turns=turns)


def _placed(parts: Sequence[Line | Table | Turn]) -> Iterator[Placed]:
    """Yield the parts without lines that show nothing; the page that one opens is opened by the next."""
    opens = False
    for part in parts:
        if not isinstance(part, Line):
            yield part
            continue
        words = printable_words(part.words)
        opens = opens or part.opens_page
        if words.text.strip() or any(thing.kind != "mark" for thing in words.things):
            words = Words((Span(part.bullet), *words.spans)) if part.bullet else words
            yield replace(part, words=words, opens_page=opens, bullet="")
            opens = False


def _without_turns(parts: Iterator[Part | Turn]) -> tuple[tuple[Part, ...], tuple[int, ...]]:
    """Return the parts, and before which of them the paper is turned."""
    content: list[Part] = []
    turns: list[int] = []
    for part in parts:
        if isinstance(part, Turn):
            turns.append(len(content))
        else:
            content.append(part)
    return tuple(content), tuple(turns)


def _has_title(content: Sequence[Part]) -> bool:
    return bool(content) and isinstance(content[0], Block) and content[0].kind is Kind.TITLE


# -- above and below ---------------------------------------------------------------------------------


def _head(placed: Sequence[Placed], layout: Layout) -> tuple[Head, int]:
    """Return what stands above the title, and at which line the title begins.

    Without a mark, in the text or the layout, nothing is taken for a letterhead.
    """
    at, found = 0, {}
    for name, form in (("copy_number", _COPY_NUMBER), ("urgency", _URGENCY), ("mark", _MARK)):
        if at < len(placed) and (line := _line(placed, at)) and form.fullmatch(line):
            found[name] = line
            at += 1
    number = _NUMBER.fullmatch(_line(placed, at))
    if number is None or not (found.get("mark") or layout.letterhead):
        return Head(layout.letterhead), 0
    signatory = printable(number["signatory"] or "")
    return Head(found.pop("mark", layout.letterhead), number["number"], signatory, **found), at + 1


def _imprint(placed: Sequence[Placed], first: int) -> tuple[Imprint, int]:
    """Return what stands at the foot of the last page, and before which line it begins."""
    end = len(placed)
    printed = _PRINTED.fullmatch(_line(placed, end - 1)) if end > first else None
    end -= printed is not None
    copies = _line(placed, end - 1) if end > first else ""
    copies = copies if _COPIES.fullmatch(copies) and "：" in copies else ""
    end -= bool(copies)
    named = (printed["printer"], printed["printed"]) if printed else ("", "")
    return Imprint(copies, *named), end


def _line(placed: Sequence[Placed], at: int) -> str:
    part = placed[at] if at < len(placed) else None
    return part.text if isinstance(part, Line) else ""


# -- the text ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Piece:
    """The text itself, or one annex of it."""

    mark: str
    parts: Sequence[Placed]


def _content(placed: Sequence[Placed]) -> Iterator[Part | Turn]:
    text, annexes = _pieces(placed)
    yield from _piece(text, annex=False)
    for annex in annexes:
        if annex.mark:
            yield single(Kind.ANNEX, annex.mark, opens_page=True)
        yield from _on_new_page(_piece(annex, annex=True), opens=not annex.mark)


def _on_new_page(parts: Iterator[Part | Turn], opens: bool) -> Iterator[Part | Turn]:
    """Yield the parts, the first on a new page where it is to open one."""
    for n, part in enumerate(parts):
        first = opens and n == 0 and isinstance(part, Block)
        yield replace(part, opens_page=True) if first and isinstance(part, Block) else part


def _pieces(placed: Sequence[Placed]) -> tuple[_Piece, list[_Piece]]:
    """Return the text and its annexes; tables belong to what they stand in."""
    told = _paragraphs_by_line(placed)
    first = next((n for n, p in told.items() if p[0].kind is Told.ANNEX), len(placed))
    marks = [n for n in range(first, len(placed)) if _ANNEX.fullmatch(_line(placed, n))]
    if first < len(placed) and first not in marks:
        marks = [first, *marks]
    annexes = [_annex(placed[start:end]) for start, end in pairwise((*marks, len(placed)))]
    return _Piece("", placed[:first]), annexes


def _annex(parts: Sequence[Placed]) -> _Piece:
    marked = _ANNEX.fullmatch(_line(parts, 0)) is not None
    return _Piece(_line(parts, 0) if marked else "", parts[marked:])


def _is_read(part: Placed) -> bool:
    """Return whether a part is a line whose words tell what it is."""
    return isinstance(part, Line) and bool(part.text) and part.told not in ("contents", "item", "caption")


def _paragraphs_by_line(placed: Sequence[Placed]) -> dict[int, list[Paragraph]]:
    """Return what each line is, by its place; a line that holds signature and date is two."""
    numbers = [n for n in range(len(placed)) if _is_read(placed[n])]
    text = "\n".join(_line(placed, n) for n in numbers)
    starts, at = [], 0
    for n in numbers:
        starts.append(at)
        at += len(_line(placed, n)) + 1
    told: dict[int, list[Paragraph]] = {}
    own = 0
    for paragraph in Manuscript(text).paragraphs:
        while own + 1 < len(starts) and starts[own + 1] <= paragraph.start:
            own += 1
        told.setdefault(numbers[own], []).append(paragraph)
    return told


def _piece(piece: _Piece, *, annex: bool) -> Iterator[Part | Turn]:
    whole = _paragraphs_by_line(piece.parts)
    masthead = [n for n, ps in whole.items() if ps[0].kind is Told.MASTHEAD]
    yield from (single(Kind.SUBTITLE, p.text) for n in masthead for p in whole[n])
    piece = _Piece(piece.mark, piece.parts[len(masthead) :])
    told = {n - len(masthead): ps for n, ps in whole.items() if n not in masthead}
    titles = _title_lines(piece.parts, told, annex)
    yield from _titles(piece.parts[: len(titles)], Kind.ANNEX_TITLE if annex else Kind.TITLE)
    unnumbered = _headings_without_number([p for ps in told.values() for p in ps])
    closed = False
    for n, part in enumerate(piece.parts):
        if n < len(titles):
            continue
        if not isinstance(part, Line):
            yield part
        elif n not in told:
            yield _block_of_what_was_told(part)
        else:
            start = told[n][0].start
            for m, paragraph in enumerate(told[n]):
                closed = closed or paragraph.kind is Told.SIGNATURE
                above = n < len(piece.parts) // 2 and not closed
                # The line may begin with a sign or a line to write on, and end with one.
                at = len(part.text) - len(part.text.lstrip())
                ends = (p.start - start + at for p in told[n][m + 1 : m + 2])
                words = part.words.part(paragraph.start - start + at if m else 0, next(ends, len(part.text)))
                made = _block(paragraph, words.stripped(), above, paragraph.start in unnumbered)
                yield replace(made, opens_page=True) if part.opens_page and m == 0 else made


def _block_of_what_was_told(line: Line) -> Block:
    """Return a line whose words do not tell what it is: a figure, an item, a line of the contents."""
    kinds = {"contents": Kind.CONTENTS, "caption": Kind.CAPTION}
    kind = kinds.get(line.told, Kind.BODY if line.text.strip() else Kind.FIGURE)
    return worded(kind, line.words, opens_page=line.opens_page)


def _headings_without_number(told: Sequence[Paragraph]) -> set[int]:
    """Return where the headings without a number begin that are of the first level.

    Beside numbered ones only a part (第一部分) is; and a short line is none unless text follows it.
    """
    numbered = any(p.kind is Told.HEADING and p.level == 1 for p in told)
    return {
        p.start
        for p, following in zip_longest(told, told[1:])
        if p.kind is Told.HEADING
        and (_PART.match(p.text) or not (numbered or _CLOSINGS.match(p.text)))
        and following is not None
        and (following.kind is Told.BODY or following.level)
    }


def _title_lines(parts: Sequence[Placed], told: Mapping[int, Sequence[Paragraph]], annex: bool) -> list[str]:
    """Return the lines that the title takes; an annex begins with one unless its first line is a sentence."""
    titles: list[str] = []
    for n in range(len(parts)):
        if not any(p.kind is Told.TITLE for p in told.get(n, ())):
            break
        titles.append(_line(parts, n))
    first = _line(parts, 0)
    if annex and not titles and first and len(first) <= _LONGEST_TITLE and not re.search("[。；：，]", first):
        return [first] if all(p.number is None for p in told.get(0, ())) else []
    return titles


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
        parts += ([plain_words("\n")] if n else []) + [
            words.part(start, len(words.text) if n == len(lines) - 1 else at)
        ]
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
            end = words.text.find("。") + 1
            runs = (
                *runs_of(words.part(0, end), paragraph.level),
                *runs_of(words.part(end, len(words.text))),
            )
            return Block(Kind.BODY, runs)
        case Told.TITLE | Told.BODY | Told.ANNEX:
            return worded(Kind.BODY, words)
    return worded(_KINDS[paragraph.kind], words)


def _heading(paragraph: Paragraph, words: Words, level: int) -> Block:
    if not level:
        return worded(Kind.BODY, words)
    return worded(Kind.HEADING, words, level=level)
