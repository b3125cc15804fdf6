"""A .docx in reading order: a line for each paragraph, tables and text boxes included, numbers written out.

The body is read block by block and never stands in memory as a whole.
"""

import io
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from bot.domain.story import Line, Loss, Story, Turn
from bot.domain.table import Cell, Merge, Row, Table
from bot.domain.words import Span, Thing, Words
from bot.errors import UnreadableFile
from bot.files import gate
from bot.files.word import paragraph as paragraphs
from bot.files.word import things
from bot.files.word.beside import Beside
from bot.files.word.markup import child, common, elements, integer, is_set, kind, said, within
from bot.files.word.numbering import Numbering, value
from bot.files.word.paragraph import OpenParagraph, Surroundings
from bot.regex import regex
from bot.texts import corpus as texts

_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice")
_BLOCKS = tuple(
    f"{{*}}{name}" for name in ("p", "tbl", "sdt", "customXml", "ins", "moveTo", "sectPr", "altChunk")
)
_MOST_COLUMNS = 63
"""What Word itself allows a table."""
_EMPTY = Line(Words())
_PAGE_BREAK = Line(Words((Span("", thing=Thing("break", "")),)), opens_page=True)
_HEADING = regex(r"(?i)heading ([1-9])|标题 ?([1-9])|([一二三四])级标题")
_BULLETS = {
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x75: "◆",
        0xA7: "▪",
        0xD8: "➢",
        0xFC: "✓",
        0x76: "❖",
        0xA8: "□",
        0x6F: "□",
    },
    "symbol": {0xB7: "●"},
}


def read(name: str, content: bytes) -> str:
    """Return the paragraphs in reading order; raise UnreadableFile where the package is not fit for it."""
    parts = gate.word_parts(name, content)
    try:
        reader = _Reader(Surroundings(Numbering.of(parts.numbering, parts.styles)))
        return "\n".join(line for part in reader.unturned(parts.document) for line in _texts(part))
    except ValueError as error:
        raise UnreadableFile(texts.not_word(name)) from error


def story(name: str, content: bytes) -> Story:
    """Return paragraphs, tables and what stands among them; raise UnreadableFile as `read` does.

    The words are those that `read` returns, and in their order.
    """
    parts = gate.word_parts(name, content)
    try:
        numbering = Numbering.of(parts.numbering, parts.styles)
        with gate.open_word_package(name, content) as package:
            beside = Beside.of(package, numbering)
        around = Surroundings(numbering, beside.document, beside.links, beside.numbers, beside.lost)
        reader = _Reader(around)
        held = tuple(reader.parts(parts.document))
    except (ValueError, etree.XMLSyntaxError) as error:
        raise UnreadableFile(texts.not_word(name)) from error
    losses = tuple(Loss(*lost) for lost in around.lost)
    return Story(held, beside.notes, losses, beside.headers, content)


def _texts(part: Line | Table | Turn) -> Iterator[str]:
    if isinstance(part, Line):
        if part.told != "contents":
            yield part.text
    elif isinstance(part, Table):
        yield from (line for row in part.rows for cell in row.cells for line in cell.lines)


def _blocks(document: bytes) -> Iterator[_Element]:
    """Yield what stands directly in the body, one after another; what was yielded is let go."""
    walked = etree.iterparse(
        io.BytesIO(common(document)), events=("end",), tag=_BLOCKS, resolve_entities=False, no_network=True
    )
    try:
        for _, element in walked:
            parent = element.getparent()
            if parent is not None and kind(parent) == "body":
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        raise ValueError("word/document.xml") from error


class _Reader:
    """The body of a document, block by block."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._numbering = around.numbering
        self._carried: list[Span] = []
        self._opens_page = False
        self._sideways = False

    def unturned(self, document: bytes) -> Iterator[Line | Table | Turn]:
        """Yield the parts of the body, however the paper lies; none of them is kept."""
        for block in _blocks(document):
            yield from self._parts(block)
        if self._carried:
            yield Line(Words(tuple(self._carried)))

    def parts(self, document: bytes) -> Iterator[Line | Table | Turn]:
        """Yield the parts of the body, the section that each belongs to known."""
        section: list[Line | Table | Turn] = []
        first = True
        for block in _blocks(document):
            end = block if kind(block) == "sectPr" else child(block, "pPr", "sectPr")
            section += self._parts(block)
            if end is not None:
                yield from self._section(section, end, first)
                section, first = [], False
        if self._carried:
            section.append(Line(Words(tuple(self._carried))))
        yield from section

    def _section(
        self, parts: list[Line | Table | Turn], end: _Element, first: bool
    ) -> Iterator[Line | Table | Turn]:
        size, how = child(end, "pgSz"), said(end, "type")
        sideways = size is not None and (
            value(size, "orient") == "landscape" or integer(value(size, "w")) > integer(value(size, "h"))
        )
        if not parts:
            return
        if sideways != self._sideways:
            self._sideways = sideways
            yield Turn(sideways)
        elif not first and how != "continuous":
            head = parts[0]
            if isinstance(head, Line):
                parts[0] = Line(head.words, head.told, head.level, True, head.bullet)
            else:
                yield _PAGE_BREAK
        yield from parts

    def _parts(self, block: _Element) -> Iterator[Line | Table | Turn]:
        name = kind(block)
        if name == "p":
            yield from self._lines(block)
        elif name == "tbl":
            table = self._table(block)
            if table.rows:
                yield table
        elif name == "altChunk":
            self._around.lost.append(("chunk", self._around.before[-16:], ""))
        elif name == "sdt" and (line := self._form(block)):
            yield line
        elif name in _WRAPPERS:
            for inner in elements(block):
                yield from self._parts(inner)

    def _form(self, control: _Element) -> Line | None:
        """Return a field to fill in that stands around a paragraph of its own."""
        inner = list(control.iter("{*}p"))
        if len(inner) != 1 or things.form_of(control) in ("", "text") or within(control, "tbl"):
            return None
        about, made = child(control, "sdtPr"), control.makeelement(control.tag)
        held = made.makeelement(control.tag + "Content")
        if about is not None:
            made.append(about)
        held.extend([one for one in elements(inner[0]) if kind(one) != "pPr"])
        made.append(held)
        text, thing = things.control(made)
        self._around.before = text
        return Line(Words((Span(text, thing=thing),)))

    # -- paragraphs ---------------------------------------------------------------------------------------

    def _lines(self, element: _Element) -> list[Line]:
        if not len(element) and not self._carried:
            return [_EMPTY]
        properties = child(element, "pPr")
        style = said(properties, "pStyle") if properties is not None else None
        opened = OpenParagraph(style, self._around)
        contents = self._in_contents()
        paragraphs.walk(element, opened)
        contents = contents or self._in_contents()
        if properties is not None and self._goes_on(properties):
            self._carried += opened.spans
            return [line for box in opened.boxes for line in self._box(box)]
        opened.spans[:0] = self._carried
        self._carried = []
        listed = child(properties, "numPr") if properties is not None else None
        number, depth = said(listed, "numId"), said(listed, "ilvl")
        level = integer(depth) if depth else None
        bullet = self._numbering.bullet(style, number, level)
        # An empty paragraph is counted too; its bare number would say nothing.
        made = list(paragraphs.lines(opened, self._numbering.number(style, number, level)))
        told = ("contents", 0) if contents else self._told(style, properties)
        breaks = self._opens_page or (properties is not None and bool(is_set(properties, "pageBreakBefore")))
        own = self._with_what_is_told(made, told, breaks, _sign(bullet))
        self._around.before = next(
            (line.text for line in reversed(own) if line.text.strip()), self._around.before
        )
        return [*own, *(line for box in opened.boxes for line in self._box(box))]

    def _with_what_is_told(
        self, made: list[Line], told: tuple[str, int], breaks: bool, bullet: str
    ) -> list[Line]:
        """Return the lines with what the file says of them; a break before nothing goes on."""
        self._opens_page = breaks
        own = []
        for n, line in enumerate(made):
            self._opens_page = self._opens_page or line.opens_page
            full = bool(line.words.spans) and bool(line.text.strip() or any(line.words.things))
            own.append(Line(line.words, *told, self._opens_page and full, bullet if n == 0 and full else ""))
            self._opens_page = self._opens_page and not full
        return own

    def _in_contents(self) -> bool:
        return any(one.code == "TOC" for one in self._around.fields)

    @staticmethod
    def _goes_on(properties: _Element) -> bool:
        """Return whether a paragraph's mark was deleted, so that the next paragraph continues it."""
        mark = child(properties, "rPr")
        return mark is not None and any(kind(one) in ("del", "moveFrom") for one in mark)

    def _told(self, style: str | None, properties: _Element | None) -> tuple[str, int]:
        for one in self._numbering.chain(style):
            name = one.name.strip().lower()
            if name.startswith("toc ") and name != "toc heading":
                return "contents", 0
            if told := _TOLD.get(name):
                return told, 0
            if found := _HEADING.fullmatch(name):
                return "heading", integer(found.group(1) or found.group(2)) or "一二三四".index(
                    found.group(3)
                ) + 1
        level = said(properties, "outlineLvl") if properties is not None else None
        if level is not None:
            return ("heading", integer(level) + 1) if integer(level) < 9 else ("", 0)
        outline = next((one.outline for one in self._numbering.chain(style) if one.outline), 0)
        return ("heading", outline) if outline else ("", 0)

    def _box(self, box: _Element) -> Iterator[Line]:
        for part in (part for inner in elements(box) for part in self._parts(inner)):
            if isinstance(part, Line):
                yield part
            elif isinstance(part, Table):
                yield from (
                    Line(words)
                    for row in part.rows
                    for cell in row.cells
                    for words in cell.content
                    if isinstance(words, Words)
                )

    # -- tables -------------------------------------------------------------------------------------------

    def _table(self, element: _Element) -> Table:
        rows = []
        for row in _inner(element, "tr"):
            about = child(row, "trPr")
            if about is not None and child(about, "del") is not None:
                continue
            if cells := tuple(self._cell(cell) for cell in _inner(row, "tc")):
                height = child(about, "trHeight") if about is not None else None
                rows.append(Row(cells, min(integer(value(height)), 31_680) if height is not None else 0))
        table = Table(tuple(rows))
        grid = tuple(integer(value(one, "w")) for one in element.iterfind("{*}tblGrid/{*}gridCol"))
        fits = len(grid) == table.columns and all(width > 0 for width in grid)
        return Table(table.rows, grid) if fits else table

    def _cell(self, element: _Element) -> Cell:
        about = child(element, "tcPr")
        span = integer(said(about, "gridSpan")) if about is not None else 1
        merged = child(about, "vMerge") if about is not None else None
        merge: Merge = ""
        if merged is not None:
            merge = "restart" if value(merged) == "restart" else "continue"
        content = tuple(
            part if isinstance(part, Table) else _with_bullet(part)
            for block in elements(element)
            for part in self._parts(block)
            if not isinstance(part, Turn)
        )
        return Cell(content, min(max(1, span), _MOST_COLUMNS), merge)


_TOLD = {
    "title": "title", "标题": "title", "公文标题": "title", "附件标题": "title",
    "subtitle": "subtitle", "副标题": "subtitle", "caption": "caption", "题注": "caption",
}  # fmt: skip


def _with_bullet(line: Line) -> Words:
    return Words((Span(line.bullet), *line.words.spans)) if line.bullet else line.words


def _sign(level: object) -> str:
    """Return the bullet of a level as a character that any font has."""
    text, font = getattr(level, "text", ""), getattr(level, "font", "")
    if not text:
        return ""
    known = next((signs for name, signs in _BULLETS.items() if font.lower().startswith(name)), {})
    code = ord(text[0])
    if 0xF000 <= code <= 0xF0FF or known:
        return known.get(code & 0xFF, "●")
    return text.strip() if text.strip() and text.strip() not in ("o", "-") else "●"


def _inner(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows or cells that stand in a table or row, those in wrappers too."""
    for one in elements(element):
        if kind(one) == name:
            yield one
        elif kind(one) in _WRAPPERS:
            yield from _inner(one, name)
