"""Figures that were told of one thing and are stated of another."""

from collections.abc import Iterator

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence, Statement, figures
from bot.facts.figures.ranges import covers
from bot.facts.wording import bigrams, clause_around
from bot.regex import regex

_EVENTS = frozenset("场次期节轮")
_SHARED = 2
# 老人 and 学生 are counted in many ways; one shared word says little.
_PEOPLE = frozenset({"人", "人次", "户"})


def misattributions(text: str, known: Evidence) -> Iterator[tuple[Quantity, str]]:
    """Yield the quantities that were told of one thing and are stated of another, with what was told of it.

    Only where unit and words disagree clearly: nothing that was told with this number shares a word with the
    statement, while something told with another number does.
    """
    for q in figures(text):
        if q.value <= 1:
            continue
        holding = [s for s, told in known.occurrences_in(q.unit) if covers(told, q)]
        said = bigrams(clause_around(text, q.start, q.end)) if holding else frozenset()
        if not said or any(said & _topic_words(s, q, known) for s in holding):
            continue
        if any(_is_told_beside(text, q, s) for s in holding):
            continue
        for statement in known.statements:
            if other := next((o for o in statement.quantities if _contradicts(statement, o, q, said)), None):
                yield q, statement.text[other.start : other.end]
                break


def _is_told_beside(text: str, q: Quantity, statement: Statement) -> bool:
    """Return whether the figure that it was compared with stands beside it: 由上月的13.5%降至12.1%."""
    clause = clause_around(text, q.start, q.end)
    return any(_BECAME.search(clause) and o.unit == q.unit and o.value != q.value for o in figures(clause))


_BECAME = regex("[由从][^，。；]*[到至为]|[增升涨减降提]")


def _topic_words(statement: Statement, q: Quantity, known: Evidence) -> frozenset[str]:
    """Return what a statement speaks of; 参加320人次 and 6月底干完11.7公里 say so only in their sentence."""
    told = next((o for o in statement.quantities if covers(o, q)), None)
    names_nothing = told is not None and _NAMELESS.fullmatch(statement.text[: told.start])
    behind = statement.text[told.end :] if told else ""
    if not statement.words or (names_nothing and not bigrams(behind)):
        return known.sentence_words[statement.sentence]
    return statement.words


_NAMELESS = regex(
    "(?:\\d{1,2}月|[底初中末]|目前|现在|到|已经?|[总一]?共|全部?|其中|今年|去年|[上下]半年|只|才|就|又|还|再|都|了|完|好|过|掉|出|上"
    "|[干做搞办弄买卖花用换装修改建查发开来去拿收给补交完有是])+"
)
"""Words before a figure that name no thing: a time and a verb of everyday speech."""


def _contradicts(statement: Statement, other: Quantity, q: Quantity, said: frozenset[str]) -> bool:
    same_kind = other.unit == q.unit or {other.unit, q.unit} <= _EVENTS
    if other.value <= 1 or not same_kind or covers(other, q):
        return False
    words = bigrams(clause_around(statement.text, other.start, other.end))
    least = _SHARED if q.unit in _PEOPLE else min(_SHARED, len(words))
    return 0 < least <= len(words & said)
