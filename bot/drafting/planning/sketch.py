"""A plan as it was answered: pieces in order, each with its level, its kind and the entries it uses."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.genre import SectionRole


class Kind(StrEnum):
    """What a piece of a plan does."""

    LEAD = "lead"
    GROUP = "group"
    """Only a heading: what is divided stands below it."""
    DONE = "done"
    STATE = "state"
    PROBLEM = "problem"
    PLAN = "plan"
    REQUIREMENTS = "requirements"
    TASK = "task"
    STEPS = "steps"
    GUARANTEE = "guarantee"
    MATTER = "matter"
    CLOSING = "closing"
    ANNEX = "annex"


FRAMING = (Kind.LEAD, Kind.CLOSING)
"""Kinds that stand without facts as well: custom supplies their sentences."""
ROLES = {
    Kind.LEAD: SectionRole.LEAD,
    Kind.DONE: SectionRole.ACHIEVEMENTS,
    Kind.PROBLEM: SectionRole.PROBLEMS,
    Kind.PLAN: SectionRole.NEXT_STEPS,
    Kind.REQUIREMENTS: SectionRole.REQUIREMENTS,
    Kind.TASK: SectionRole.TASKS,
    Kind.STEPS: SectionRole.STEPS,
    Kind.GUARANTEE: SectionRole.SAFEGUARDS,
    Kind.MATTER: SectionRole.MATTERS,
    Kind.CLOSING: SectionRole.CLOSING,
    Kind.ANNEX: SectionRole.ANNEX,
}
"""The role of the section that a kind is laid out as; 情况 has none of its own."""


@dataclass(frozen=True)
class Piece:
    """One heading, or one section, of a plan."""

    level: int
    """0 for a section without a heading, 1 for a part, 2 for a section under one."""
    heading: str
    """Without a label."""
    kind: Kind
    facts: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()
    chars: int = 0
    """The length it is to have; 0 where none was told."""
    intent: str = ""
    first: str = ""
    """How its text begins."""
    must: bool = False
    """Whether the document cannot do without it, though it has no facts."""
    section: int = 0
    """The id of the section that it stands for; 0 for a new one."""

    @property
    def is_group(self) -> bool:
        """Return whether it is only a heading."""
        return self.kind is Kind.GROUP

    @property
    def entries(self) -> tuple[int, ...]:
        """Return the numbers of all it uses."""
        return (*self.facts, *self.gaps)

    def holding(self, other: "Piece") -> "Piece":
        """Return the piece with what another uses behind its own."""
        return replace(self, facts=(*self.facts, *other.facts), gaps=(*self.gaps, *other.gaps))


@dataclass(frozen=True)
class Sketch:
    """A whole plan."""

    title: str
    main_line: str
    pieces: tuple[Piece, ...]
    formulations: tuple[str, ...] = ()
    left: tuple[int, ...] = ()
    """The facts that are not to be written for the time being."""

    @property
    def sections(self) -> tuple[Piece, ...]:
        """Return the pieces that get a text."""
        return tuple(piece for piece in self.pieces if not piece.is_group)

    @property
    def looks_forward(self) -> bool:
        """Return whether no section tells what was done or is lacking: a plan, a notice, key points."""
        return not any(p.kind in (Kind.DONE, Kind.PROBLEM, Kind.PLAN) for p in self.pieces)
