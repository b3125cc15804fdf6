"""The text of a .docx: a line for each paragraph, tables and text boxes included, numbers written out.

The document part is read as a stream and never stands in memory as a tree.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from bot.domain.table import Cell, Merge, Row, Table
from bot.errors import UnreadableFile
from bot.files import gate
from bot.files.word_numbering import Numbering, is_on
from bot.texts import corpus as texts

# A text box stands in mc:Choice and again in mc:Fallback; deleted and moved-away text is not the text; the
# small characters above a word only say how to pronounce it.
_SKIPPED = {"Fallback", "del", "moveFrom", "rt", "sdtPr", "rPrChange", "pPrChange", "sectPr"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_BLOCK = 1 << 20
_MAX_DEPTH = 256
_MOST_COLUMNS = 63
"""What Word itself allows a table."""


def read(name: str, content: bytes) -> str:
    """Return the paragraphs in reading order; raise UnreadableFile where the package is not fit for it."""
    parts = gate.word_parts(name, content)
    try:
        return "\n".join(_paragraphs(parts))
    except ValueError as error:
        raise UnreadableFile(texts.not_word(name)) from error


@dataclass(frozen=True)
class LinesAndTables:
    """A document with its tables apart."""

    lines: tuple[str, ...]
    """The paragraphs outside tables."""
    tables: Mapping[int, tuple[Table, ...]]
    """The tables, by the number of lines that stand before them."""
    pictures: int
    notes: int
    """How many pictures, and how many footnotes and endnotes, are not among them."""


def lines_and_tables(name: str, content: bytes) -> LinesAndTables:
    """Return paragraphs and tables in reading order; raise UnreadableFile as `read` does.

    The words are those that `read` returns, and in their order.
    """
    parts = gate.word_parts(name, content)
    try:
        walk = _walk(parts)
    except ValueError as error:
        raise UnreadableFile(texts.not_word(name)) from error
    lines: list[str] = []
    tables: dict[int, tuple[Table, ...]] = {}
    at = 0
    for start, end, table in walk.tables:
        lines += walk.texts[at:start]
        tables[len(lines)] = (*tables.get(len(lines), ()), table)
        at = end
    lines += walk.texts[at:]
    pictures, notes = (parts.document.count(mark) for mark in (b"<a:blip ", b"noteReference "))
    return LinesAndTables(tuple(lines), tables, pictures, notes)


def _paragraphs(parts: gate.WordParts) -> list[str]:
    return _walk(parts).texts


def _walk(parts: gate.WordParts) -> "_Walk":
    walk = _Walk(Numbering.of(parts.numbering, parts.styles))
    target = cast("etree.ParserTarget", walk)
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
    try:
        for at in range(0, len(parts.document), _BLOCK):
            parser.feed(parts.document[at : at + _BLOCK])
        parser.close()
    except etree.XMLSyntaxError as error:
        raise ValueError("word/document.xml") from error
    return walk


@dataclass
class _Paragraph:
    words: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    """The paragraphs of text boxes that hang on this one: they follow it."""
    style: str | None = None
    number: str | None = None
    level: int | None = None
    goes_on: bool = False
    """Whether its mark was deleted, so that the next paragraph continues it."""
    in_run: bool = False
    hidden: bool = False
    """Whether the open run is hidden."""


@dataclass
class _Grid:
    """The table that is being read; one inside its cells, or inside a text box, is only text."""

    start: int
    widths: list[int] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    cell: int = 0
    """Where the lines of the open cell begin."""
    span: int = 1
    merge: Merge = ""

    def within(self, kind: str, value: str, width: str) -> None:
        if kind == "gridCol":
            self.widths.append(_twips(width))
        elif kind == "trHeight" and self.heights:
            self.heights[-1] = _twips(value)
        elif kind == "gridSpan":
            self.span = min(max(1, _twips(value)), _MOST_COLUMNS)
        elif kind == "vMerge":
            self.merge = "restart" if value == "restart" else "continue"

    def close(self, lines: list[str]) -> None:
        if self.rows:
            self.rows[-1].append(Cell(tuple(lines), self.span, self.merge))
        self.span, self.merge = 1, ""

    def table(self) -> Table:
        rows = zip(self.rows, self.heights, strict=True)
        table = Table(tuple(Row(tuple(cells), height) for cells, height in rows if cells))
        fits = len(self.widths) == table.columns and all(self.widths)
        return Table(table.rows, tuple(self.widths)) if fits else table


def _twips(value: str) -> int:
    return int(value) if re.fullmatch(r"\d{1,5}", value) else 0


class _Walk:
    """What the parser tells, element by element; `texts` grows by a line for each paragraph."""

    def __init__(self, numbering: Numbering) -> None:
        self.texts: list[str] = []
        self.tables: list[tuple[int, int, Table]] = []
        """Each table with the lines that it takes."""
        self._grid: _Grid | None = None
        self._tables_open = 0
        self._numbering = numbering
        self._open: list[_Paragraph] = []
        self._path: list[str] = []
        self._skipped: int | None = None
        self._carried = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = tag.rpartition("}")[2]
        parent = self._path[-1] if self._path else ""
        self._path.append(kind)
        if len(self._path) > _MAX_DEPTH:
            raise ValueError("word/document.xml")
        if self._skipped is not None:
            return
        if not self._open:
            self._in_table(kind, attributes)
        if kind == "p":
            self._open.append(_Paragraph())
        elif kind == "r" and self._open:
            self._open[-1].in_run, self._open[-1].hidden = True, self._hides(self._open[-1].style)
        elif kind in ("del", "moveFrom") and parent in ("rPr", "trPr"):
            self._skip_deletion(parent)
        elif kind in _SKIPPED:
            self._skipped = len(self._path)
        elif self._open:
            self._within(kind, parent, next((v for k, v in attributes.items() if k.endswith("}val")), ""))

    def end(self, tag: str) -> None:
        kind = self._path.pop()
        if self._skipped is not None:
            if len(self._path) < self._skipped:
                self._skipped = None
        elif kind in ("tbl", "tc") and not self._open:
            self._leave(kind)
        elif kind == "p":
            self._close(self._open.pop())
        elif kind == "r" and self._open:
            self._open[-1].in_run = False

    def data(self, text: str) -> None:
        if self._skipped is None and self._open and self._path[-1] == "t" and not self._open[-1].hidden:
            self._open[-1].words.append(text)

    def close(self) -> None:
        if self._carried:
            self.texts.append(self._carried)

    def _in_table(self, kind: str, attributes: Mapping[str, str]) -> None:
        self._tables_open += kind == "tbl"
        if self._tables_open != 1:
            return
        if self._grid is None:
            self._grid = _Grid(len(self.texts))
        elif kind == "tr":
            self._grid.rows.append([])
            self._grid.heights.append(0)
        elif kind == "tc":
            self._grid.cell = len(self.texts)
        else:
            named = {name.rpartition("}")[2]: value for name, value in attributes.items()}
            self._grid.within(kind, named.get("val", ""), named.get("w", ""))

    def _leave(self, kind: str) -> None:
        if self._tables_open == 1 and self._grid:
            if kind == "tc":
                self._grid.close(self.texts[self._grid.cell :])
            elif (table := self._grid.table()).rows:
                self.tables.append((self._grid.start, len(self.texts), table))
            self._grid = self._grid if kind == "tc" else None
        self._tables_open -= kind == "tbl"

    def _skip_deletion(self, parent: str) -> None:
        if parent == "trPr":
            # Everything up to the end of the row.
            self._skipped = len(self._path) - 2
        elif self._open and not self._open[-1].in_run:
            self._open[-1].goes_on = True

    def _within(self, kind: str, parent: str, value: str) -> None:
        paragraph = self._open[-1]
        if parent == "pPr" and kind == "pStyle":
            paragraph.style = value
        elif parent == "numPr" and kind == "numId":
            paragraph.number = value
        elif parent == "numPr" and kind == "ilvl":
            paragraph.level = int(value) if re.fullmatch(r"\d{1,2}", value) else None
        elif kind in ("vanish", "rStyle") and parent == "rPr" and paragraph.in_run:
            paragraph.hidden = is_on(value) if kind == "vanish" else self._hides(value)
        elif kind in _BREAKS and parent == "r" and not paragraph.hidden:
            paragraph.words.append(_BREAKS[kind])

    def _hides(self, style: str | None) -> bool:
        return next((s.hidden for s in self._numbering.chain(style) if s.hidden is not None), False)

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.words)
        if self._open:
            self._open[-1].boxes += self._lines(paragraph, text)
        elif paragraph.goes_on:
            self._carried += text
            self.texts += paragraph.boxes
        else:
            self.texts += self._lines(paragraph, self._carried + text)
            self._carried = ""

    def _lines(self, paragraph: _Paragraph, text: str) -> list[str]:
        if any(style.name.lower().startswith("toc ") for style in self._numbering.chain(paragraph.style)):
            return []
        # An empty paragraph is counted too; its bare number would say nothing.
        number = self._numbering.number(paragraph.style, paragraph.number, paragraph.level)
        return [*(number + text if text.strip() else text).split("\n"), *paragraph.boxes]
