"""What a choice may hold, and what it is about: each kind of value can be told from its annotation.

A choice that holds no more than what it is about is a subclass alone: it inherits what makes it a value, and
every further dataclass costs each start half a millisecond.
"""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

Id: TypeAlias = Annotated[int, "the id of a row"]
Number: TypeAlias = Annotated[int, "a number counted from 0"]
PublicId: TypeAlias = Annotated[str, "the public id of a document"]
InHand: TypeAlias = Annotated[str, "the public id of the document in hand, or nothing"]
Digest: TypeAlias = Annotated[str, "eight characters that stand for a text"]


@dataclass(frozen=True)
class JourneyStep:
    """The step that a chat is at, with the document that it has in hand."""

    document: InHand
    number: Number


@dataclass(frozen=True)
class ShownVersion:
    """A section with the version of it that is shown."""

    document: PublicId
    section: Id
    number: Number


@dataclass(frozen=True)
class OfStep:
    """A choice that expires with the step the chat is at."""

    at: JourneyStep


@dataclass(frozen=True)
class OfDocument:
    """A choice that expires when the chat turns to another document."""

    document: PublicId


@dataclass(frozen=True)
class OfSection:
    """A choice that expires when another version of the section is shown."""

    of: ShownVersion
