"""A document as its file holds it, in reading order, before anyone has said what its lines are."""

from dataclasses import dataclass

from bot.domain.table import Table
from bot.domain.words import Words


@dataclass(frozen=True)
class Line:
    """One paragraph."""

    words: Words
    told: str = ""
    """What the file itself says that it is: `title`, `subtitle`, `heading`, `caption`, `item`, `contents`."""
    level: int = 0
    """The level of the heading that it is."""
    opens_page: bool = False
    bullet: str = ""
    """The sign that a list draws before it."""

    @property
    def text(self) -> str:
        """Return it as plain text."""
        return self.words.text


@dataclass(frozen=True)
class Turn:
    """From here on the paper lies on its side, or stands upright again."""

    sideways: bool


@dataclass(frozen=True)
class Note:
    """A footnote, an endnote or a comment."""

    kind: str
    """`footnote`, `endnote` or `comment`."""
    number: int
    paragraphs: tuple[Words, ...]
    author: str = ""
    initials: str = ""
    date: str = ""
    """As the file has it; empty where it has none."""


@dataclass(frozen=True)
class Loss:
    """What cannot be taken over, and where it stood."""

    what: str
    """A name of `bot/texts/layout.py`: `LOSSES`."""
    place: str = ""
    """The words before it."""
    name: str = ""
    """What it is called, where it has a name."""


@dataclass(frozen=True)
class Story:
    """The whole document."""

    parts: tuple[Line | Table | Turn, ...]
    notes: tuple[Note, ...] = ()
    losses: tuple[Loss, ...] = ()
    headers: tuple[str, ...] = ()
    """What is printed at the head of each page."""
    package: bytes = b""
    """The Word file that its things are taken from."""
