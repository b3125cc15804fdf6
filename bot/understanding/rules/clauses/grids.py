"""A pasted table: each row is a fact, told with its columns' names and units; a form stays whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.regex import regex
from bot.understanding.rules.clauses.cutting import Span

_CELLS = regex(r"\t|\s*[|｜]\s*| {2,}")
_PIPED = regex(r"\s*[|｜](?P<cells>.+)[|｜]\s*")
_DASHES = regex(r":?-{2,}:?")
_LEAST_COLUMNS, _LEAST_ROWS = 2, 2
_FIGURE = regex(r"[\d,.]+(?:%)?")
_EMPTY = regex(r"[—\-–/无\s]*")
_UNIT = regex(r"[（(](?P<unit>[^（()）]{1,6})[)）]$")
_NAMED_UNIT = regex(r"(?P<unit>人次|户|人|件|次|场|个|篇|亩|所|家|期|份|名|处|台|项)(?:数|数量)$")
_SERIAL = regex("序号|编号|No\\.?|#|")
_SIGNS = {
    "mm": "毫米",
    "cm": "厘米",
    "m": "米",
    "km": "公里",
    "kg": "公斤",
    "t": "吨",
    "㎡": "平方米",
    "m2": "平方米",
}


@dataclass(frozen=True)
class Row:
    """A row of a table as a sentence."""

    text: str
    start: int
    end: int
    caption: str = ""
    """The line above the table."""


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a message."""

    lines: tuple[tuple[str, ...], ...]
    """The cells of each line, the names of the columns first."""
    start: int
    end: int
    caption: str = ""
    """The line right above it that leads to it: 报名表的栏目."""

    @property
    def is_blank(self) -> bool:
        """Return whether it is a form to be filled in: nothing stands below its names but numbers of rows."""
        first = 1 if _SERIAL.fullmatch(self.lines[0][0]) else 0
        return not any(_FIGURE.fullmatch(name) for name in self.lines[0]) and all(
            not cell for line in self.lines[1:] for cell in line[first:]
        )

    @property
    def written(self) -> str:
        """Return it in lines of | cells |, as a section holds a table."""
        names, *below = (f"| {' | '.join(line)} |" for line in self.lines)
        return "\n".join((names, "|" + "---|" * len(self.lines[0]), *below))


def grids(text: str) -> Iterator[Grid]:
    """Yield the tables of a message whose cells | or a tab parts, those with a single line too."""
    for block in _blocks(text):
        start, end = block[0][0], _line_end(text, block[-1][0])
        kept = tuple(tuple(cells) for _, cells in block if not all(map(_DASHES.fullmatch, cells)))
        parted = all(_PIPED.fullmatch(text[at : _line_end(text, at)]) for at, _ in block)
        if kept and (parted or (len(kept) >= _LEAST_ROWS and "\t" in text[start:end])):
            above = text[:start].rstrip("\n").rsplit("\n", 1)[-1]
            led = start and above.endswith(("：", ":"))
            begins = text.rfind(above, 0, start) if led else start
            yield Grid(kept, begins, end, above.rstrip("：:") if led else "")


def _blocks(text: str) -> Iterator[list[tuple[int, list[str]]]]:
    """Yield lines of as many cells that follow each other: where each begins, and its cells."""
    block: list[tuple[int, list[str]]] = []
    at = 0
    for line in (*text.splitlines(keepends=True), ""):
        cells = _cells(line)
        if len(cells) >= _LEAST_COLUMNS and (not block or len(cells) == len(block[0][1])):
            block.append((at, cells))
        else:
            if block:
                yield block
            block = []
        at += len(line)


def _cells(line: str) -> list[str]:
    piped = _PIPED.fullmatch(line)
    parts = re.split("[|｜]", piped["cells"]) if piped else _CELLS.split(line.strip("\n|｜ "))
    return [cell.strip() for cell in parts]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of the tables in a message; a table has names in its first line and figures below."""
    for block in _blocks(text):
        yield from _rows(text, block)


def table_spans(text: str) -> list[Span]:
    """Return where the lines of the tables stand, those with the names of columns included."""
    found = list(rows(text))
    if not found:
        return []
    first = text.rfind("\n", 0, max(0, found[0].start - 1)) + 1
    first = max(0, first - len(found[0].caption) - 1) if found[0].caption else first
    return [(first, found[0].start), *((row.start, row.end) for row in found)]


def _rows(text: str, block: list[tuple[int, list[str]]]) -> Iterator[Row]:
    if len(block) < _LEAST_ROWS or any(_FIGURE.fullmatch(cell) for cell in block[0][1]):
        return
    skip = 1 if _SERIAL.fullmatch(block[0][1][0]) else 0
    names = block[0][1][skip:]
    above = text[: block[0][0]].rstrip("\n").rsplit("\n", 1)[-1] if block[0][0] else ""
    for at, whole in block[1:]:
        cells = whole[skip:] if whole[skip] else [*whole[:1], *whole[skip + 1 :]]
        told = [_cell_text(name, cell) for name, cell in zip(names[1:], cells[1:], strict=True)]
        sentence = "，".join(filter(None, told))
        if sentence:
            yield Row(f"{cells[0]}{sentence}", at, _line_end(text, at), above)


def _cell_text(name: str, cell: str) -> str:
    """Return a cell with its column's name and unit: 转移36户 for 36 under 转移户数."""
    if _EMPTY.fullmatch(cell):
        return ""
    if not _FIGURE.fullmatch(cell):
        return f"{name}{cell}"
    if m := _UNIT.search(name):
        return f"{name[: m.start()]}{cell}{_SIGNS.get(m['unit'], m['unit'])}"
    m = _NAMED_UNIT.search(name)
    return f"{name[: m.start()]}{cell}{m['unit']}" if m else f"{name}{cell}"
