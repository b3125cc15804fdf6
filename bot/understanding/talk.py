"""What a reading is made from: the new messages, what stands around them, and what is known so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.document import Brief
from bot.domain.genre import Genre, SectionRole
from bot.domain.ledger import Ledger
from bot.domain.said import ClerkMessage


@dataclass(frozen=True)
class Slot:
    """A section of the outline as the clerk sees it."""

    number: int
    """From 1, in the order of the document."""
    section: int
    """Its id in the store; 0 where the outline is only proposed."""
    name: str
    """With its own numeral: 导语, （一）加强思想教育, 二、存在问题."""
    role: SectionRole
    part: str = ""
    """The heading it stands under, where that is another: 工作开展情况."""
    about: str = ""
    """What it asks for: its questions' labels, by which a fact finds its place."""


@dataclass(frozen=True)
class Talk:
    """A conversation as far as it has come, with the messages that are to be read."""

    new: tuple[ClerkMessage, ...]
    """The messages to read, in order."""
    before: tuple[ClerkMessage, ...] = ()
    """Those before them, oldest first: read already."""
    ledger: Ledger = field(default_factory=Ledger)
    brief: Brief = field(default_factory=Brief)
    outline: tuple[Slot, ...] = ()
    today: date = date.min
    """For 今年 and 上个月 where the brief has no date of issue."""
    genres: Mapping[str, Genre] = field(default_factory=dict)
    """The genres that can be drafted, by name."""
    own_genres: tuple[str, ...] = ()
    """The names of the clerk's own genres."""
