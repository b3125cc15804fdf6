"""What comes in from a channel. `update` names the event once and for all: a repeat changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.choices.choice import Choice
from bot.conversation.choices.kinds import ShownVersion
from bot.files.word.comments import Comment


@dataclass(frozen=True)
class Text:
    """Something the user typed."""

    update: str
    text: str
    about: int = 0
    """The section whose message it answers; 0 for none."""


@dataclass(frozen=True)
class Command:
    """A slash command without its slash."""

    update: str
    name: str


@dataclass(frozen=True)
class Tap:
    """A button that was tapped."""

    update: str
    choice: Choice
    typed: str = ""
    """The words that named it, where nobody can tap: they still say something when the button has expired."""


@dataclass(frozen=True)
class File:
    """A file that the user sent."""

    update: str
    name: str
    content: bytes
    caption: str = ""
    """What the user wrote beside it."""
    scope: str = ""
    """The exemplars that it is to join whatever is asked: a chat's, or the organisation's; empty where the
    conversation tells what it is for."""


@dataclass(frozen=True)
class Revision:
    """A line of a section as the user has changed it in place; it may have become several, or none."""

    update: str
    of: ShownVersion
    line: int
    """Which line of that version, from 0."""
    text: str


@dataclass(frozen=True)
class Edit:
    """A message that the user has changed afterwards."""

    update: str
    of: str
    """What named the message when it came; empty where that is not known any more."""
    text: str


@dataclass(frozen=True)
class Returned:
    """A file of ours that came back corrected, and what it changes."""

    update: str
    name: str
    document: int
    sections: Mapping[int, str]
    """The new texts of the sections that it changes."""
    bases: Mapping[int, int]
    """The versions that were exported."""
    elsewhere: tuple[str, ...] = ()
    """What was changed and is in no section's text."""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True)
class WordList:
    """A file with the words that the user's unit uses and avoids."""

    update: str
    name: str
    content: bytes


Event = Text | Command | Tap | File | Returned | WordList | Revision | Edit
