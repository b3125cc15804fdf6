"""What is shown of a sheet, cell by cell, with its merged cells."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import cast

from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from bot.files.workbook.markup import Area, Markup
from bot.files.workbook.values import shown

_MOST_MERGED = 4
"""Merged cells that take more than so many times the sheet are no layout."""


@dataclass(frozen=True)
class Grid:
    """The cells that are shown, in rows of the same length; places are counted from 0."""

    rows: Sequence[Sequence[str]]
    merged: tuple[Area, ...]
    hides: bool
    """Whether rows or columns that hold something are hidden."""


def grid_of(sheet: ReadOnlyWorksheet, markup: Markup) -> Grid:
    """Return what is shown of a sheet; raise what openpyxl raises where it is broken."""
    sheet.reset_dimensions()
    # A sheet that is read row by row borrows this from the other kind, which its types do not know.
    read = cast("Worksheet", sheet).iter_rows(max_row=markup.rows, max_col=markup.columns)
    texts = [
        [shown(cell.value, getattr(cell, "number_format", "")) for cell in row]
        for row in (read if markup.rows else ())
    ]
    rows = [n for n in range(len(texts)) if n + 1 not in markup.hidden_rows]
    columns = [n for n in range(markup.columns) if n + 1 not in markup.hidden_columns]
    seen = [[texts[r][c].strip() for c in columns] for r in rows]
    hides = _filled(texts) > _filled(seen)
    return Grid(seen, tuple(_merged(markup.merged, rows, columns)), hides)


def _filled(rows: Sequence[Sequence[str]]) -> int:
    return sum(bool(text.strip()) for row in rows for text in row)


def _merged(areas: Sequence[Area], rows: list[int], columns: list[int]) -> Iterator[Area]:
    """Yield the merged cells, counted in what is shown; none lies on another."""
    taken: set[tuple[int, int]] = set()
    left = _MOST_MERGED * len(rows) * len(columns)
    for area in areas:
        down = _within(area.top, area.bottom, rows)
        across = _within(area.left, area.right, columns)
        left -= len(down) * len(across)
        if left < 0:
            return
        places = set(product(down, across))
        if len(places) > 1 and not places & taken:
            taken |= places
            yield Area(down[0], across[0], down[-1], across[-1])


def _within(first: int, last: int, shown: list[int]) -> range:
    """Return where the numbers from first to last are shown."""
    return range(bisect_left(shown, first - 1), bisect_left(shown, last))
