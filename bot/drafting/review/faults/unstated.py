"""Facts that nothing states: they have no tag, and neither their figures nor their words stand there."""

from collections.abc import Collection, Iterator

from bot.domain.fact import Fact, Status
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault, Weight
from bot.facts.doubtful import can_omit, figures_in_doubt
from bot.facts.evidence import figures
from bot.facts.use import may_state, missing_figures
from bot.texts.prompting import faults as texts

KIND, FIGURE = "unstated", "figure"


def missing(draft: Draft) -> Iterator[Fact]:
    """Yield the facts that nothing states, those left out that an open question leaves open."""
    text, tagged, doubts = draft.text, _tag_numbers(draft), draft.ledger.doubts
    for fact in draft.facts:
        if fact.id not in tagged and not (may_state(text, fact.text) or can_omit(fact, doubts)):
            yield fact


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each fact that is missing, and for each figure of one that is told without it."""
    text, tagged = draft.text, _tag_numbers(draft)
    without = {fact.id for fact in missing(draft)}
    for fact in draft.facts:
        if fact.id in without:
            yield Fault(
                KIND, fact.section or 0, "", texts.missing_fact(fact.id, fact.text), _weight(fact, tagged)
            )
        elif left := _missing_figure(text, fact, figures_in_doubt(fact, draft.ledger.doubts)):
            line = texts.missing_figure(fact.id, fact.text, left)
            yield Fault(FIGURE, fact.section or 0, "", line, Weight.ADVISING)


def _tag_numbers(draft: Draft) -> set[int]:
    return {number for part in draft.parts for clause in part.clauses for number in clause.facts}


def _weight(fact: Fact, tagged: set[int]) -> Weight:
    """Return how sure it is: what has no figure may be told in other words, an intention may be left out."""
    sure = figures(fact.text) or tagged
    return Weight.BLOCKING if sure and fact.status is not Status.PROPOSED else Weight.ADVISING


def _missing_figure(text: str, fact: Fact, open_: Collection[float]) -> str:
    """Return the first figure of a fact that stands nowhere in the text, as it was told; empty for none."""
    told = figures(fact.text)
    exact = (q for q in missing_figures(text, fact.text) if q in told and not q.approximate and q.value > 1)
    wanting = (fact.text[q.start : q.end] for q in exact if q.value not in open_)
    return next((words for words in wanting if words not in text), "")
