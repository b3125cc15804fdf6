"""The page: A4, the margins and the lines of the layout, and the number where it wants it."""

from collections.abc import Mapping, Sequence

from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.section import CT_SectPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Twips

from bot.config import Layout
from bot.export.word import styles
from bot.export.word.measures import PAGE_HEIGHT, PAGE_WIDTH, Measures, measures_of, mm
from bot.export.word.oxml import indents, paragraph, refill, run, special
from bot.export.word.parts import letterhead
from bot.export.word.parts.frames import Box, turned_frame
from bot.language.document.letterheads import Head

_HEADER = mm(15)
_MIDDLE = '<w:jc w:val="center"/>'
# Measured: with a line of 14 pt this puts the dashes of the number 7 mm below the text.
_NUMBER_BELOW = 538
_PAGE_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)
_FIELD = "".join(map(special, _PAGE_FIELD))


def set_up(section: Section, layout: Layout, head: Head, headers: Sequence[str] = ()) -> None:
    """Give a section its size, margins, grid and page numbers, and the letter's first page its frame."""
    measures = measures_of(layout)
    _set_margins(section, measures)
    for grid in section._sectPr.xpath("w:docGrid"):
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(measures.line))
    if layout.page_numbers == "centre":
        _number(section.footer, '<w:jc w:val="center"/>')
        _number(section.even_page_footer, '<w:jc w:val="center"/>')
    elif layout.page_numbers == "outer":
        _number(section.footer, f'{indents(styles.SMALL, right=1)}<w:jc w:val="right"/>')
        _number(section.even_page_footer, f'{indents(styles.SMALL, left=1)}<w:jc w:val="left"/>')
    for own in (section.header, section.even_page_header) if headers else ():
        refill(own._element, "".join(paragraph(styles.PAGE_NUMBER, run(line), _MIDDLE) for line in headers))
    if layout.form == "letter" and head.mark:
        _frame_first_page(section, measures, head)


def add_blank_footer(section: Section) -> None:
    """Give a section a footer without a number, for the first page of those that have one."""
    refill(section.first_page_footer._element, paragraph(styles.PAGE_NUMBER))


def take_out_first_page(setup: BaseOxmlElement) -> None:
    """Let the first page of a section be as the others are."""
    for mark in setup.xpath("w:titlePg"):
        setup.remove(mark)


def have_first_page(setup: CT_SectPr) -> None:
    """Let the first page of a section have a footer of its own."""
    setup.titlePg_val = True


def begin_even(setup: CT_SectPr) -> None:
    """Let a section begin on an even page."""
    setup.start_type = WD_SECTION.EVEN_PAGE


def count_from_one(setup: BaseOxmlElement) -> None:
    """Let a section count its pages from 1."""
    [columns] = setup.xpath("w:cols") or [setup.xpath("w:pgMar")[0].getnext()]
    columns.addprevious(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def add_turned_footers(word: WordDocument, layout: Layout) -> Mapping[str, str]:
    """Add footers for paper that lies on its side; return their relations by their kind.

    The number stands where it stands on the other pages, and is turned with the paper (8).
    """
    if layout.page_numbers == "none":
        return {}
    measures, outer = measures_of(layout), layout.page_numbers == "outer"
    places = {
        "default": f'{indents(styles.SMALL, right=1)}<w:jc w:val="right"/>' if outer else _MIDDLE,
        "even": f'{indents(styles.SMALL, left=1)}<w:jc w:val="left"/>' if outer else _MIDDLE,
    }
    return {kind: _turned_footer(word, measures, place) for kind, place in places.items()}


def _turned_footer(word: WordDocument, measures: Measures, place: str) -> str:
    part, relation = word.part.add_footer_part()  # type: ignore[no-untyped-call]
    number = paragraph(styles.PAGE_NUMBER, run("— ") + _FIELD + run(" —"), place)
    box = Box(measures.bottom - _NUMBER_BELOW, measures.left, styles.SMALL, measures.width)
    refill(part.element, paragraph(styles.PAGE_NUMBER, special(turned_frame(number, box))))
    return str(relation)


def turn(setup: BaseOxmlElement, footers: Mapping[str, str]) -> None:
    """Lay the paper of a section on its side, with these footers by their kind."""
    for reference in setup.xpath("w:footerReference"):
        kind = reference.get(qn("w:type"))
        reference.set(qn("r:id"), footers.get(kind, reference.get(qn("r:id"))))
    [size], [margins] = setup.xpath("w:pgSz"), setup.xpath("w:pgMar")
    for side, length in (("w", PAGE_HEIGHT), ("h", PAGE_WIDTH)):
        size.set(qn(f"w:{side}"), str(length))
    size.set(qn("w:orient"), "landscape")
    upright = {side: str(margins.get(qn(f"w:{side}"))) for side in ("top", "right", "bottom", "left")}
    for side, before in (("top", "left"), ("right", "top"), ("bottom", "right"), ("left", "bottom")):
        margins.set(qn(f"w:{side}"), upright[before])


def _set_margins(section: Section, measures: Measures) -> None:
    section.page_width, section.page_height = Twips(PAGE_WIDTH), Twips(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(measures.top), Twips(measures.bottom)
    section.left_margin, section.right_margin = Twips(measures.left), Twips(measures.right)
    section.header_distance = Twips(_HEADER)
    section.footer_distance = Twips(measures.bottom - _NUMBER_BELOW)


def _number(footer: BlockItemContainer, place: str) -> None:
    refill(footer._element, paragraph(styles.PAGE_NUMBER, run("— ") + _FIELD + run(" —"), place))


def _frame_first_page(section: Section, measures: Measures, head: Head) -> None:
    """Print mark and red rules on the first page only, which has no number (10.1)."""
    section.different_first_page_header_footer = True
    section.header_distance = Twips(letterhead.letter_distance(head.mark, measures))
    refill(section.first_page_header._element, letterhead.letter_head(head.mark, measures))
    refill(section.first_page_footer._element, letterhead.letter_foot())
