"""The lines of a document and the tables between them: before it is known what they are, and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.story import Line, Turn
from bot.domain.table import Table
from bot.domain.words import NO_WORDS, Words
from bot.language.document.headings import HeadingNumber
from bot.language.document.paragraphs import Kind

Placed = Line | Table | Turn
"""What stands at a place of a document, nobody having said yet what it is."""


@dataclass(frozen=True)
class DocumentLine:
    """A line with what it is, or a table that stands between lines."""

    kind: Kind
    words: Words = NO_WORDS
    level: int = 0
    """The level of the heading that it is or begins with; 0 where there is none."""
    heading_end: int = 0
    """Where the heading ends that its text runs on from; 0 where it runs on from none."""
    number: HeadingNumber | None = None
    opens_page: bool = False
    framing: bool = False
    """Whether it is set otherwise than the text: in the letterhead, or in the imprint."""
    annexed: bool = False
    """Whether it belongs to an annex."""
    issued: bool = False
    """Whether it belongs to what the document issues, which stands behind its date."""
    table: Table | None = None

    @property
    def text(self) -> str:
        """Return its words as plain text."""
        return self.words.text


def line_of(placed: Sequence[Placed], at: int) -> str:
    """Return the text of a line; empty for a table, and behind the last part."""
    part = placed[at] if at < len(placed) else None
    return part.text if isinstance(part, Line) else ""


def hint_of(placed: Sequence[Placed], at: int) -> str:
    """Return what a line tells of itself that it is; empty where it tells nothing."""
    part = placed[at] if at < len(placed) else None
    return part.told if isinstance(part, Line) else ""
