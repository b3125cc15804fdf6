"""A fault: a place in a draft, and in one line what is wrong there."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.finding import Aspect


class Weight(StrEnum):
    """How much a fault weighs."""

    BLOCKING = "blocking"
    """The text may not go out with it: no replacement may bring one in."""
    ADVISING = "advising"
    """Worth a look by whoever reads the draft through."""


@dataclass(frozen=True)
class Fault:
    """One thing that code found in a draft."""

    kind: str
    """By which check, or by the id of the rule."""
    section: int
    """The section it is in, or the one it is missing from."""
    quote: str
    """The words it is about; empty where something is missing."""
    line: str
    """What is wrong, as the model and the user read it."""
    weight: Weight = Weight.BLOCKING
    about: Aspect | None = None
    """Of a rule's; `None` where a check of drafts alone found it."""
