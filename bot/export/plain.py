"""The text as it is pasted into Word, WPS or a web form: numbers kept, one paragraph a line, no indents."""

from bot.domain.document import Document, Section
from bot.export.blocks import Block, blocks, section_blocks


def render(document: Document) -> str:
    """Return the whole text, from the title to the date of issue."""
    return _lines(blocks(document))


def section_text(document: Document, section: Section) -> str:
    """Return a section with its numbered headings; the first of a part begins with the part's heading.

    A section that does not belong to the text is empty.
    """
    return _lines(section_blocks(document, section))


def _lines(paragraphs: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in paragraphs)
