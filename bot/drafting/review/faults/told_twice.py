"""A fact is told once: in two sections it is one too many."""

from collections.abc import Iterator
from itertools import pairwise

from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.domain.genre import SectionRole
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults.fault import Fault, Weight
from bot.facts.evidence import figures
from bot.facts.use import may_state
from bot.texts.prompting import faults as texts

KIND = "told_twice"
_MAY_TELL_AGAIN = (SectionRole.LEAD, SectionRole.ANNEX)


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each fact that the tags of two sections give and that both really tell.

    What opens the document may tell the totals and the result before their own section does, and a form
    that is attached says again when it is to be handed in.
    """
    parts = [part for part in draft.parts if part.section.plan.role not in _MAY_TELL_AGAIN]
    for fact in draft.facts:
        telling = [(part, clause) for part in parts if (clause := _source_clause(part, fact))]
        for (first, _), (second, clause) in pairwise(telling):
            line = texts.duplicate_fact(fact.id, fact.text, first.name, second.name)
            yield Fault(KIND, second.section.id, clause.text, line, Weight.ADVISING)


def _source_clause(part: Part, fact: Fact) -> Clause | None:
    """Return the clause that tells the fact; one that only calculates with it does not."""
    return next((c for c in part.clauses if fact.id in c.facts and _tells(c.text, fact)), None)


def _tells(clause: str, fact: Fact) -> bool:
    told = {q.value for q in figures(fact.text)}
    if told:
        return bool(told & {q.value for q in figures(clause)})
    return may_state(clause, fact.text)
