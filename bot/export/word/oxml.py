"""What Chinese typesetting needs of a Word file, as XML: runs, paragraphs, indents, rules and frames."""

from html import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from bot.domain.words import Look

RED = "FF0000"
LINE_BREAK = "<w:br/>"
# Without the hint “ ” … — count as Latin and come out narrow.
_FONTS = '<w:rFonts w:hint="eastAsia"/>'
_LATER = "http://schemas.microsoft.com/office/word/2010/wordml"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text: str, style: str = "", properties: str = "", fonts: str = "") -> str:
    """Return a run; a line break in the text breaks the line.

    `properties` are those that follow the fonts in the schema.
    """
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    head = f"<w:rPr>{named}{fonts or _FONTS}{properties}</w:rPr>"
    words = LINE_BREAK.join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{head}{words}</w:r>"


def look_properties(look: Look, sizes: str = "") -> str:
    """Return the properties of a look around those of the size, in the order of the schema."""
    before = ("<w:b/>" if look.bold else "") + ("<w:strike/>" if look.strike else "")
    under = f'<w:u w:val="{escape(look.underline)}"/>' if look.underline else ""
    raised = f'<w:vertAlign w:val="{look.vertical}"/>' if look.vertical else ""
    dots = f'<w:em w:val="{escape(look.emphasis)}"/>' if look.emphasis else ""
    return f"{before}{sizes}{under}{raised}{dots}"


def special(element: str) -> str:
    """Return a run that holds something else than text."""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{element}</w:r>'


TAB = special("<w:tab/>")


def paragraph(style: str, inner: str = "", properties: str = "") -> str:
    """Return a paragraph; `properties` are in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def indents(pitch: int, *, left: float = 0, right: float = 0, hanging: float = 0) -> str:
    """Return indents in characters, and in twips for the word processors that know no characters."""
    sides = (("left", left), ("right", right), ("hanging", hanging))
    both = (
        f' w:{side}Chars="{characters * 100:.0f}" w:{side}="{characters * pitch:.0f}"'
        for side, characters in sides
        if characters
    )
    return f"<w:ind{''.join(both)}/>"


def rules(color: str = "auto", **eighths: int) -> str:
    """Return the rules of a paragraph above (`top`) and below (`bottom`), in eighths of a point."""
    sides = (
        f'<w:{side} w:val="single" w:sz="{thick}" w:space="0" w:color="{color}"/>'
        for side, thick in eighths.items()
    )
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


def document_part(text: str, section: BaseOxmlElement) -> BaseOxmlElement:
    """Return the document part that holds these paragraphs and tables, set up as the section says."""
    setup = etree.tostring(section, encoding="unicode", with_tail=False)
    names = nsdecls("w", "r", "wp", "a")
    # Programs older than a dialect pass over what they are told not to mind.
    if _LATER in text:
        names += f' xmlns:w14="{_LATER}" xmlns:mc="{_COMPATIBLE}" mc:Ignorable="w14"'
    element: BaseOxmlElement = parse_xml(f"<w:document {names}><w:body>{text}{setup}</w:body></w:document>")
    return element


def refill(element: BaseOxmlElement, inner: str) -> None:
    """Put the elements that `inner` spells out in the place of all that an element holds."""
    for child in list(element):
        element.remove(child)
    element.extend(parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a')}>{inner}</w:body>"))
