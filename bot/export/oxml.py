"""What Chinese typesetting needs of a Word file and python-docx has no word for."""

from typing import Literal

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Side = Literal["left", "right"]


def add_text(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Add a run in the paragraph's font, or in that of a character style, and return it."""
    run = paragraph.add_run(text, style)
    # Without the hint “ ” … — count as Latin and come out narrow.
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return run


def indent(paragraph: Paragraph, side: Side, characters: float, pitch: int) -> None:
    """Indent in characters, and in twips for the word processors that know no characters."""
    element = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    element.set(qn(f"w:{side}Chars"), f"{characters * 100:.0f}")
    element.set(qn(f"w:{side}"), f"{characters * pitch:.0f}")


def refill(element: BaseOxmlElement, inner: str) -> None:
    """Put the elements that `inner` spells out in the place of all that an element holds."""
    for child in list(element):
        element.remove(child)
    element.extend(parse_xml(f"<w:body {nsdecls('w')}>{inner}</w:body>"))
