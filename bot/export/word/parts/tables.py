"""A table that keeps to the width of the text, however many columns it has; its first row is repeated."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from bot.domain.table import Cell, Row, Table
from bot.domain.words import Words
from bot.export.word import styles
from bot.export.word.measures import pt
from bot.export.word.oxml import paragraph, run
from bot.export.word.runs import words_xml
from bot.language.characters import printable, printable_words, width

# Sizes in points, with the most characters that a column may want: down to 五号 words stay on a line if they
# can; then they are wrapped; only then they are set smaller.
_FITS = (
    (14, 10),
    (12, 10),
    (10.5, 10),
    (10.5, 8),
    (10.5, 6),
    (10.5, 5),
    (10.5, 4),
    (9, 4),
    (7.5, 4),
    (7.5, 3),
    (6, 2),
)
_MARGIN = 57
_SHORT = 10.0
"""Up to this many characters a cell is centred, and a column wants to be as wide as its words."""
_TORN = 300
"""A row with more characters than this may go over two pages."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{inside}" w:type="dxa"/>'
    for side, inside in (("top", 28), ("left", _MARGIN), ("bottom", 28), ("right", _MARGIN))
)
_CENTRED = '<w:jc w:val="center"/>'


def table_xml(table: Table, room: int) -> str:
    """Return the table, `room` twips wide."""
    size, wanted = _fit(_ideal_widths(table), room)
    widths = _widths(table.widths or wanted, room)
    repeated = _head_row_count(table)
    rows = (_row(row, widths, size, n < repeated) for n, row in enumerate(table.rows))
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def fitting_size(table: Table, room: int) -> int:
    """Return the height of the characters at which a table fits into so many twips."""
    return _fit(_ideal_widths(table), room)[0]


def _ideal_widths(table: Table) -> tuple[float, ...]:
    """Return how many characters wide each column wants to be, two at least."""
    wanted = [2.0] * table.columns
    for row in table.rows:
        for at, cell in _cells_by_column(row):
            if cell.span == 1:
                longest = max(map(width, cell.lines), default=0.0)
                wanted[at] = max(wanted[at], min(longest, _SHORT))
    return tuple(wanted)


def _fit(wanted: tuple[float, ...], room: int) -> tuple[int, tuple[float, ...]]:
    """Return the first of the sizes at which the columns fit, and what each takes of the room in twips."""
    for points, most in _FITS:
        size = pt(points)
        columns = tuple(min(characters, most) * size + 2 * _MARGIN for characters in wanted)
        if sum(columns) <= room:
            break
    return size, columns


def _widths(shares: tuple[float, ...], room: int) -> list[int]:
    """Return widths in these proportions that fill the room exactly."""
    sums = list(accumulate(shares, initial=0.0))
    edges = [round(reached / sums[-1] * room) for reached in sums]
    return [right - left for left, right in pairwise(edges)]


def _head_row_count(table: Table) -> int:
    """Return how many rows head the table: the first, and those that its merged cells reach into."""
    below = 1
    for row in table.rows[1:]:
        if not any(cell.merge == "continue" for cell in row.cells):
            break
        below += 1
    # A table that is nothing but head, as a form may be, repeats none of it.
    return below if below < len(table.rows) else 0


def _row(row: Row, widths: list[int], size: int, head: bool) -> str:
    whole = sum(len(line) for cell in row.cells for line in cell.lines) <= _TORN
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else "")
        + ("<w:tblHeader/>" if head else "")
    )
    cells = (_cell(cell, sum(widths[at : at + cell.span]), size, head) for at, cell in _cells_by_column(row))
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def _cells_by_column(row: Row) -> Iterator[tuple[int, Cell]]:
    """Yield each cell with the column it begins in."""
    at = 0
    for cell in row.cells:
        yield at, cell
        at += cell.span


def _cell(cell: Cell, wide: int, size: int, head: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    place = _CENTRED if all(width(printable(line)) <= _SHORT for line in cell.lines) else ""
    sized = f'<w:sz w:val="{size // 10}"/><w:szCs w:val="{size // 10}"/>'
    face = styles.EMPHATIC if head else ""
    inner = "".join(_content(part, wide - 2 * _MARGIN, face, sized, place) for part in cell.content)
    # A cell ends with a paragraph, also where a table stands in it.
    last = "" if cell.content and isinstance(cell.content[-1], Words) else paragraph(styles.CELL)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{inner}{last}</w:tc>"
    )


def _content(part: Words | Table, room: int, face: str, sized: str, place: str) -> str:
    if isinstance(part, Table):
        return table_xml(part, room)
    return paragraph(
        styles.CELL, words_xml(printable_words(part), room, sized, face) or run("", face, sized), place
    )
