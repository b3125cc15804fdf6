"""A table as it stands in a document: rows of cells, some of them merged."""

from dataclasses import dataclass
from typing import Literal

Merge = Literal["", "restart", "continue"]
"""Whether a cell begins a run of cells merged downwards, or goes on with one."""


@dataclass(frozen=True)
class Cell:
    """One cell."""

    lines: tuple[str, ...] = ()
    span: int = 1
    """How many columns it takes."""
    merge: Merge = ""


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
