"""What an import understands of a file: its pieces with headings, noise and entities; nothing is stored yet.

Offsets are Python string offsets into the decoded file, ends exclusive.
"""

from dataclasses import dataclass

from bot.domain.genre import GenreKind, IssuerKind
from bot.domain.noise import NoiseKind
from bot.domain.passage import Entity, Fingerprint, Grade, Passage

__all__ = ["Entity", "GenreKind", "Heading", "Parsed", "Piece", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the file that is no prose: noise inside a piece, or what stands between pieces."""

    start: int
    end: int
    kind: NoiseKind


@dataclass(frozen=True)
class Heading:
    """A heading of a piece."""

    level: int
    """1 一、 2 （一） 3 1. 4 一是"""
    number: str
    text: str
    """Without its number, cleaned of noise."""
    offset: int
    """Where its number begins."""


@dataclass(frozen=True)
class Piece:
    """One document found in a file."""

    title: str | None
    genre: GenreKind
    issuer_kind: IssuerKind
    year: int | None
    """The year the piece states of itself; never that of a document it cites."""
    period: str | None
    """2023-H1, 2023-Q1, 2023, or H1 where the year is not stated."""
    topic: str
    """Empty where it cannot be told."""
    start: int
    end: int
    grade: Grade
    reasons: tuple[str, ...]
    headings: tuple[Heading, ...]
    noise: tuple[Span, ...]
    entities: tuple[Entity, ...]
    passages: tuple[Passage, ...]
    text: str
    """Cleaned."""
    fingerprint: Fingerprint


@dataclass(frozen=True)
class Parsed:
    """A whole file."""

    pieces: tuple[Piece, ...]
    outside: tuple[Span, ...]
