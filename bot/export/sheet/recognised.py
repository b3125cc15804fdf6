"""A text in any dress as what is to be printed: every word of it, each paragraph in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.config import Layout
from bot.domain.story import Line, Turn
from bot.domain.table import Table
from bot.domain.words import Span, Words, joined, plain_words
from bot.export.sheet.minutes import with_attendance
from bot.export.sheet.sheet import Block, Kind, Sheet, runs_of, worded
from bot.export.word.parts.title import LINE_WIDTH, title_lines
from bot.language.characters import printable_words, width
from bot.language.document.classification import classified
from bot.language.document.letterheads import HeadForm
from bot.language.document.lines import DocumentLine
from bot.language.document.paragraphs import Kind as Told

Part = Block | Table
Placed = Line | Table | Turn
_KINDS = {
    Told.TITLE: Kind.TITLE,
    Told.ANNEX_TITLE: Kind.ANNEX_TITLE,
    Told.MASTHEAD: Kind.SUBTITLE,
    Told.REFERENCE: Kind.SUBTITLE,
    Told.SUBTITLE: Kind.SUBTITLE,
    Told.ADDRESSEE: Kind.ADDRESSEE,
    Told.HEADING: Kind.HEADING,
    Told.BODY: Kind.BODY,
    Told.LABEL: Kind.BODY,
    Told.ITEM: Kind.BODY,
    Told.CLOSING: Kind.BODY,
    Told.FIGURE: Kind.FIGURE,
    Told.CAPTION: Kind.CAPTION,
    Told.CONTENTS: Kind.CONTENTS,
    Told.ENCLOSURES: Kind.ENCLOSURE,
    Told.SIGNATURE: Kind.SIGNATURE,
    Told.DATE: Kind.DATE,
    Told.NOTE: Kind.NOTE,
    Told.ANNEX: Kind.ANNEX,
}
"""As what a line is printed."""
_MINUTES = "纪要"
_IN_WORDS = ("mark", "tab", "rule", "break", "symbol")


def sheet_of_text(text: str, layout: Layout) -> Sheet:
    """Return what is to be printed of a plain text, as `sheet_of_story` does."""
    return sheet_of_story([Line(plain_words(line)) for line in text.splitlines()], layout)


def sheet_of_story(parts: Sequence[Placed], layout: Layout) -> Sheet:
    """Return what is to be printed of a document.

    Nothing is added to the words and nothing of them is left out; only blanks around paragraphs go.
    """
    told = classified(list(_placed(parts)), layout.letterhead)
    content, turns = _without_turns(list(_printed(told.lines)))
    title = next((part for part in content if isinstance(part, Block) and part.kind is not Kind.FIGURE), None)
    named = title.text.replace("\n", "") if title and title.kind is Kind.TITLE else ""
    if named.endswith(_MINUTES) or told.head.form is HeadForm.MINUTES:
        content = tuple(with_attendance(part) if isinstance(part, Block) else part for part in content)
    return Sheet(content, told.head, told.imprint, named, turns=turns)


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


def _without_turns(parts: Sequence[Part | Turn]) -> tuple[tuple[Part, ...], tuple[int, ...]]:
    """Return the parts, and before which of them the paper is turned."""
    content: list[Part] = []
    turns: list[int] = []
    for part in parts:
        if isinstance(part, Turn):
            turns.append(len(content))
        else:
            content.append(part)
    return tuple(content), tuple(turns)


def _printed(lines: Sequence[DocumentLine | Turn]) -> Iterator[Part | Turn]:
    for kind, group in groupby(lines, key=_kind_in_text):
        own = list(group)
        if kind in (Told.TITLE, Told.ANNEX_TITLE):
            yield _title([line for line in own if isinstance(line, DocumentLine)])
        else:
            for line in own:
                yield from _part(line)


def _kind_in_text(line: DocumentLine | Turn) -> Told | None:
    return line.kind if isinstance(line, DocumentLine) and not line.framing else None


def _part(line: DocumentLine | Turn) -> Iterator[Part | Turn]:
    if isinstance(line, Turn):
        yield line
    elif line.framing:
        yield from _figures(line.words)
    else:
        yield line.table or _block(line)


def _figures(words: Words) -> Iterator[Block]:
    """Yield what is drawn in a line that is set otherwise than as text, on a line of its own."""
    drawn = Words(tuple(Span("", thing=thing) for thing in words.things if thing.kind not in _IN_WORDS))
    if drawn.spans:
        yield worded(Kind.FIGURE, drawn)


def _block(line: DocumentLine) -> Block:
    kind = _KINDS[line.kind]
    if line.heading_end:
        head = line.words.part(0, line.heading_end)
        text = line.words.part(line.heading_end, len(line.text))
        block = Block(kind, (*runs_of(head, line.level), *runs_of(text)), 0, line.opens_page)
    else:
        block = worded(kind, line.words, level=line.level, opens_page=line.opens_page)
    if line.kind is not Told.ITEM:
        return block
    return replace(block, runs=tuple(run._replace(level=0) for run in block.runs))


def _title(lines: Sequence[DocumentLine]) -> Block:
    """Return the title as one paragraph; lines that its author divided and that fit stay divided."""
    own = [line.words for line in lines]
    texts = [words.text for words in own]
    fits = len(own) > 1 and all(width(text) <= LINE_WIDTH for text in texts)
    whole = joined(own)
    made = _divided(whole, texts if fits else title_lines(whole.text, ""))
    return worded(_KINDS[lines[0].kind], made, opens_page=lines[0].opens_page)


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
