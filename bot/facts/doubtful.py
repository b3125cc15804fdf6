"""What an open question leaves open: it need not be written until the clerk has answered."""

from collections.abc import Sequence

from bot.domain.fact import Fact
from bot.domain.ledger import Doubt
from bot.facts.evidence import figures
from bot.facts.use import may_state


def figures_in_doubt(fact: Fact, doubts: Sequence[Doubt]) -> frozenset[float]:
    """Return the figures of a fact that a question is about and that are not assumed meanwhile."""
    return frozenset(
        q.value
        for doubt in doubts
        for q in figures(fact.text)
        if (fact.id in doubt.facts or q.key in _question_figures(doubt))
        and q.value not in {assumed.value for assumed in figures(doubt.assumed)}
    )


def can_omit(fact: Fact, doubts: Sequence[Doubt]) -> bool:
    """Return whether a text may do without the fact: nothing that is assumed meanwhile speaks of it."""
    own = {q.value for q in figures(fact.text)}
    if own:
        return own <= figures_in_doubt(fact, doubts)
    return any(fact.id in doubt.facts and not may_state(doubt.assumed, fact.text) for doubt in doubts)


def _question_figures(doubt: Doubt) -> set[tuple[float, str]]:
    return {q.key for words in (doubt.question, *doubt.options) for q in figures(words)}
