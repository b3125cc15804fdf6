"""The outline: proposed by the genre, longer or shorter by a section; what its sections are called."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.document import Brief, Document, Section
from bot.domain.genre import Genre, Outline, OutlineVariant, SectionPlan, SectionRole
from bot.drafting.outline.plans import last_main, new_section, own_name, part_numbers
from bot.language.document.headings import heading_label, subheading_lines
from bot.texts.conversation import outline as texts
from bot.understanding.titles import fill_pattern

_MOST = 40
"""So many sections an outline may have, and so many characters a heading."""


def names(outline: Sequence[SectionPlan]) -> list[str]:
    """Return what each section is called: 导语, （一）加强思想教育, 二、存在问题, 附件：推荐表."""
    counts = zip(outline, part_numbers(outline), strict=True)
    return [_name(plan, number, ordinal) for plan, (number, ordinal) in counts]


def propose(genre: Genre, brief: Brief, turn: int = 0) -> Outline:
    """Return the outline that fits the brief's topic best, or the `turn`-th after it, around in a circle."""
    ordered = variants_by_fit(genre, brief)
    return tuple(_about(plan, brief) for plan in ordered[turn % len(ordered)].sections)


def variants_by_fit(genre: Genre, brief: Brief) -> list[OutlineVariant]:
    """Return the ways to divide a document of the genre, those that fit the brief's topic first."""
    return sorted(genre.variants, key=lambda v: (not is_fitting(v, brief), bool(v.topics)))


def scale(outline: Outline, target: int | None) -> Outline:
    """Return the outline with its lengths in proportion to the length wanted for the whole."""
    whole = sum(plan.length for plan in outline)
    return tuple(replace(p, length=round(p.length * target / whole)) for p in outline) if target else outline


def fault(outline: Outline) -> str:
    """Return in one line why a document cannot be divided like this, or an empty string."""
    if not outline:
        return texts.EMPTY
    if len(outline) > _MOST:
        return texts.too_many(_MOST)
    called = [name for plan in outline for name in (plan.part, plan.heading)]
    if long := [name for name in called if len(name) > _MOST]:
        return texts.too_long(long[0], _MOST)
    twice = _duplicate_name(outline)
    return texts.twice(twice) if twice else ""


def add_section(outline: Outline, name: str) -> Outline:
    """Return the outline with a section after the last of its main ones."""
    at = last_main(outline)
    return (*outline[: at + 1], new_section(outline[at], name), *outline[at + 1 :])


def drop_section(outline: Outline) -> Outline:
    """Return the outline without the last of its main sections."""
    at = last_main(outline)
    return (*outline[:at], *outline[at + 1 :])


def section_name(document: Document, section: Section) -> str:
    """Return what a section is called, with its number in the document as it stands."""
    called = section_names(document).get(section.id)
    return called or section.plan.heading or section.plan.part or section.plan.role


def section_names(document: Document) -> dict[int, str]:
    """Return what each section in the document is called, by id."""
    return dict(zip((s.id for s in document.live), names([s.plan for s in document.live]), strict=True))


def subheadings(document: Document, section: Section) -> tuple[str, ...]:
    """Return the headings that a section's text is to have, with their labels."""
    plans = [other.plan for other in document.live]
    counts = dict(zip((other.id for other in document.live), part_numbers(plans), strict=True))
    above = counts.get(section.id, (0, 0))
    return subheading_lines(section.plan, above)


def _name(plan: SectionPlan, number: int, ordinal: int) -> str:
    if plan.role is SectionRole.ANNEX:
        return f"{plan.role}：{own_name(plan).removeprefix(plan.role).strip('：: ')}"
    if plan.heading:
        return heading_label(plan.numbering, 2, (number, ordinal)) + plan.heading
    return heading_label(plan.numbering, 1, (number,)) + plan.part if plan.part else plan.role


def is_fitting(variant: OutlineVariant, brief: Brief) -> bool:
    """Return whether a way to divide a document is meant for the topic of a brief."""
    return any(topic in brief.topic for topic in variant.topics)


def _about(plan: SectionPlan, brief: Brief) -> SectionPlan:
    asked = tuple(replace(q, ask=fill_pattern(q.ask, brief)) for q in plan.questions)
    opening, closing = fill_pattern(plan.opening, brief), fill_pattern(plan.closing, brief)
    return replace(plan, opening=opening, closing=closing, questions=asked)


def _duplicate_name(outline: Outline) -> str:
    """Return a name that stands twice where it can stand once only, or an empty string."""
    parts: set[str] = set()
    part: str
    for part, group in groupby(outline, key=lambda plan: plan.part):
        headings = [plan.heading for plan in group]
        if part and (part in parts or ("" in headings and len(headings) > 1)):
            return part
        if repeated := [h for h in headings if h and headings.count(h) > 1]:
            return repeated[0]
        parts.add(part)
    return ""
