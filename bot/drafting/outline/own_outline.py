"""An outline of the clerk's own, taken literally: headings, levels, and labels other than the usual."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.outline.arrangement import Arrangement, PlacedSection
from bot.drafting.outline.plans import own_name, own_section
from bot.language.document.outlines import OWN_FORMS, OutlineHeading, outline_headings

_SECOND = "（一）"
"""The usual label of level two."""


@dataclass
class _Part:
    """A section as the headings tell it, while they are read."""

    part: OutlineHeading | None
    heading: OutlineHeading | None
    below: list[str]


def with_own_outline(arrangement: Arrangement, text: str) -> Arrangement | None:
    """Return the arrangement that an outline lays down; `None` where the text has fewer than two headings.

    A section whose heading stayed keeps its id, its questions and its length. What opens the document
    without a heading stays before all, annexes after all, unless the outline names them. A heading that
    comes twice counts once.
    """
    headings = outline_headings(text)
    known = {placed.plan.role: placed.plan for placed in reversed(arrangement)}
    numbering = _numbering(headings)
    plans = [_plan(known, part, numbering) for part in _parts(headings)]
    order = list(dict.fromkeys(plan.part for plan in plans))
    plans.sort(key=lambda plan: order.index(plan.part))
    kept = [_standing_section(arrangement, plan) for plan in dict.fromkeys(plans)]
    if len(kept) < 2:
        return None
    opens = kept[0].plan.role in (SectionRole.LEAD, SectionRole.REQUIREMENTS)
    lead = [p for p in arrangement[:1] if p.plan.role is SectionRole.LEAD and not own_name(p.plan)]
    annexed = any(placed.plan.role is SectionRole.ANNEX for placed in kept)
    annexes = [p for p in arrangement if p.plan.role is SectionRole.ANNEX and not annexed]
    return (*(() if opens else lead), *_unique(kept), *annexes)


def _parts(headings: Sequence[OutlineHeading]) -> Iterator[_Part]:
    """Yield the sections: a part without headings under it is one, and so is each heading of level two.

    An outline that begins with （一） has no parts.
    """
    part: _Part | None = None
    partless = bool(headings) and headings[0].form == _SECOND
    for heading in headings:
        level = heading.level + partless
        if part is None or level <= 2:
            if part and (part.heading or level == 1):
                yield part
            above = part.part if part and level == 2 else None
            part = _Part(heading, None, []) if level == 1 else _Part(above, heading, [])
        else:
            part.below.append(heading.name)
    if part:
        yield part


def _plan(known: Mapping[SectionRole, SectionPlan], part: _Part, numbering: tuple[str, ...]) -> SectionPlan:
    lowest = part.heading or part.part
    plan = own_section(known, part.part.name if part.part else "", part.heading.name if part.heading else "")
    return replace(
        plan,
        guidance=(lowest.note if lowest else "") or plan.guidance,
        subheadings=tuple(dict.fromkeys(part.below)),
        numbering=numbering,
    )


def _numbering(headings: Sequence[OutlineHeading]) -> tuple[str, ...]:
    """Return the labels of the levels where the clerk has a way of numbering of her own; else nothing."""
    forms = {heading.level: heading.form for heading in reversed(headings)}
    if not any(form in OWN_FORMS for form in forms.values()):
        return ()
    return tuple(forms.get(level, "") for level in (1, 2, 3))


def _standing_section(arrangement: Arrangement, plan: SectionPlan) -> PlacedSection:
    """Return a section of the outline as that which has stood under this heading; as a new one otherwise."""
    same = next((p for p in arrangement if own_name(p.plan) and own_name(p.plan) == own_name(plan)), None)
    if same is None:
        return PlacedSection(0, plan)
    as_was = replace(
        same.plan,
        part=plan.part,
        heading=plan.heading,
        subheadings=plan.subheadings or same.plan.subheadings,
        numbering=plan.numbering,
    )
    return PlacedSection(same.section, as_was)


def _unique(kept: Sequence[PlacedSection]) -> Iterator[PlacedSection]:
    """Yield the sections without those whose heading came before: one id is given once."""
    seen: set[tuple[str, str]] = set()
    for placed in kept:
        name = (placed.plan.part, placed.plan.heading)
        if name not in seen:
            seen.add(name)
            yield placed
