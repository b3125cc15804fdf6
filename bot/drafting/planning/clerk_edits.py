"""Which sections a clerk has made her own: added, renamed, moved or written; and which she took away."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.document import Document, Progress, Section
from bot.domain.history import Before, Step
from bot.drafting.outline.plans import own_name


@dataclass(frozen=True)
class ClerkEdits:
    """What of an outline is the clerk's own."""

    kept: tuple[Section, ...]
    """In the order of the document."""
    gone: tuple[str, ...]
    """The headings that she took away or changed."""


def clerk_edits(document: Document, steps: Sequence[Step]) -> ClerkEdits:
    """Return what the steps that stand, oldest first, show of an outline; proposals are nobody's own."""
    own = [step.before for step in steps if not step.before.proposed]
    hers = {n for before in own for n in (*before.added, *_new_plans(before))} | _moves(document, steps)
    kept = tuple(s for s in document.live if s.id in hers or s.shown)
    return ClerkEdits(kept, tuple(_missing_names(document, own)))


def _new_plans(before: Before) -> list[int]:
    return [standing.section for standing in before.sections if standing.plan is not None]


def _moves(document: Document, steps: Sequence[Step]) -> set[int]:
    """Return the sections that changed their place farthest in steps that did nothing but move."""
    now = {section.id: n for n, section in enumerate(document.sections)}
    moved: set[int] = set()
    for step in reversed(steps):
        then = now | {s.section: s.position for s in step.before.sections if s.position is not None}
        if _is_pure_move(step.before):
            ways = {s.section: abs(then[s.section] - now.get(s.section, 0)) for s in step.before.sections}
            moved |= {section for section, way in ways.items() if way == max(ways.values())}
        now = then
    return moved


def _is_pure_move(before: Before) -> bool:
    moved = [s for s in before.sections if s.position is not None]
    same = all(s.plan is None and s.progress is None for s in before.sections)
    return bool(moved) and same and not before.added and not before.proposed


def _missing_names(document: Document, own: Sequence[Before]) -> list[str]:
    """Return the names of what was dropped or renamed and stands nowhere now."""
    known = {section.id: section for section in document.sections}
    names = []
    for before in own:
        for standing in before.sections:
            section = known.get(standing.section)
            dropped = section and standing.progress is not None and section.progress is Progress.DROPPED
            if section and dropped:
                names.append(own_name(section.plan))
            if standing.plan is not None:
                names += [standing.plan.heading, standing.plan.part]
    here = {name for section in document.live for name in (section.plan.heading, section.plan.part)}
    return [name for name in dict.fromkeys(names) if name and name not in here]
