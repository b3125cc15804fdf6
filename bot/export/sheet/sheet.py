"""Everything that is to be printed, in order, before it is known where on a page it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.domain.story import Note
from bot.domain.table import Table
from bot.domain.words import PLAIN, Look, Thing, Words
from bot.language.document.imprints import NO_IMPRINT, Imprint
from bot.language.document.letterheads import NO_HEAD, Head


class Kind(StrEnum):
    """What a paragraph is in its document."""

    HEAD = "head"
    """A line of a bulletin's head, above its title."""
    TITLE = "title"
    SUBTITLE = "subtitle"
    """Between title and text: a date in brackets, a document number without letterhead."""
    ADDRESSEE = "addressee"
    HEADING = "heading"
    BODY = "body"
    ATTENDANCE = "attendance"
    """Who was there, who was excused, who sat in: 出席：……, in minutes."""
    ENCLOSURE = "enclosure"
    """A line of the statement of annexes (附件说明)."""
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    """附注, in brackets below the date."""
    ANNEX = "annex"
    """附件1, which begins a new page."""
    ANNEX_TITLE = "annex title"
    FIGURE = "figure"
    """A picture, a chart or an equation on a line of its own."""
    CAPTION = "caption"
    """What a figure or a table is called: 图1 …, 表1 …"""
    CONTENTS = "contents"
    """A line of the table of contents."""
    LABEL = "label"
    """The visible mark of what a model wrote."""


class Run(NamedTuple):
    """A stretch of a paragraph in one font."""

    text: str
    level: int = 0
    """The level of the heading that it is; 0 for everything else."""
    look: Look = PLAIN
    thing: Thing | None = None
    """What stands there in the place of the text."""


@dataclass(frozen=True)
class Block:
    """One paragraph."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    """The level of a heading that stands on its own line; 0 for everything else."""
    opens_page: bool = False

    @property
    def text(self) -> str:
        """Return the whole paragraph."""
        return "".join(run.text for run in self.runs)


def single(kind: Kind, text: str, *, opens_page: bool = False) -> Block:
    """Return a paragraph in one font."""
    return Block(kind, (Run(text),), opens_page=opens_page)


def worded(kind: Kind, words: Words, *, level: int = 0, opens_page: bool = False) -> Block:
    """Return a paragraph of words as they were written; of a heading none is bold."""
    return Block(kind, runs_of(words, level), level if kind is Kind.HEADING else 0, opens_page)


def runs_of(words: Words, level: int = 0) -> tuple[Run, ...]:
    """Return words as runs of a level."""
    own = words.without_bold() if level else words
    return tuple(Run(span.text, level, span.look, span.thing) for span in own.spans)


@dataclass(frozen=True)
class Sheet:
    """What is to be printed."""

    content: tuple[Block | Table, ...]
    head: Head = NO_HEAD
    imprint: Imprint = NO_IMPRINT
    title: str = ""
    issuer: str = ""
    issued: date | None = None
    """Title, issuer and date of issue as the file's properties tell them."""
    origin: str = ""
    """The hidden mark of what a model wrote; empty where there is none."""
    versions: str = ""
    """Which document it is, and which versions of its sections: what comes back is known by it."""
    turns: tuple[int, ...] = ()
    """Before which parts the paper is turned: upright at first, then on its side, and so on."""
    apart: bool = False
    """Whether its annexes are bound apart: behind the imprint, each with pages of its own."""
    notes: tuple[Note, ...] = ()
    """The footnotes, endnotes and comments that are referred to."""
    headers: tuple[str, ...] = ()
    """What is printed at the head of each page, as the source has it."""
    package: bytes = b""
    """The Word file that the things in the text are taken from."""
