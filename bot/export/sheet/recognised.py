"""A text in any dress as what is to be printed: every word of it, each paragraph in its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.characters import printable, width
from bot.export.sheet.sheet import Block, Head, Imprint, Kind, Run, Sheet, single
from bot.export.word.title import LINE_WIDTH, title_lines
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind as Told
from bot.language.document.paragraphs import Paragraph
from bot.regex import regex

Part = Block | Table
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


def sheet_of_text(lines: Sequence[str], tables: Mapping[int, Sequence[Table]], layout: Layout) -> Sheet:
    """Return what is to be printed of a text.

    `tables` are keyed by the number of lines that stand before them. Nothing is added to the words and
    nothing of them is left out; only blanks around paragraphs go.
    """
    placed = list(_lines_and_tables(lines, tables))
    head, first = _head(placed, layout)
    imprint, last = _imprint(placed, first)
    content = tuple(_content(placed[first:last]))
    title = next((part.text for part in content if isinstance(part, Block)), "")
    return Sheet(content, head, imprint, title.replace("\n", "") if _has_title(content) else "")


def _lines_and_tables(lines: Sequence[str], tables: Mapping[int, Sequence[Table]]) -> Iterator[str | Table]:
    """Yield lines without the empty ones, and tables where they stand."""
    for n, line in enumerate((*lines, "")):
        yield from tables.get(n, ())
        if bare := printable(line):
            yield bare


def _has_title(content: Sequence[Part]) -> bool:
    return bool(content) and isinstance(content[0], Block) and content[0].kind is Kind.TITLE


# -- above and below ---------------------------------------------------------------------------------


def _head(placed: Sequence[str | Table], layout: Layout) -> tuple[Head, int]:
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


def _imprint(placed: Sequence[str | Table], first: int) -> tuple[Imprint, int]:
    """Return what stands at the foot of the last page, and before which line it begins."""
    end = len(placed)
    printed = _PRINTED.fullmatch(_line(placed, end - 1)) if end > first else None
    end -= printed is not None
    copies = _line(placed, end - 1) if end > first else ""
    copies = copies if _COPIES.fullmatch(copies) and "：" in copies else ""
    end -= bool(copies)
    named = (printed["printer"], printed["printed"]) if printed else ("", "")
    return Imprint(copies, *named), end


def _line(placed: Sequence[str | Table], at: int) -> str:
    part = placed[at] if at < len(placed) else ""
    return part if isinstance(part, str) else ""


# -- the text ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Piece:
    """The text itself, or one annex of it."""

    mark: str
    parts: Sequence[str | Table]


def _content(placed: Sequence[str | Table]) -> Iterator[Part]:
    text, annexes = _pieces(placed)
    yield from _piece(text, annex=False)
    for annex in annexes:
        if annex.mark:
            yield single(Kind.ANNEX, annex.mark, opens_page=True)
        yield from _on_new_page(_piece(annex, annex=True), opens=not annex.mark)


def _on_new_page(parts: Iterator[Part], opens: bool) -> Iterator[Part]:
    """Yield the parts, the first on a new page where it is to open one."""
    for n, part in enumerate(parts):
        first = opens and n == 0 and isinstance(part, Block)
        yield Block(part.kind, part.runs, part.level, True) if first and isinstance(part, Block) else part


def _pieces(placed: Sequence[str | Table]) -> tuple[_Piece, list[_Piece]]:
    """Return the text and its annexes; tables belong to what they stand in."""
    told = _paragraphs_by_line(placed)
    first = next((n for n, p in told.items() if p[0].kind is Told.ANNEX), len(placed))
    marks = [n for n in range(first, len(placed)) if _ANNEX.fullmatch(_line(placed, n))]
    if first < len(placed) and first not in marks:
        marks = [first, *marks]
    annexes = [_annex(placed[start:end]) for start, end in pairwise((*marks, len(placed)))]
    return _Piece("", placed[:first]), annexes


def _annex(parts: Sequence[str | Table]) -> _Piece:
    marked = _ANNEX.fullmatch(_line(parts, 0)) is not None
    return _Piece(_line(parts, 0) if marked else "", parts[marked:])


def _paragraphs_by_line(placed: Sequence[str | Table]) -> dict[int, list[Paragraph]]:
    """Return what each line is, by its place; a line that holds signature and date is two."""
    numbers = [n for n, part in enumerate(placed) if isinstance(part, str)]
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


def _piece(piece: _Piece, *, annex: bool) -> Iterator[Part]:
    whole = _paragraphs_by_line(piece.parts)
    masthead = [n for n, ps in whole.items() if ps[0].kind is Told.MASTHEAD]
    yield from (single(Kind.SUBTITLE, p.text) for n in masthead for p in whole[n])
    piece = _Piece(piece.mark, piece.parts[len(masthead) :])
    told = {n - len(masthead): ps for n, ps in whole.items() if n not in masthead}
    titles = _title_lines(piece.parts, told, annex)
    yield from _titles(titles, Kind.ANNEX_TITLE if annex else Kind.TITLE)
    unnumbered = _headings_without_number([p for ps in told.values() for p in ps])
    closed = False
    for n, part in enumerate(piece.parts):
        if isinstance(part, Table):
            yield part
        elif n >= len(titles):
            for paragraph in told.get(n, ()):
                closed = closed or paragraph.kind is Told.SIGNATURE
                above = n < len(piece.parts) // 2 and not closed
                yield _block(paragraph, above, paragraph.start in unnumbered)


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


def _title_lines(
    parts: Sequence[str | Table], told: Mapping[int, Sequence[Paragraph]], annex: bool
) -> list[str]:
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


def _titles(lines: Sequence[str], kind: Kind) -> Iterator[Block]:
    """Yield the title as one paragraph; lines that its author divided and that fit stay divided."""
    if not lines:
        return
    fits = len(lines) > 1 and all(width(line) <= LINE_WIDTH for line in lines)
    divided = lines if fits else title_lines("".join(lines), "")
    yield single(kind, "\n".join(divided))


def _block(paragraph: Paragraph, above: bool, heads: bool) -> Block:
    match paragraph.kind:
        case Told.REFERENCE:
            return single(Kind.SUBTITLE, paragraph.text)
        case Told.DATE if above:
            return single(Kind.SUBTITLE, paragraph.text)
        case Told.HEADING:
            return _heading(paragraph, paragraph.level or int(heads))
        case Told.BODY if paragraph.runs_in:
            end = paragraph.text.find("。") + 1
            runs = (Run(paragraph.text[:end], paragraph.level), Run(paragraph.text[end:]))
            return Block(Kind.BODY, runs)
        case Told.TITLE | Told.BODY | Told.ANNEX:
            return single(Kind.BODY, paragraph.text)
    return single(_KINDS[paragraph.kind], paragraph.text)


def _heading(paragraph: Paragraph, level: int) -> Block:
    if not level:
        return single(Kind.BODY, paragraph.text)
    return Block(Kind.HEADING, (Run(paragraph.text, level),), level)
