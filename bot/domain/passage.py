"""An exemplar teaches the manner; a passage is one section of it; a hit is a passage that a search found."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.genre import GenreKind, IssuerKind, SectionRole


class Grade(StrEnum):
    """What an exemplar may be used for."""

    GOOD = "good"
    STRUCTURE = "structure"
    """Headings may be shown, sentences may not."""
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of an exemplar."""

    heading_path: tuple[str, ...]
    role: SectionRole
    text: str


class EntityKind(StrEnum):
    """What belongs to a unit."""

    CONTACT = "contact"
    PERSON = "person"
    OFFICE = "office"
    """A body that every territory or unit has: 县水利局, 综合科. It names nobody."""
    ORG = "org"
    PLACE = "place"
    DOCUMENT = "document"
    HONOUR = "honour"
    SLOGAN = "slogan"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that belongs to the exemplar's own unit and must never leak into a draft."""

    kind: EntityKind
    text: str


@dataclass(frozen=True)
class Fingerprint:
    """By which texts are recognised that are the same but for names, figures and small changes."""

    places: tuple[int, ...] = ()
    """A MinHash signature: the share of equal places is near the share of common shingles."""
    keys: tuple[int, ...] = ()
    """Texts alike share at least one of them, others hardly ever."""


@dataclass(frozen=True)
class Exemplar:
    """A document of the library, cleaned and cut into passages."""

    title: str
    genre: str
    issuer_kind: IssuerKind
    year: int | None
    grade: Grade
    reasons: tuple[str, ...]
    source: str
    """The name of the file it came from, without its folder."""
    sha256: str
    """The hash of the cleaned text; the same text is stored once."""
    passages: tuple[Passage, ...]
    period: str | None = None
    topic: str = ""
    entities: tuple[Entity, ...] = ()
    fingerprint: Fingerprint = Fingerprint()


@dataclass(frozen=True)
class Correction:
    """What somebody said of an exemplar against what was read in it; `None` where he said nothing."""

    title: str | None = None
    genre: GenreKind | None = None
    issuer_kind: IssuerKind | None = None
    year: int | None = None
    """0 where it has none."""
    topic: str | None = None
    grade: Grade | None = None


@dataclass(frozen=True)
class RememberedCorrection:
    """A correction with what the text is known by that it was made to."""

    sha256: str
    fingerprint: Fingerprint
    said: Correction


@dataclass(frozen=True)
class SimilarExemplar:
    """An exemplar in the holdings that shares a key with another text."""

    id: int
    title: str
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the library holds it: with its id, and what searches filter by."""

    id: int
    exemplar: int
    title: str
    genre: str
    issuer_kind: str
    year: int | None
    scope: str
    """`shipped`, `organisation`, or a chat's id."""
    grade: str
    passage: Passage
    topic: str = ""
    """What its document is about."""


@dataclass(frozen=True)
class StoredExemplar:
    """An exemplar as the library lists it."""

    id: int
    title: str
    genre: str
    issuer_kind: str
    year: int | None
    grade: str
    source: str
    scope: str
    passages: int
    """How many passages it has."""
    topic: str = ""


@dataclass(frozen=True)
class Changes:
    """A portion of what happened in the holdings since a revision, in order."""

    revision: int
    """How far the portion reaches."""
    added: tuple[StoredPassage, ...]
    """Passages of exemplars that are still there."""
    removed: tuple[int, ...]
    """Exemplars that were taken away."""


@dataclass(frozen=True)
class Hit:
    """A passage found, best first; the score compares only within one search."""

    score: float
    found: StoredPassage
