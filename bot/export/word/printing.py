"""The Word file itself, made with python-docx."""

from dataclasses import replace

import docx

from bot.config import Layout
from bot.export.sheet.sheet import Sheet
from bot.export.word import package, page
from bot.export.word.body import text_lines
from bot.export.word.imprint import imprint_lines
from bot.export.word.letterhead import head_lines
from bot.export.word.measures import measures_of
from bot.export.word.oxml import document_part


def print_sheet(sheet: Sheet, layout: Layout) -> bytes:
    """Return the .docx; the same sheet always gives the same bytes."""
    if sheet.head.editor:  # a bulletin is no letter
        layout = replace(layout, form="document")
    word, measures = docx.Document(), measures_of(layout)
    package.prepare(word, layout)
    section = word.sections[0]
    page.set_up(section, layout, sheet.head)
    above = head_lines(sheet.head, layout, measures)
    text = text_lines(sheet.content, layout, measures)
    below = imprint_lines(sheet.imprint, layout, measures)
    # Moving a long text from one tree into another takes time that grows with its square.
    word.part._element = document_part(above + text + below, section._sectPr)
    package.describe(word, sheet)
    return package.pack(word)
