"""A finding: a place in a text, what is wrong there, by which source, and what to do about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; `info` never decides whether a text is compliant."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class FixKind(StrEnum):
    """What may be done about a finding, and by whom."""

    AUTO = "auto"
    """Written by code: it cannot change the meaning."""
    SUGGEST = "suggest"
    ASK = "ask"
    MASK = "mask"
    REGENERATE = "regenerate"
    """Written anew by a model."""
    BLOCK = "block"
    """Nothing goes out with it."""


@dataclass(frozen=True)
class Fix:
    """What may be done about a finding, and what may stand instead."""

    kind: FixKind
    replacement: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing found in a text."""

    rule: str
    severity: Severity
    start: int
    end: int
    """Offsets into the text, end exclusive."""
    quote: str
    message: str
    source: str
    fix: Fix


@dataclass(frozen=True)
class AcceptedFinding:
    """A finding that somebody let stand, on record."""

    rule: str
    quote: str
    place: str
    """What it is known by beside its words, most often its sentence: changed, it is decided anew."""
    nth: int
    """Which one it is among those with the same rule, quote and place, from 0."""
    reason: str
    """Why, in their own words; empty where they gave none."""
    by: str
    """The chat in which it was decided."""
    at: datetime | None = None
    """When, in UTC; `None` before it is stored."""
