"""A sheet as a document has it: its title and notes as lines, what stands in columns as tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.story import Line
from bot.domain.table import Cell, Merge, Row, Table, text_cell
from bot.domain.words import plain_words
from bot.files.workbook.grid import Grid
from bot.files.workbook.markup import Area

_NOTE = 6
"""From so many characters on a cell alone in its row below a table is a note."""


def parts_of(grid: Grid) -> Iterator[Line | Table]:
    """Yield the lines and tables of a sheet in order; empty rows part them."""
    return (part for block in _blocks(grid) for part in _block_parts(block))


@dataclass(frozen=True)
class _Block:
    """Rows that follow each other."""

    grid: Grid
    start: int
    end: int

    def cell(self, row: int) -> tuple[int, str] | None:
        """Return where the only filled cell of a row stands, and its text; `None` where it has several."""
        filled = [(n, text) for n, text in enumerate(self.grid.rows[row]) if text]
        lies_under = any(area.top < row <= area.bottom for area in self.grid.merged)
        return filled[0] if len(filled) == 1 and not lies_under else None

    def reach(self, row: int, column: int) -> Area:
        """Return what the cell at a place takes."""
        single = Area(row, column, row, column)
        return next((a for a in self.grid.merged if (a.top, a.left) == (row, column)), single)


def _blocks(grid: Grid) -> Iterator[_Block]:
    start = 0
    covered = {row for area in grid.merged for row in range(area.top + 1, area.bottom + 1)}
    for n in range(len(grid.rows) + 1):
        ends = n == len(grid.rows) or (not any(grid.rows[n]) and n not in covered)
        if ends and start < n:
            yield _Block(grid, start, n)
        if ends:
            start = n + 1


def _block_parts(block: _Block) -> Iterator[Line | Table]:
    start, end = block.start, block.end
    while start < end and _is_line_above(block, start):
        start += 1
    while end > start and _is_line_below(block, end - 1):
        end -= 1
    yield from _lines(block, block.start, start)
    if start < end:
        yield _table(block, start, end)
    yield from _lines(block, end, block.end)


def _is_line_above(block: _Block, row: int) -> bool:
    """Return whether a row above a table is its title, or what it says of all of it: 单位：万元."""
    alone = block.cell(row)
    return alone is not None and not alone[1].isdecimal() and block.reach(row, alone[0]).bottom == row


def _is_line_below(block: _Block, row: int) -> bool:
    """Return whether a row below a table is a note on it; a row to be filled in is none."""
    alone = block.cell(row)
    if alone is None:
        return False
    area = block.reach(row, alone[0])
    return area.bottom == row and (area.right > area.left or len(alone[1]) >= _NOTE)


def _lines(block: _Block, start: int, end: int) -> Iterator[Line]:
    for row in range(start, end):
        for text in filter(None, block.grid.rows[row]):
            yield from (Line(plain_words(line)) for line in text.splitlines() if line.strip())


def _table(block: _Block, start: int, end: int) -> Table:
    filled = [n for row in block.grid.rows[start:end] for n, text in enumerate(row) if text]
    areas = [a for a in block.grid.merged if start <= a.top < end]
    left = min(filled)
    right = max([*filled, *(a.right for a in areas)])
    rows = (Row(tuple(_cells(block, areas, row, left, right))) for row in range(start, end))
    return Table(tuple(rows))


def _cells(block: _Block, areas: list[Area], row: int, left: int, right: int) -> Iterator[Cell]:
    column = left
    while column <= right:
        over = next((a for a in areas if a.top <= row <= a.bottom and a.left <= column <= a.right), None)
        span = min(over.right, right) - column + 1 if over else 1
        merge: Merge = ""
        if over and over.bottom > over.top:
            merge = "restart" if row == over.top else "continue"
        text = "" if merge == "continue" else block.grid.rows[row][column]
        cell = text_cell(*text.splitlines()) if text else Cell()
        yield Cell(cell.content, span, merge)
        column += span
