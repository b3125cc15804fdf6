"""Which facts a text states: those its clauses are tagged with, and those it tells in some words."""

from collections.abc import Sequence

from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.facts.use import states
from bot.language.quantities import quantities


def unwritten(text: str, facts: Sequence[Fact], clauses: Sequence[Clause]) -> tuple[Fact, ...]:
    """Return the facts that no clause is tagged with and no words state, in their order.

    A tag alone does not count where a figure of the fact is nowhere in the text; in a text without any tag
    its figures are enough.
    """
    tagged = {n for clause in clauses for n in clause.facts}
    figures = {q.value for q in quantities(text)}

    def stated(fact: Fact) -> bool:
        own = {q.value for q in quantities(fact.text)}
        spoken_of = fact.id in tagged or (bool(own) and not clauses)
        return (spoken_of and own <= figures) or states(text, fact.text)

    return tuple(fact for fact in facts if not stated(fact))
