"""Which facts a text states: those its clauses are tagged with, and those it tells in some words."""

from collections.abc import Sequence

from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.facts.use import states
from bot.language.quantities import quantities


def unwritten(text: str, facts: Sequence[Fact], clauses: Sequence[Clause]) -> tuple[Fact, ...]:
    """Return the facts that no clause is tagged with and no words state, in their order.

    A tag alone does not count where a figure of the fact is nowhere in the text.
    """
    tagged = {n for clause in clauses for n in clause.facts}
    figures = {q.value for q in quantities(text)}

    def stated(fact: Fact) -> bool:
        has_figures = all(q.value in figures for q in quantities(fact.text))
        return (fact.id in tagged and has_figures) or states(text, fact.text)

    return tuple(fact for fact in facts if not stated(fact))
