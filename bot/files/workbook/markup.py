"""What the markup of a sheet tells beside its values: merged cells, what is hidden, how far it reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from openpyxl.utils import column_index_from_string

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FILLED = re.compile(rb'<(?:\w+:)?c\b(?:[^>]*?\br="([A-Z]{1,3})(\d{1,10})")?[^>]*(?<!/)>')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = {name: re.compile(rb"\b" + name + rb'="(\d{1,7})"') for name in (b"r", b"min", b"max")}
MOST_ROWS, MOST_COLUMNS = 20_000, 256
"""How far a sheet may reach that is read as a table of a document."""
_MOST_MERGED = 20_000


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, each edge from 1 and within it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Markup:
    """What the markup tells."""

    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    uncomputed: tuple[str, ...]
    """Where a formula stands that nobody has computed: B3."""
    rows: int
    columns: int
    """How far its filled cells reach."""

    @property
    def is_too_large(self) -> bool:
        """Return whether it reaches further than what is read."""
        return self.rows > MOST_ROWS or self.columns > MOST_COLUMNS


def markup_of(xml: bytes) -> Markup:
    """Return what the markup of a sheet tells."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        xml = xml.decode("utf-16", "replace").encode()
    rows, columns = _reach(xml)
    return Markup(
        tuple(islice(map(_area, _MERGED.finditer(xml)), _MOST_MERGED)),
        frozenset(n for tag in _hidden(_ROW, xml) for n in _numbers(b"r", tag)),
        frozenset(n for tag in _hidden(_COLUMN, xml) for n in _span(tag)),
        tuple(found[1].decode() for found in _FORMULA.finditer(xml)),
        rows,
        columns,
    )


def _reach(xml: bytes) -> tuple[int, int]:
    """Return how many rows and columns the filled cells reach; all there may be where they do not say it."""
    rows, columns = 0, 0
    names: set[bytes] = set()
    for found in _FILLED.finditer(xml):
        if not found[1]:
            return MOST_ROWS, MOST_COLUMNS
        rows = max(rows, int(found[2]))
        names.add(found[1])
    return rows, max(map(_column, names), default=columns)


def _column(name: bytes) -> int:
    return int(column_index_from_string(name.decode()))


def _area(found: re.Match[bytes]) -> Area:
    return Area(int(found[2]), _column(found[1]), int(found[4]), _column(found[3]))


def _hidden(form: re.Pattern[bytes], xml: bytes) -> Iterator[bytes]:
    return (found.group() for found in form.finditer(xml) if _HIDDEN.search(found.group()))


def _numbers(name: bytes, tag: bytes) -> Iterator[int]:
    return (int(found[1]) for found in _NUMBER[name].finditer(tag))


def _span(tag: bytes) -> range:
    first, last = next(_numbers(b"min", tag), 1), next(_numbers(b"max", tag), 0)
    return range(first, min(last, MOST_COLUMNS) + 1)
