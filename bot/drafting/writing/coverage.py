"""Which facts a text states: those its clauses are tagged with, and those it tells in some words."""

from collections.abc import Sequence

from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.domain.ledger import Doubt
from bot.facts.doubtful import can_omit, figures_in_doubt
from bot.facts.use import missing_figures, states
from bot.language.figures.quantities import quantities


def missing_facts(
    text: str, facts: Sequence[Fact], clauses: Sequence[Clause], doubts: Sequence[Doubt] = ()
) -> tuple[Fact, ...]:
    """Return the facts that no clause is tagged with and no words state, in their order.

    A tag alone does not count where a figure of the fact is nowhere in the text; in a text without any tag
    its figures are enough. What a doubt leaves open may be wanting.
    """
    tagged = {n for clause in clauses for n in clause.facts}

    def stated(fact: Fact) -> bool:
        if states(text, fact.text) or can_omit(fact, doubts):
            return True
        open_ = figures_in_doubt(fact, doubts)
        told = all(q.value in open_ for q in missing_figures(text, fact.text))
        return told and (fact.id in tagged or (not clauses and bool(quantities(fact.text))))

    return tuple(fact for fact in facts if not stated(fact))
