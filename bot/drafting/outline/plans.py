"""A section that no genre foresees: what it is called, does and asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.genre import Question, SectionPlan, SectionRole
from bot.language.document.roles import heading_role
from bot.texts.conversation import questions

_LENGTH = 300
_LEADS = ("导语", "导言", "前言", "引言", "引子", "开头", "开篇", "开场白")
_MAIN = (SectionRole.ACHIEVEMENTS, SectionRole.TASKS, SectionRole.MATTERS)


def own_name(plan: SectionPlan) -> str:
    """Return a section's heading without a number; empty for one that has none."""
    return plan.heading or plan.part


def part_numbers(plans: Sequence[SectionPlan]) -> list[tuple[int, int]]:
    """Return for each section the number of its part and its own within it, from 1; 0 where it has none.

    An annex is not counted among the parts.
    """
    counts: list[tuple[int, int]] = []
    number = 0
    for part, group in groupby(plans, key=lambda plan: plan.part):
        under = list(group)
        counts_as_part = bool(part) and under[0].role is not SectionRole.ANNEX
        number += counts_as_part
        ordinal = 0
        for plan in under:
            ordinal += bool(plan.heading)
            counts.append((number if counts_as_part else 0, ordinal if plan.heading else 0))
    return counts


def last_main(plans: Sequence[SectionPlan]) -> int:
    """Return where the last of the main sections stands: the last of all where none is a main one."""
    return max((n for n, plan in enumerate(plans) if plan.role in _MAIN), default=len(plans) - 1)


def new_section(neighbour: SectionPlan, name: str) -> SectionPlan:
    """Return a new section that stands beside `neighbour`, under its part if that has sections."""
    role = heading_role(name) or (neighbour.role if neighbour.role in _MAIN else SectionRole.OTHER)
    fresh = _new_plan(role, neighbour.part, name) if neighbour.heading else _new_plan(role, name, "")
    return replace(fresh, numbering=neighbour.numbering)


def new_part(neighbour: SectionPlan, name: str) -> SectionPlan:
    """Return a new part of one section, numbered as its neighbour is."""
    return new_section(replace(neighbour, part=neighbour.part or name, heading=""), name)


def is_lead(name: str) -> bool:
    """Return whether a heading names what opens a document without one: 导语."""
    return name in _LEADS


def new_lead(neighbour: SectionPlan) -> SectionPlan:
    """Return a new section that opens the document, numbered as its neighbour is."""
    return replace(_new_plan(SectionRole.LEAD, "", ""), numbering=neighbour.numbering)


def with_heading(plan: SectionPlan, name: str) -> SectionPlan:
    """Return the plan with another heading, at the level it has."""
    return replace(plan, heading=name) if plan.heading else replace(plan, part=name)


def own_section(known: Mapping[SectionRole, SectionPlan], part: str, heading: str) -> SectionPlan:
    """Return a section of the user's own; a whole part asks what a known one of its role asks."""
    role = heading_role(heading) or heading_role(part) or SectionRole.OTHER
    fresh = _new_plan(role, part, heading)
    if heading or role not in known or known[role].heading:
        return fresh
    like = known[role]
    return replace(fresh, questions=like.questions, guidance=like.guidance, length=like.length)


def _new_plan(role: SectionRole, part: str, heading: str) -> SectionPlan:
    asked = tuple(Question(ask, label) for ask, label in questions.COMMON)
    return SectionPlan(role, part, heading, asked, "", "", "", _LENGTH)
