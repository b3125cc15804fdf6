"""The page of GB/T 9704-2012: A4, 156 × 225 mm of text in 22 lines, the number at the outer edge."""

from docx.blkcntnr import BlockItemContainer
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Twips

from bot.export import styles
from bot.export.oxml import Side, add_text, indent

_WIDTH, _HEIGHT = 11906, 16838
_TOP, _LEFT, _RIGHT, _BOTTOM = 2098, 1587, 1474, 1984
_HEADER = 851
# Measured: with a line of 14 pt this puts the dashes of the number 7 mm below the text.
_FOOTER = 1446
_NUMBER_CHARACTER = 280
_W = nsdecls("w")
_PAGE_FIELD = (
    f'<w:fldChar {_W} w:fldCharType="begin"/>',
    f'<w:instrText {_W} xml:space="preserve"> PAGE </w:instrText>',
    f'<w:fldChar {_W} w:fldCharType="separate"/>',
    f"<w:t {_W}>1</w:t>",
    f'<w:fldChar {_W} w:fldCharType="end"/>',
)


def set_up(section: Section) -> None:
    """Give a section its size, margins, grid, and a page number at the outer edge of each page."""
    section.page_width, section.page_height = Twips(_WIDTH), Twips(_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(_TOP), Twips(_BOTTOM)
    section.left_margin, section.right_margin = Twips(_LEFT), Twips(_RIGHT)
    section.header_distance, section.footer_distance = Twips(_HEADER), Twips(_FOOTER)
    _set_grid(section)
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")


def _set_grid(section: Section) -> None:
    for grid in section._sectPr.xpath("w:docGrid"):
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(styles.LINE))


def _number(footer: BlockItemContainer, side: Side) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.style = styles.PAGE_NUMBER
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
    indent(paragraph, side, 1, _NUMBER_CHARACTER)
    add_text(paragraph, "— ")
    for xml in _PAGE_FIELD:
        add_text(paragraph, "").element.append(parse_xml(xml))
    add_text(paragraph, " —")
