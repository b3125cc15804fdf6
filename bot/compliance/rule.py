"""A rule: what it looks for, how much it weighs, which source it rests on, and examples of both kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.finding import Fix, Severity


@dataclass(frozen=True)
class Context:
    """What a text is judged against."""

    brief: Brief = field(default_factory=Brief)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Spot:
    """A place that a detector points at."""

    start: int
    end: int
    fix: Fix


Detector = Callable[[str, Context], Iterable[Spot]]


@dataclass(frozen=True)
class Case:
    """An example of a rule at work."""

    text: str
    found: tuple[str, ...] = ()
    """The quotes that the rule points at; empty for a text that it must let pass."""
    told: str = ""
    """What the user told, for rules that compare with the facts."""


@dataclass(frozen=True)
class Rule:
    """One rule; its id is the one of the published catalogue."""

    id: str
    severity: Severity
    message: str
    source: str
    detect: Detector
    cases: tuple[Case, ...]
