"""The tables of a printed page, by the rules that part their cells; what no rules part stays text.

Where an edge is drawn two cells are parted, where none is they are one, merged. Tables without rules down
(三线表) are not told from text that is spread over a line.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.table import Cell, Row, Table, text_cell
from bot.files.pdf.layout import Line

_NEAR = 3.0
"""Rules so near to each other, in points, are one: a double rule, the edges of two cells."""
_MOST_ROWS, _MOST_COLUMNS = 400, 60
_MOST_CELLS = 40_000
"""So many cells the tables of a document have in all: a page of a hundred bytes can draw as many again."""
_LEAST_UPRIGHT = 3
_FULL = 2.0
"""A line of a cell that has less room left, in characters, goes on in the next one."""


@dataclass(frozen=True)
class Rule:
    """A rule on a page; lengths in points, upwards and to the right."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_upright(self) -> bool:
        """Return whether it parts columns."""
        return self.top - self.bottom > self.right - self.left


@dataclass(frozen=True)
class Placed:
    """A table, and the lines that stand in it."""

    table: Table
    lines: frozenset[int]
    """Where they stand in the lines of the document."""


def tables_in(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Placed]:
    """Yield the tables of a document that hold text, page by page and from above, as far as there is room."""
    room = _MOST_CELLS
    drawn, written = _by_page(rules), defaultdict[int, list[int]](list)
    for n, line in enumerate(lines):
        written[line.page].append(n)
    for page in sorted(drawn):
        for grid in filter(None, map(_grid, _bands(drawn[page]))):
            own = [n for n in written[page] if grid.holds(lines[n])]
            room -= grid.size
            if room < 0:
                return
            if own:
                yield Placed(grid.table([lines[n] for n in own]), frozenset(own))


def has_undrawable(rules: Sequence[Rule]) -> bool:
    """Return whether rules part columns somewhere, and make no table that can be told, or too many."""
    room = _MOST_CELLS
    for page in _by_page(rules).values():
        for band in _bands(page):
            grid = _grid(band)
            room -= grid.size if grid else 0
            if room < 0 or (grid is None and _parts_columns(band)):
                return True
    return False


def _parts_columns(band: Sequence[Rule]) -> bool:
    return len(_clustered([rule.left for rule in band if rule.is_upright])) >= _LEAST_UPRIGHT


def _by_page(rules: Sequence[Rule]) -> dict[int, list[Rule]]:
    drawn = defaultdict[int, list[Rule]](list)
    for rule in rules:
        drawn[rule.page].append(rule)
    return drawn


def _bands(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules of each stretch of a page over which columns are parted, from above."""
    upright = sorted((r for r in rules if r.is_upright), key=lambda r: -r.top)
    bands: list[tuple[float, list[Rule]]] = []
    for rule in upright:
        if bands and rule.top >= bands[-1][0] - _NEAR:
            bottom, own = bands[-1]
            own.append(rule)
            bands[-1] = (min(bottom, rule.bottom), own)
        else:
            bands.append((rule.bottom, [rule]))
    level = sorted((r for r in rules if not r.is_upright), key=lambda r: -r.top)
    heights = [-r.top for r in level]
    for bottom, own in bands:
        top = max(r.top for r in own)
        first, last = bisect_left(heights, -top - _NEAR), bisect_right(heights, -bottom + _NEAR)
        yield [*own, *level[first:last]]


def _clustered(edges: Sequence[float]) -> list[float]:
    """Return the edges without those that are near to one before."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _grid(rules: Sequence[Rule]) -> "_Grid | None":
    """Return the cells that rules draw; `None` where they draw less than two."""
    upright = [r for r in rules if r.is_upright]
    level = [r for r in rules if not r.is_upright]
    if not level:
        return None
    sides = (min(r.left for r in level), max(r.right for r in level))
    ends = (min(r.bottom for r in upright), max(r.top for r in upright))
    across = _clustered([*(r.left for r in upright), *sides])
    # What is underlined in a cell parts nothing.
    level = [r for r in level if _is_near(across, r.left) and _is_near(across, r.right)]
    down = _clustered([*(r.top for r in level), *ends])
    columns, rows = len(across) - 1, len(down) - 1
    if columns < 2 or not 0 < rows <= _MOST_ROWS or columns > _MOST_COLUMNS:
        return None
    middles = [(a + b) / 2 for a, b in pairwise(across)]
    heights = [(a + b) / 2 for a, b in pairwise(down)]
    walls = _crossed(across, heights, [(r.left, r.bottom, r.top) for r in upright])
    floors = _crossed(down, middles, [(r.top, r.left, r.right) for r in level])
    return _Grid(tuple(across), tuple(down), frozenset(walls), frozenset(floors))


def _is_near(edges: Sequence[float], at: float) -> bool:
    first = bisect_left(edges, at - 2 * _NEAR)
    return first < len(edges) and edges[first] <= at + 2 * _NEAR


def _crossed(
    edges: Sequence[float], middles: Sequence[float], drawn: Sequence[tuple[float, float, float]]
) -> Iterator[tuple[int, int]]:
    """Yield each edge that a rule draws, with its row or column; a rule is its place, begin and end."""
    for at, begin, end in drawn:
        edge = bisect_left(edges, at - _NEAR)
        first, last = bisect_left(middles, begin), bisect_right(middles, end)
        yield from ((edge, n) for n in range(first, last))


@dataclass(frozen=True)
class _Grid:
    across: tuple[float, ...]
    down: tuple[float, ...]
    """Where columns and rows begin, upwards."""
    walls: frozenset[tuple[int, int]]
    """The edges between columns that are drawn, each with its row."""
    floors: frozenset[tuple[int, int]]
    """The edges between rows that are drawn, each with its column."""

    @property
    def size(self) -> int:
        """Return how many places it has for cells."""
        return (len(self.across) - 1) * (len(self.down) - 1)

    def holds(self, line: Line) -> bool:
        """Return whether a line stands in one of the cells."""
        middle, height = _middle(line)
        inside = self.across[0] < middle < self.across[-1]
        return inside and self.down[0] < height < self.down[-1]

    def table(self, lines: Sequence[Line]) -> Table:
        """Return the table with these lines in its cells."""
        written = defaultdict[tuple[int, int], list[Line]](list)
        heads = self._heads()
        for line in lines:
            middle, height = _middle(line)
            place = (bisect_right(self.down, height) - 1, bisect_right(self.across, middle) - 1)
            written[heads[place]].append(line)
        rows = tuple(
            Row(tuple(self._cells(row, heads, written))) for row in reversed(range(len(self.down) - 1))
        )
        return Table(rows, tuple(round(b - a) for a, b in pairwise(self.across)))

    def _heads(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each place the one at the upper left of its cell."""
        heads: dict[tuple[int, int], tuple[int, int]] = {}
        for row in reversed(range(len(self.down) - 1)):
            for column in range(len(self.across) - 1):
                heads.setdefault((row, column), (row, column))
                if heads[row, column] == (row, column):
                    self._spread(row, column, heads)
        return heads

    def _spread(self, row: int, column: int, heads: dict[tuple[int, int], tuple[int, int]]) -> None:
        """Enter a cell's places: to the right up to a wall, then down as long as nothing parts them."""
        right = column + 1
        while right < len(self.across) - 1 and (right, row) not in self.walls and (row, right) not in heads:
            right += 1
        below = row
        while below >= 0 and (below == row or self._goes_on(below, column, right)):
            heads.update({(below, at): (row, column) for at in range(column, right)})
            below -= 1

    def _goes_on(self, row: int, column: int, right: int) -> bool:
        """Return whether the places of a row belong to the cell above them, and to no other."""
        inside = range(column, right)
        open_above = not any((row + 1, at) in self.floors for at in inside)
        parted = any((at, row) in self.walls for at in inside if at > column)
        closed = right == len(self.across) - 1 or (right, row) in self.walls
        begins = column == 0 or (column, row) in self.walls
        return open_above and not parted and closed and begins

    def _cells(
        self,
        row: int,
        heads: dict[tuple[int, int], tuple[int, int]],
        written: dict[tuple[int, int], list[Line]],
    ) -> Iterator[Cell]:
        column = 0
        while column < len(self.across) - 1:
            head = heads[row, column]
            end = column + 1
            while end < len(self.across) - 1 and heads[row, end] == head:
                end += 1
            goes_on = row > 0 and heads[row - 1, column] == head
            if head[0] != row:
                yield Cell(span=end - column, merge="continue")
            else:
                words = text_cell(*_joined(written.get(head, []), self.across[end])).content
                yield Cell(words, end - column, "restart" if goes_on else "")
            column = end


def _middle(line: Line) -> tuple[float, float]:
    return (line.left + line.right) / 2, line.baseline + line.em / 3


def _joined(lines: Sequence[Line], right: float) -> Iterator[str]:
    """Yield the paragraphs of a cell: a line that fills it goes on in the next one."""
    text, room = "", 0.0
    for line in lines:
        if text and room > _FULL * max(line.em, 1.0):
            yield text
            text = ""
        text += line.text
        room = right - line.right
    if text:
        yield text


def joined_over_pages(parts: Sequence[str | Table]) -> Iterator[str | Table]:
    """Yield the parts, a table that goes on with the same columns as one, its head once."""
    held: Table | None = None
    for part in parts:
        if isinstance(part, Table) and held and _same_columns(held, part):
            rows = part.rows[1:] if part.rows[0] == held.rows[0] else part.rows
            held = Table((*held.rows, *rows), held.widths)
            continue
        if held:
            yield held
        held = part if isinstance(part, Table) else None
        if not isinstance(part, Table):
            yield part
    if held:
        yield held


def _same_columns(one: Table, other: Table) -> bool:
    pairs = zip(one.widths, other.widths, strict=False)
    return len(one.widths) == len(other.widths) and all(abs(a - b) <= _NEAR for a, b in pairs)
