"""A pasted table: each row is a fact, told with the names of its columns and their units."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.regex import regex
from bot.understanding.rules.clauses.cutting import Span

_CELLS = regex(r"\t|\s*[|｜]\s*| {2,}")
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


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of the tables in a message; a table has names in its first line and figures below."""
    block: list[tuple[int, list[str]]] = []
    at = 0
    for line in (*text.splitlines(keepends=True), ""):
        cells = [cell.strip() for cell in _CELLS.split(line.strip("\n|｜ "))]
        if len(cells) >= _LEAST_COLUMNS and (not block or len(cells) == len(block[0][1])):
            block.append((at, cells))
        else:
            yield from _rows(text, block)
            block = []
        at += len(line)


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
        end = text.find("\n", at)
        sentence = "，".join(filter(None, told))
        if sentence:
            yield Row(f"{cells[0]}{sentence}", at, end if end >= 0 else len(text), above)


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
