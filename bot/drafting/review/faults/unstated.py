"""Facts that nothing states: they have no tag, and neither their figures nor their words stand there."""

from collections.abc import Collection, Iterator

from bot.domain.fact import Fact, Status
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault, Weight
from bot.facts.doubtful import may_be_left_out, unsettled
from bot.facts.evidence import figures
from bot.facts.use import figures_wanting, told_in
from bot.texts import faults as texts

KIND, FIGURE = "unstated", "figure"


def missing(draft: Draft) -> Iterator[Fact]:
    """Yield the facts that nothing states, those left out that an open question leaves open."""
    text, tagged, doubts = draft.text, _tagged(draft), draft.ledger.doubts
    for fact in draft.facts:
        if fact.id not in tagged and not (told_in(text, fact.text) or may_be_left_out(fact, doubts)):
            yield fact


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each fact that is missing, and for each figure of one that is told without it."""
    text, tagged = draft.text, _tagged(draft)
    without = {fact.id for fact in missing(draft)}
    for fact in draft.facts:
        if fact.id in without:
            yield Fault(
                KIND, fact.section or 0, "", texts.unstated(fact.id, fact.text), _weight(fact, tagged)
            )
        elif left := _left(text, fact, unsettled(fact, draft.ledger.doubts)):
            line = texts.figure_left(fact.id, fact.text, left)
            yield Fault(FIGURE, fact.section or 0, "", line, Weight.ADVISING)


def _tagged(draft: Draft) -> set[int]:
    return {number for part in draft.parts for clause in part.clauses for number in clause.facts}


def _weight(fact: Fact, tagged: set[int]) -> Weight:
    """Return how sure it is: what has no figure may be told in other words, an intention may be left out."""
    sure = figures(fact.text) or tagged
    return Weight.BLOCKING if sure and fact.status is not Status.PROPOSED else Weight.ADVISING


def _left(text: str, fact: Fact, open_: Collection[float]) -> str:
    """Return the first figure of a fact that stands nowhere in the text, as it was told; empty for none."""
    told = figures(fact.text)
    exact = (q for q in figures_wanting(text, fact.text) if q in told and not q.approximate and q.value > 1)
    wanting = (fact.text[q.start : q.end] for q in exact if q.value not in open_)
    return next((words for words in wanting if words not in text), "")
