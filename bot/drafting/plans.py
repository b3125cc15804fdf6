"""A section that no genre foresees: what it is called, does and asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.genre import Question, SectionPlan, SectionRole
from bot.language.roles import told_by
from bot.texts import questions

_LENGTH = 300
_MAIN = (SectionRole.ACHIEVEMENTS, SectionRole.TASKS, SectionRole.MATTERS)


def own_name(plan: SectionPlan) -> str:
    """Return a section's heading without a number; empty for one that has none."""
    return plan.heading or plan.part


def last_main(plans: Sequence[SectionPlan]) -> int:
    """Return where the last of the main sections stands: the last of all where none is a main one."""
    return max((n for n, plan in enumerate(plans) if plan.role in _MAIN), default=len(plans) - 1)


def added(neighbour: SectionPlan, name: str) -> SectionPlan:
    """Return a new section that stands beside `neighbour`, under its part if that has sections."""
    role = told_by(name) or (neighbour.role if neighbour.role in _MAIN else SectionRole.OTHER)
    return _fresh(role, neighbour.part, name) if neighbour.heading else _fresh(role, name, "")


def own(known: Mapping[SectionRole, SectionPlan], part: str, heading: str) -> SectionPlan:
    """Return a section of the user's own; a whole part asks what a known one of its role asks."""
    role = told_by(heading) or told_by(part) or SectionRole.OTHER
    fresh = _fresh(role, part, heading)
    if heading or role not in known or known[role].heading:
        return fresh
    like = known[role]
    return replace(fresh, questions=like.questions, guidance=like.guidance, length=like.length)


def _fresh(role: SectionRole, part: str, heading: str) -> SectionPlan:
    asked = tuple(Question(ask, label) for ask, label in questions.COMMON)
    return SectionPlan(role, part, heading, asked, "", "", "", _LENGTH)
