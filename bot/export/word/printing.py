"""The Word file itself, made with python-docx."""

from dataclasses import replace

import docx

from bot.config import Layout
from bot.export.sheet.sheet import Sheet
from bot.export.word import package, page
from bot.export.word.measures import measures_of
from bot.export.word.oxml import document_part
from bot.export.word.parts.notes import add_notes
from bot.export.word.sections import body_xml, stretches_of
from bot.export.word.supply import Supply
from bot.language.document.letterheads import HeadForm


def print_sheet(sheet: Sheet, layout: Layout) -> bytes:
    """Return the .docx; the same sheet always gives the same bytes."""
    if sheet.head.editor or sheet.head.form is not HeadForm.DOCUMENT:  # bulletin, decree, minutes: no letter
        layout = replace(layout, form="document")
    word, measures = docx.Document(), measures_of(layout)
    package.prepare(word, layout)
    section = word.sections[0]
    page.set_up(section, layout, sheet.head, sheet.headers)
    stretches = list(stretches_of(sheet, layout, measures))
    if not all(stretch.setup.numbered for stretch in stretches):
        page.add_blank_footer(section)
    lies = any(stretch.setup.sideways for stretch in stretches)
    footers = page.add_turned_footers(word, layout) if lies else {}
    body = body_xml(stretches, section._sectPr, footers)
    # Moving a long text from one tree into another takes time that grows with its square.
    word.part._element = document_part(body, section._sectPr)
    if sheet.package or sheet.notes:
        supply = Supply(sheet.package)
        supply.bind(word.part._element, word.part)
        add_notes(word, sheet.notes, supply, measures)
    package.describe(word, sheet)
    return package.pack(word)
