"""A finding: a place in a text, what is wrong there, by which source, and what to do about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; `info` never decides whether a text is compliant."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class Aspect(StrEnum):
    """What a rule is about."""

    STRUCTURE = "structure"
    NUMBERING = "numbering"
    LAYOUT = "layout"
    """Marks of layout in a plain text: empty lines, indents, Markdown."""
    PUNCTUATION = "punctuation"
    NUMBERS = "numbers"
    """How numbers and dates are written, and whether they agree with each other and the calendar."""
    WORDING = "wording"
    """Set phrases (提法)."""
    UNTOLD_FIGURE = "untold_figure"
    """A figure or a date that no fact holds."""
    UNTOLD_NAME = "untold_name"
    """Somebody, something or words of somebody that no fact names."""
    MISTOLD = "mistold"
    """A fact told otherwise than the user told it."""
    UNDECIDED = "undecided"
    """What nobody has decided or promised, told as if."""
    CONTRADICTION = "contradiction"
    FORBIDDEN = "forbidden"
    """Words that the user wants left out."""
    GAP = "gap"
    """A fact that is still to be told."""
    COPY = "copy"
    """Taken from an exemplar."""
    RESIDUE = "residue"
    """Adverts, masks, empty fields, talk of a model or template."""
    SECRECY = "secrecy"
    STYLE = "style"
    PROPOSAL = "proposal"
    """A sentence that the drafter proposed (代拟)."""


UNTOLD = frozenset({Aspect.UNTOLD_FIGURE, Aspect.UNTOLD_NAME})
"""What states something that nobody told."""
FACTUAL = UNTOLD | {
    Aspect.MISTOLD,
    Aspect.UNDECIDED,
    Aspect.CONTRADICTION,
    Aspect.FORBIDDEN,
    Aspect.GAP,
}
"""What can only be judged by what the user told."""


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
    about: Aspect | None = None
    """`None` where it was stored before this was."""


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
