"""The text as it is pasted into Word, WPS or a web form: numbers kept, one paragraph a line, no indents."""

from collections.abc import Iterable, Iterator

from bot.domain.document import Document, Section
from bot.domain.table import Table
from bot.export.sheet.blocks import blocks, running_blocks, section_blocks
from bot.export.sheet.sheet import Block
from bot.export.word.parts.bulletin import foot_lines, print_run_line


def render(document: Document) -> str:
    """Return the whole text, from the title to the date of issue and what follows it, copies last."""
    return "\n".join(
        [*lines(blocks(document)), *foot_lines(document), *filter(None, [print_run_line(document)])]
    )


def section_text(document: Document, section: Section) -> str:
    """Return a section with its numbered headings; the first of a part begins with the part's heading.

    A section that does not belong to the text is empty.
    """
    return "\n".join(lines(section_blocks(document, section)))


def running_text(document: Document, section: Section) -> str:
    """Return a section as `section_text` does, as far as it stands above the date."""
    return "\n".join(lines(running_blocks(document, section)))


def lines(content: Iterable[Block | Table]) -> Iterator[str]:
    """Yield a line for each paragraph and each row of a table, whose cells a tab divides."""
    for part in content:
        if isinstance(part, Block):
            yield part.text
        else:
            yield from ("\t".join(" ".join(cell.lines) for cell in row.cells) for row in part.rows)
