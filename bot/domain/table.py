"""A table as it stands in a document: rows of cells, some of them merged."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Union

from bot.domain.words import Words, plain_words

Merge = Literal["", "restart", "continue"]
"""Whether a cell begins a run of cells merged downwards, or goes on with one."""


@dataclass(frozen=True)
class Cell:
    """One cell."""

    content: tuple[Union[Words, "Table"], ...] = ()
    """Its paragraphs, and the tables that stand in it."""
    span: int = 1
    """How many columns it takes."""
    merge: Merge = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return its paragraphs as plain text, those of tables in it as well."""
        return tuple(_lines(self))


@dataclass(frozen=True)
class Row:
    """One row."""

    cells: tuple[Cell, ...]
    height: int = 0
    """The least height in twips; 0 where the text decides."""


@dataclass(frozen=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    """How wide the columns are in relation to each other; empty where the text decides."""

    @property
    def columns(self) -> int:
        """Return how many columns the widest row takes."""
        return max((sum(cell.span for cell in row.cells) for row in self.rows), default=0)


def row_texts(table: Table) -> Iterator[str]:
    """Yield the text of each row, whose cells a tab divides; what lies over several rows is told in each."""
    above: dict[int, str] = {}
    for row in table.rows:
        yield "\t".join(_cell_texts(row, above))


def _cell_texts(row: Row, above: dict[int, str]) -> Iterator[str]:
    at = 0
    for cell in row.cells:
        if cell.merge != "continue":
            above[at] = " ".join(cell.lines)
        yield from (above.get(at, ""), *("",) * (cell.span - 1))
        at += cell.span


def text_cell(*lines: str) -> Cell:
    """Return a cell with these paragraphs."""
    return Cell(tuple(map(plain_words, lines)))


def _lines(cell: Cell) -> Iterator[str]:
    for part in cell.content:
        if isinstance(part, Words):
            yield part.text
        else:
            yield from (line for row in part.rows for inner in row.cells for line in inner.lines)
