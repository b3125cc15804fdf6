"""A sheet as a document has it: its title and notes as lines, what stands in columns as tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

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
    areas: Mapping[tuple[int, int], Area]
    """The merged cells of the sheet, by each place that they take."""

    def cell(self, row: int) -> tuple[int, str] | None:
        """Return where the only filled cell of a row stands, and its text; `None` where it has several."""
        filled = [(n, text) for n, text in enumerate(self.grid.rows[row]) if text]
        width = range(len(self.grid.rows[row]))
        lies_under = any(area.top < row for n in width if (area := self.areas.get((row, n))))
        return filled[0] if len(filled) == 1 and not lies_under else None

    def reach(self, row: int, column: int) -> Area:
        """Return what the cell at a place takes."""
        area = self.areas.get((row, column))
        begins = area is not None and (area.top, area.left) == (row, column)
        return area if area and begins else Area(row, column, row, column)


def _blocks(grid: Grid) -> Iterator[_Block]:
    start = 0
    areas = {place: area for area in grid.merged for place in _places(area)}
    covered = {row for area in grid.merged for row in range(area.top + 1, area.bottom + 1)}
    for n in range(len(grid.rows) + 1):
        ends = n == len(grid.rows) or (not any(grid.rows[n]) and n not in covered)
        if ends and start < n:
            yield _Block(grid, start, n, areas)
        if ends:
            start = n + 1


def _places(area: Area) -> Iterator[tuple[int, int]]:
    return product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))


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
    rows = block.grid.rows[start:end]
    places = ((start + n, column) for n, row in enumerate(rows) for column in range(len(row)))
    # What begins above the table stands in a line over it.
    areas = {place: a for place in places if (a := block.areas.get(place)) and a.top >= start}
    filled = [n for row in rows for n, text in enumerate(row) if text]
    left = min(filled)
    right = max([*filled, *(a.right for a in areas.values())])
    return Table(tuple(Row(tuple(_cells(block, areas, row, left, right))) for row in range(start, end)))


def _cells(
    block: _Block, areas: Mapping[tuple[int, int], Area], row: int, left: int, right: int
) -> Iterator[Cell]:
    column = left
    while column <= right:
        over = areas.get((row, column))
        span = min(over.right, right) - column + 1 if over else 1
        merge: Merge = ""
        if over and over.bottom > over.top:
            merge = "restart" if row == over.top else "continue"
        text = "" if merge == "continue" else block.grid.rows[row][column]
        cell = text_cell(*text.splitlines()) if text else Cell()
        yield Cell(cell.content, span, merge)
        column += span
