"""A section for every fact that its words place nowhere, where nobody can be asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.document import Section
from bot.domain.fact import Fact
from bot.domain.ledger import Ledger, Reading
from bot.drafting.placing.affinity import Affinity
from bot.drafting.placing.holding import eligible_sections
from bot.drafting.placing.sections import NOT_WRITTEN, facts_without_section

_Nearness = Callable[[Fact, Fact], bool]
_TOLD_WITH: tuple[_Nearness, ...] = (
    lambda fact, other: fact.message == other.message and fact.head == other.head != "",
    lambda fact, other: fact.message == other.message and fact.sentence == other.sentence,
)
_NEAR: tuple[_Nearness, ...] = (
    lambda fact, other: fact.message == other.message,
    lambda fact, other: other.id < fact.id,
)


def remainder_placement(ledger: Ledger, sections: Sequence[Section]) -> Reading:
    """Return the patch that puts what no section holds beside what it was told with; it may be empty.

    What was told with nothing goes where its words point at all, else behind what was told last. A fact for
    whose status the outline has no part keeps no section.
    """
    words = Affinity([section.plan for section in sections])
    facts = facts_without_section(ledger, sections)
    places = [(fact, _section(fact, ledger, sections, words)) for fact in facts]
    return Reading(tuple(replace(fact, section=at) for fact, at in places if at is not None))


def _section(fact: Fact, ledger: Ledger, sections: Sequence[Section], words: Affinity) -> int | None:
    allowed = [sections[n].id for n in eligible_sections(fact.status, [section.plan for section in sections])]
    weights = dict(zip((section.id for section in sections), words.of(fact.text, fact.head), strict=True))
    pointed = max(allowed, key=lambda at: weights[at], default=None)
    beside = _beside(_TOLD_WITH, fact, ledger, allowed)
    if beside is None and pointed is not None and weights[pointed] > 0:
        return pointed
    return beside or _beside(_NEAR, fact, ledger, allowed) or next(iter(reversed(allowed)), None)


def _beside(near: Sequence[_Nearness], fact: Fact, ledger: Ledger, allowed: Sequence[int]) -> int | None:
    """Return the section of the nearest fact that was told with it and has an allowed one."""
    placed = [other for other in ledger.facts if other.section in allowed and other.section != NOT_WRITTEN]
    for told_with in near:
        others = [other for other in placed if told_with(fact, other)]
        if others:
            return min(others, key=lambda other: abs(other.id - fact.id)).section
    return None
