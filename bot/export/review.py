"""The review sheet (校核单) as a Word file: headings and tables, A4, in the fonts of the documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.config import Layout
from bot.domain.table import Row, Table, text_cell
from bot.export.sheet.sheet import Block, Kind, Run, Sheet, single
from bot.export.word.docx import typeset_sheet
from bot.export.word.parts.title import title_lines
from bot.language.characters import printable
from bot.language.document.headings import number_label


@dataclass(frozen=True)
class Part:
    """A heading with its table."""

    heading: str
    columns: tuple[str, ...]
    """The head of each column."""
    widths: tuple[int, ...]
    """How wide the columns are in relation to each other."""
    rows: tuple[tuple[str, ...], ...]
    none: str = ""
    """What stands in the place of a table without rows."""


@dataclass(frozen=True)
class Review:
    """A review sheet."""

    title: str
    parts: tuple[Part, ...]


def typeset_review(review: Review, layout: Layout) -> bytes:
    """Return the .docx."""
    title = single(Kind.TITLE, "\n".join(title_lines(printable(review.title), "")))
    content = (title, *(block for n, part in enumerate(review.parts, 1) for block in _part(n, part)))
    return typeset_sheet(Sheet(content, title=review.title), layout)


def _part(number: int, part: Part) -> Iterator[Block | Table]:
    yield Block(Kind.HEADING, (Run(number_label(1, number) + part.heading, 1),), 1)
    if part.rows:
        yield Table(tuple(map(_row, (part.columns, *part.rows))), part.widths)
    elif part.none:
        yield single(Kind.BODY, part.none)


def _row(cells: Sequence[str]) -> Row:
    return Row(tuple(text_cell(*map(printable, cell.split("\n"))) for cell in cells))
