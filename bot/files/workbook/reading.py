"""The sheets of a workbook as lines and tables, in their order, and what of them is not taken over."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot.domain.story import Line, Loss, Story
from bot.domain.table import Table, row_texts
from bot.domain.words import plain_words
from bot.errors import UnreadableFile
from bot.files import gate
from bot.files.workbook.grid import Grid, grid_of
from bot.files.workbook.layout import parts_of
from bot.files.workbook.markup import Markup, markup_of
from bot.regex import regex
from bot.texts import corpus as texts

_UNNAMED = regex(r"(?:[Ss]heet|工作表|Table)\s*\d*")
_MOST_CELLS = 400_000
"""More than a document holds, and what is read in some seconds."""
# What openpyxl raises on a part that is not as it should be.
_BROKEN = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, InvalidFileException,
    ParseError, etree.XMLSyntaxError,
)  # fmt: skip
_NOT_TAKEN = {
    "picture": regex(r"xl/media/.+"),
    "chart": regex(r"xl/charts/chart[^/]*\.xml"),
    "comment": regex(r"xl/(?:threadedComments/[^/]+|comments[^/]*)\.xml"),
    "object": regex(r"xl/embeddings/.+"),
    "control": regex(r"xl/(?:activeX|ctrlProps)/.+"),
    "external values": regex(r"xl/(?:externalLinks/[^/]+|connections)\.xml"),
}
"""Parts of a workbook that hold no cell of a sheet, by the name of their loss."""
Parts = list[Line | Table]


def story(name: str, content: bytes) -> Story:
    """Return what a workbook shows; raise UnreadableFile where it cannot be read, or may not."""
    with gate.open_workbook(name, content) as package, warnings.catch_warnings():
        # openpyxl warns of what it does not know, with words of the file.
        warnings.simplefilter("ignore")
        try:
            parts, lost = _sheets(name, content, package)
        except _BROKEN as error:
            raise UnreadableFile(texts.not_workbook(name)) from error
        held = package.namelist()
    beside = [Loss(what) for what, form in _NOT_TAKEN.items() if any(map(form.fullmatch, held))]
    return Story(tuple(parts), losses=(*lost, *beside))


def read(name: str, content: bytes) -> str:
    """Return the text: a line for each row, whose cells a tab divides; raise UnreadableFile."""
    return "\n".join(line for part in story(name, content).parts for line in _part_lines(part))


def _part_lines(part: object) -> Iterator[str]:
    if isinstance(part, Line):
        yield part.text
    elif isinstance(part, Table):
        yield from row_texts(part)


def _sheets(name: str, content: bytes, package: zipfile.ZipFile) -> tuple[Parts, list[Loss]]:
    parts: Parts = []
    lost: list[Loss] = []
    room = _MOST_CELLS
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in cast("list[ReadOnlyWorksheet]", book.worksheets):
        if sheet.sheet_state != "visible":
            lost.append(Loss("hidden sheet", name=sheet.title))
            continue
        # The path that its relation names: openpyxl tells it nowhere else, and its types do not know it.
        path: str = sheet._worksheet_path  # type: ignore[attr-defined]
        markup = markup_of(gate.member(package, package.getinfo(path)))
        room -= markup.rows * markup.columns
        if markup.is_too_large or room < 0:
            raise UnreadableFile(texts.body_too_large(name))
        grid = grid_of(sheet, markup)
        parts += _own_page(list(parts_of(grid)), sheet.title, first=not parts)
        lost += _losses(sheet.title, markup, grid)
    lost += [Loss("chart", name=chart.title) for chart in book.chartsheets]
    return parts, lost


def _own_page(parts: Parts, title: str, *, first: bool) -> Parts:
    """Return the parts of a sheet, a table under its title or under the sheet's name.

    Each sheet but the first opens a page.
    """
    if not parts:
        return []
    lead = next((n for n, part in enumerate(parts) if isinstance(part, Table)), 0)
    above = [part for part in parts[:lead] if isinstance(part, Line)]
    if isinstance(parts[0], Table) and not _UNNAMED.fullmatch(title):
        above = [Line(plain_words(title))]
    told = [
        replace(part, told="item" if n else "title" if first else "caption") for n, part in enumerate(above)
    ]
    opened = [*told, *parts[lead:]]
    begins = opened[0] if isinstance(opened[0], Line) else Line(plain_words(title), "caption")
    if first:
        return opened
    return [replace(begins, opens_page=True), *(opened[1:] if isinstance(opened[0], Line) else opened)]


def _losses(title: str, markup: Markup, grid: Grid) -> Sequence[Loss]:
    hidden = [Loss("hidden rows", name=title)] if grid.hides else []
    return [*hidden, *(Loss("formula", name=f"{title}：{place}") for place in markup.uncomputed)]
