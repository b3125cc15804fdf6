"""Tables in a plain text: rows of as many cells each, parted by tabs or by |, with where each cell stands."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.regex import regex

_LEAST = 2
_LONGEST_CELL = 60
_LINE = regex(r"[^\n]+")
_DASHES = regex(r"[\s|:-]+")


class Cell(NamedTuple):
    """What stands in one cell, and where in the text."""

    start: int
    end: int
    text: str


Grid = tuple[tuple[Cell, ...], ...]
"""The rows of one table, its head as well."""


def tables(text: str) -> Iterator[Grid]:
    """Yield the tables of a text: at least two lines in a row with as many cells each."""
    rows: list[tuple[Cell, ...]] = []
    end = -1
    for m in _LINE.finditer(text):
        cells = _cells(m.start(), m.group())
        follows = m.start() == end + 1 and bool(cells) and (not rows or len(cells) == len(rows[0]))
        if not follows:
            yield from _table(rows)
            rows = []
        if cells and not _DASHES.fullmatch(m.group()):
            rows.append(cells)
        end = m.end()
    yield from _table(rows)


def _table(rows: list[tuple[Cell, ...]]) -> Iterator[Grid]:
    if len(rows) >= _LEAST:
        yield tuple(rows)


def _cells(start: int, line: str) -> tuple[Cell, ...]:
    """Return the cells of a line; none for a line of prose."""
    bare = line.strip()
    piped = len(bare) > _LEAST and bare.startswith("|") and bare.endswith("|")
    if not piped and "\t" not in bare:
        return ()
    begin = start + line.index(bare) + piped
    end = start + line.index(bare) + len(bare) - piped
    found = (_cell(begin, part) for part in _parts(line[begin - start : end - start], "|" if piped else "\t"))
    cells = tuple(found)
    return () if any(len(cell.text) > _LONGEST_CELL for cell in cells) and not piped else cells


def _parts(line: str, mark: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in line.split(mark):
        yield at, part
        at += len(part) + 1


def _cell(begin: int, part: tuple[int, str]) -> Cell:
    at, words = part
    text = words.strip()
    start = begin + at + (words.index(text) if text else 0)
    return Cell(start, start + len(text), text)
