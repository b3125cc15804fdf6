"""How much the facts of a section carry, in characters, beside its share of the length that is wanted.

The measures are those of documents drafted from known facts in which nothing was padded.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.document import Section
from bot.domain.fact import Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger

_DEEDS, _PROBLEMS, _PLANS, _TASKS = (80, 85), (70, 120), (100, 200), (120, 170)
"""What a section carries whatever it tells, and for each fact."""
_CHARS_BY_ROLE = {
    SectionRole.PROBLEMS: _PROBLEMS,
    SectionRole.NEXT_STEPS: _PLANS,
    SectionRole.TASKS: _TASKS,
    SectionRole.STEPS: _TASKS,
    SectionRole.SAFEGUARDS: _TASKS,
}
_PER_ANSWER = 100
"""What a plan section carries more for each problem that it answers."""
BY_CUSTOM = (SectionRole.LEAD, SectionRole.REQUIREMENTS, SectionRole.ANNEX, SectionRole.CLOSING)
"""Roles whose sentences custom supplies: their length does not hang on facts."""
_ENOUGH = 0.85
"""From this share of the wanted length on, nothing is missing."""


@dataclass(frozen=True)
class Capacity:
    """What one section has to tell, or a whole document."""

    facts: int
    carries: int
    """The characters that the facts carry."""
    share: int
    """The characters that are wanted."""

    @property
    def thin(self) -> bool:
        """Return whether the facts carry clearly less than is wanted."""
        return self.carries < _ENOUGH * self.share


def capacities(ledger: Ledger, sections: Sequence[Section], target: int | None) -> dict[int, Capacity]:
    """Return what each section has to tell, by id; without a target each has the length of its plan."""
    wanted = shares([section.plan for section in sections], target)
    problems = sum(fact.status is Status.PROBLEM for fact in ledger.facts)
    told = Counter(fact.section for fact in ledger.facts)
    return {
        s.id: Capacity(
            told[s.id], chars_for(s.plan, told[s.id], problems) or _by_custom(s.plan, share), share
        )
        for s, share in zip(sections, wanted, strict=True)
    }


def total(of_sections: dict[int, Capacity]) -> Capacity:
    """Return what the document has to tell in all."""
    every = of_sections.values()
    return Capacity(sum(c.facts for c in every), sum(c.carries for c in every), sum(c.share for c in every))


def chars_for(plan: SectionPlan, facts: int, problems: int = 0) -> int:
    """Return the characters that so many facts carry in the section; 0 for none, and by custom."""
    if not facts or plan.role in BY_CUSTOM:
        return 0
    base, each = _CHARS_BY_ROLE.get(plan.role, _DEEDS)
    answered = problems if plan.role is SectionRole.NEXT_STEPS else 0
    return base + each * facts + _PER_ANSWER * answered


def shares(plans: Sequence[SectionPlan], target: int | None) -> list[int]:
    """Return the length of each section, in proportion to the length wanted for the whole."""
    whole_ = sum(plan.length for plan in plans)
    factor = target / whole_ if target and whole_ else 1
    return [round(plan.length * factor) for plan in plans]


def _by_custom(plan: SectionPlan, share: int) -> int:
    return share if plan.role in BY_CUSTOM else 0
