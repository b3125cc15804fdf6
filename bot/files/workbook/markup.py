"""What the markup of a sheet tells beside its values: merged cells, what is hidden, how far it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree
from openpyxl.utils import column_index_from_string

from bot.regex import regex

_PLACE = regex(r"([A-Z]{1,3})([0-9]{1,10})")
_AREA = regex(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = regex(r"[0-9]{1,7}")
_TRUE = ("1", "true")
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
    """Return what the markup of a sheet tells; raise lxml's XMLSyntaxError where it is no sound XML."""
    # No tree is built, and no entity is followed: a sheet costs what its bytes cost.
    parser = etree.XMLParser(
        target=_Tags(),  # type: ignore[arg-type]  # the types ask for more than lxml does
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    # With such a target lxml returns what its end returns.
    return cast("Markup", etree.fromstring(xml, parser))


class _Tags:
    """The tags of a sheet as its parser comes to them; closing it returns what they told."""

    def __init__(self) -> None:
        self._merged: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._uncomputed: list[str] = []
        self._rows, self._columns = 0, 0
        self._cell: str | None = None
        self._holds: dict[str, str] = {}
        self._within = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        if self._cell is not None:
            self._within = name
            self._holds.setdefault(name, "")
        elif name == "c":
            self._cell = attributes.get("r", "")
            self._holds = {}
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name in ("row", "col") and attributes.get("hidden") in _TRUE:
            self._hide(name, attributes)

    def data(self, text: str) -> None:
        """Take text: whether a value is there is told by what it holds."""
        if self._within == "v":
            self._holds["v"] += text

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._within = ""
        if self._cell is not None and tag.rpartition("}")[2] == "c":
            if self._holds:
                self._fill(self._cell)
            self._cell = None

    def close(self) -> Markup:
        """Return what the tags told."""
        return Markup(
            tuple(self._merged),
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            tuple(self._uncomputed),
            self._rows,
            self._columns,
        )

    def _fill(self, place: str) -> None:
        """Count a cell in; all there may be where it does not say its place."""
        found = _PLACE.fullmatch(place)
        row, column = (int(found[2]), _column(found[1])) if found else (MOST_ROWS, MOST_COLUMNS)
        self._rows, self._columns = max(self._rows, row), max(self._columns, column)
        computed = self._holds.keys() - {"f", "v"} or self._holds.get("v", "").strip()
        if found and "f" in self._holds and not computed:
            self._uncomputed.append(place)

    def _merge(self, reference: str) -> None:
        found = _AREA.fullmatch(reference)
        if found and len(self._merged) < _MOST_MERGED:
            self._merged.append(Area(int(found[2]), _column(found[1]), int(found[4]), _column(found[3])))

    def _hide(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._hidden_rows.update(_number(attributes, "r"))
            return
        for first, last in zip(_number(attributes, "min"), _number(attributes, "max"), strict=False):
            self._hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))


def _column(name: str) -> int:
    return int(column_index_from_string(name))


def _number(attributes: Mapping[str, str], name: str) -> tuple[int, ...]:
    """Return the number that an attribute says, none where it says none."""
    said = attributes.get(name, "")
    return (int(said),) if _NUMBER.fullmatch(said) else ()
