"""Gaps: those that were asked for stand in their section, once; no other is marked."""

from collections.abc import Iterator, Sequence

from bot.drafting.briefing import gaps_of
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults.fault import Fault
from bot.drafting.sources.gap_marks import needless_gaps
from bot.drafting.sources.open_matters import has_open_clause
from bot.facts.use import may_state
from bot.facts.wording import bigrams, compact_text
from bot.texts import paper
from bot.texts.prompting import faults as texts

KIND = "gap"
_SHARE = 0.5


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for a gap that is not marked, and for one that nobody asked for or that was told."""
    unmarked = tuple(needless_gaps(draft.genre, draft.ledger))
    for part in draft.parts:
        marked, asked = paper.gaps_in(part.text), gaps_of(part.section, draft.ledger)
        for what in asked:
            told = draft.genre.public and has_open_clause(part.text, what)
            if not (told or what in unmarked or _is_among(what, marked)):
                yield Fault(KIND, part.section.id, "", texts.gap_missing(part.name, what))
        for label in marked:
            if not (_is_among(label, asked) or _is_of_form(label, part, draft)):
                yield Fault(KIND, part.section.id, paper.gap_mark(label), _needless(label, part, draft))


def _needless(label: str, part: Part, draft: Draft) -> str:
    told = next((f for f in draft.ledger.facts if may_state(f.text, label)), None)
    return texts.gap_with_fact(part.name, label, told.id) if told else texts.gap_needless(part.name, label)


def _is_of_form(label: str, part: Part, draft: Draft) -> bool:
    """Return whether it marks an obligatory section without matter, or something that stands elsewhere."""
    without = not any(fact.section == part.section.id for fact in draft.ledger.facts)
    return without or any(_is_same(label, gap.what) for gap in draft.ledger.gaps)


def _is_among(label: str, others: Sequence[str]) -> bool:
    return any(_is_same(label, other) for other in others)


def _is_same(one: str, other: str) -> bool:
    """Return whether two labels name the same thing, though one says it with more words."""
    a, b = compact_text(one), compact_text(other)
    if a in b or b in a:
        return True
    less, more = sorted((bigrams(one), bigrams(other)), key=len)
    return bool(less) and len(less & more) >= _SHARE * len(less)
