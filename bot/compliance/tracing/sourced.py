"""Which facts a place in a text rests on, where that is known: those its clause is tagged with."""

from bot.compliance.rule import Context
from bot.domain.fact import Fact


def sources_at(text: str, start: int, end: int, context: Context) -> tuple[Fact, ...]:
    """Return the facts of the clauses that hold the whole of a place, in the order they were told."""
    numbers = {
        number
        for clause in context.clauses
        if clause.facts and _holds(text, clause.text, start, end)
        for number in clause.facts
    }
    return tuple(fact for fact in context.facts or () if fact.id in numbers)


def _holds(text: str, words: str, start: int, end: int) -> bool:
    at = text.find(words, max(0, end - len(words)))
    return 0 <= at <= start
