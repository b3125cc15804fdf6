"""Figures and dates that hold no more: the clerk corrected or took back what they were told of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.fact import Fact, Quantity
from bot.facts.evidence import figures
from bot.facts.figures.ranges import covers
from bot.facts.wording import bigrams, clause_around
from bot.language.figures.dates import Moment, chat_dates, moments

_SENTENCE = 150
_SHARED = 2
"""So many pairs of characters a sentence shares with what the figure was told of."""


@dataclass(frozen=True)
class StaleMention:
    """A place where a text still says what was corrected."""

    start: int
    end: int
    now: Fact | None
    """The fact that holds instead; `None` where the old one was taken back."""
    right: str = ""
    """What should stand there, where that is one figure or date; empty where it is not plain."""


def stale_mentions(text: str, superseded: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[StaleMention]:
    """Yield the figures and dates that only superseded facts have and that stand near what these tell of.

    `facts` are those that hold; what one of them says in its restatement or its head may always be said.
    """
    for fact in superseded:
        yield from stale_mentions_of(text, fact, successor(fact, superseded, facts), facts)


def stale_mentions_of(
    text: str, fact: Fact, now: Fact | None, facts: Sequence[Fact]
) -> Iterator[StaleMention]:
    """Yield the places that only one superseded fact has; `now` is what holds instead of it."""
    yield from _figures(text, fact, now, facts)
    yield from _days(text, fact, now, facts)


def _figures(text: str, fact: Fact, now: Fact | None, facts: Sequence[Fact]) -> Iterator[StaleMention]:
    told = figures(fact.text)
    for q in figures(text) if told else ():
        own = any(covers(old, q) for old in told) and not _holds_figure(facts, q)
        if own and _is_near(text, q.start, q.end, fact):
            yield StaleMention(q.start, q.end, now, _new_figure(now, fact, q))


def _days(text: str, fact: Fact, now: Fact | None, facts: Sequence[Fact]) -> Iterator[StaleMention]:
    told = _dates(fact)
    # What was corrected is something else where the new fact names no date: the old one may be said on.
    for m in moments(text) if told and (now is None or _names_a_day(now)) else ():
        own = any(_is_same_date(m, old) for old in told) and not any(
            _is_same_date(m, d) for f in facts for d in _dates(f)
        )
        if own and _is_near(text, m.start, m.end, fact):
            yield StaleMention(m.start, m.end, now, _new_date(now, fact))


def valid_dates(text: str, superseded: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield where dates of corrected facts stand that were not corrected: what holds instead names none."""
    for fact in superseded:
        now, told = successor(fact, superseded, facts), _dates(fact)
        for m in moments(text) if now and told and not _names_a_day(now) else ():
            if any(_is_same_date(m, old) for old in told) and _is_near(text, m.start, m.end, fact):
                yield m.start, m.end


def successor(fact: Fact, superseded: Sequence[Fact], facts: Sequence[Fact]) -> Fact | None:
    """Return the first fact that holds instead of a superseded one; `None` where none does."""
    return next(iter(successors(fact, superseded, facts)), None)


def successors(fact: Fact, superseded: Sequence[Fact], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts that hold instead of a superseded one, whatever stood between them."""
    wanted, known = {fact.id}, [*superseded, *facts]
    for _ in known:
        wanted |= {f.id for f in known if wanted & set(f.replaces)}
    return tuple(f for f in facts if f.id in wanted)


def _holds_figure(facts: Sequence[Fact], q: Quantity) -> bool:
    return any(covers(told, q) for f in facts for words in (f.text, f.head) for told in figures(words))


def _dates(fact: Fact) -> tuple[Moment, ...]:
    return (*moments(fact.text), *chat_dates(fact.text), *moments(fact.head))


def _names_a_day(fact: Fact) -> bool:
    return any(not d.is_year and d.first[0] == d.last[0] for d in _dates(fact))


def _is_same_date(m: Moment, told: Moment) -> bool:
    """Return whether it is the same date; a year alone is too common to be anyone's."""
    years = None in (m.year, told.year) or m.year == told.year
    return years and not m.is_year and (m.first, m.last) == (told.first, told.last)


def _is_near(text: str, start: int, end: int, fact: Fact) -> bool:
    """Return whether the place speaks of what the fact tells: in its clause, or clearly in its sentence."""
    topic = bigrams(fact.text)
    if not topic or topic & bigrams(clause_around(text, start, end)):
        return True
    before = re.split("[。\n]", text[max(0, start - _SENTENCE) : start])[-1]
    behind = re.split("[。\n]", text[end : end + _SENTENCE])[0]
    return len(topic & bigrams(f"{before}，{behind}")) >= _SHARED


def _new_figure(now: Fact | None, old: Fact, q: Quantity) -> str:
    """Return the new figure as it was told, where it is plainly the one that took the place of the old."""
    before = {told.key for told in figures(old.text)}
    fresh = [f for f in figures(now.text) if f.unit == q.unit and f.key not in before] if now else []
    return now.text[fresh[0].start : fresh[0].end] if now and len(fresh) == 1 else ""


def _new_date(now: Fact | None, old: Fact) -> str:
    before = _dates(old)
    fresh = [m for m in moments(now.text) if not any(_is_same_date(m, b) for b in before)] if now else []
    return now.text[fresh[0].start : fresh[0].end] if now and len(fresh) == 1 else ""
