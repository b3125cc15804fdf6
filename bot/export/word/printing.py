"""The Word file itself, made with python-docx."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import docx
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from bot.config import Layout
from bot.export.sheet.sheet import Sheet
from bot.export.word import package, page, styles
from bot.export.word.measures import Measures, measures_of, turned
from bot.export.word.oxml import document_part, paragraph
from bot.export.word.parts.body import text_lines
from bot.export.word.parts.imprint import imprint_lines
from bot.export.word.parts.letterhead import head_lines
from bot.export.word.parts.notes import add_notes
from bot.export.word.supply import Supply

# The paragraph that ends a section takes as good as no room.
_FLAT = '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'


def print_sheet(sheet: Sheet, layout: Layout) -> bytes:
    """Return the .docx; the same sheet always gives the same bytes."""
    if sheet.head.editor:  # a bulletin is no letter
        layout = replace(layout, form="document")
    word, measures = docx.Document(), measures_of(layout)
    package.prepare(word, layout)
    section = word.sections[0]
    page.set_up(section, layout, sheet.head, sheet.headers)
    above = head_lines(sheet.head, layout, measures)
    text = "".join(_text(sheet, layout, measures, section._sectPr))
    below = imprint_lines(sheet.imprint, layout, measures)
    # Moving a long text from one tree into another takes time that grows with its square.
    word.part._element = document_part(above + text + below, section._sectPr)
    if sheet.package or sheet.notes:
        supply = Supply(sheet.package)
        supply.bind(word.part._element, word.part)
        add_notes(word, sheet.notes, supply, measures)
    package.describe(word, sheet)
    return package.pack(word)


def _text(sheet: Sheet, layout: Layout, measures: Measures, section: BaseOxmlElement) -> Iterator[str]:
    """Yield the text, each stretch before the paper is turned as a section; the last stands upright."""
    edges = (0, *sheet.turns, len(sheet.content))
    for n, (start, end) in enumerate(pairwise(edges)):
        sideways = n % 2 == 1
        part = sheet.content[start:end]
        if part:
            yield text_lines(part, layout, turned(measures) if sideways else measures)
        last = n == len(edges) - 2
        if (part or n) and (not last or sideways):
            yield _end_of_section(section, sideways)


def _end_of_section(section: BaseOxmlElement, sideways: bool) -> str:
    setup = copy.deepcopy(section)
    if sideways:
        page.turn(setup)
    spelled = etree.tostring(setup, encoding="unicode", with_tail=False)
    return paragraph(styles.NORMAL, "", _FLAT + spelled)
