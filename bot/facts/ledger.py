"""The ledger: what a document may state, because the user or the brief stated it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby, pairwise

from bot.domain.document import Brief
from bot.domain.fact import Fact, Quantity
from bot.facts.wording import bigrams, squeezed
from bot.language.dates import Moment, chat_dates, moments, span_of
from bot.language.quantities import quantities
from bot.language.tense import is_coming

_LAST_YEAR = re.compile("去年|上年|同期|往年|同比|上一年")


@dataclass(frozen=True)
class Statement:
    """One clause that was told."""

    text: str
    sentence: int
    """Clauses of one sentence of a message have the same number, from 1; those of the brief are below 0."""

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Return its dates, those written as 3.12 as well."""
        return (*moments(self.text), *chat_dates(self.text))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return its quantities that are no part of a date."""
        return figures(self.text)

    @cached_property
    def planned(self) -> bool:
        """Return whether it tells of what is still to come."""
        return is_coming(self.text) and self.sentence > 0

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the pairs of characters by which its matter is known."""
        return bigrams(self.text)


@dataclass(frozen=True)
class Ledger:
    """What may be said."""

    statements: tuple[Statement, ...]
    brief: Brief

    @cached_property
    def words(self) -> str:
        """Return all that was told without blanks, quotation marks and title marks."""
        return "\n".join(squeezed(s.text) for s in self.statements)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the quantities that were told, those of dates left out."""
        return tuple(dict.fromkeys(q for s in self.statements for q in s.quantities))

    def counted_in(self, unit: str) -> tuple[Quantity, ...]:
        """Return the told quantities that could be meant by one of this unit: bare numbers fit any."""
        return self._by_unit.get(unit, self._by_unit.get("", ())) if unit else self.quantities

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Quantity, ...]]:
        units = {q.unit for q in self.quantities}
        return {unit: tuple(q for q in self.quantities if q.unit in (unit, "")) for unit in units}

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Return the dates that were told."""
        return tuple(m for s in self.statements for m in s.moments)

    @cached_property
    def sentences(self) -> tuple[tuple[Statement, ...], ...]:
        """Return the statements by the sentence that they stood in."""
        return tuple(tuple(group) for _, group in groupby(self.statements, key=lambda s: s.sentence))

    @cached_property
    def sentence_words(self) -> dict[int, frozenset[str]]:
        """Return what each sentence speaks of, by its number."""
        return {
            sentence[0].sentence: frozenset().union(*(s.words for s in sentence))
            for sentence in self.sentences
        }

    @cached_property
    def sentence_pools(self) -> tuple[tuple[Quantity, ...], ...]:
        """Return the quantities of each sentence, which may be calculated with."""
        return tuple(tuple(q for s in sentence for q in s.quantities) for sentence in self.sentences)

    @cached_property
    def pools(self) -> tuple[tuple[Quantity, ...], ...]:
        """Return those of each sentence, and of each two neighbours."""
        neighbours = (a + b for a, b in pairwise(self.sentence_pools) if a and b)
        return (*filter(None, self.sentence_pools), *neighbours)

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day of the period."""
        return span_of(self.brief.period)

    @cached_property
    def years(self) -> frozenset[int]:
        """Return the years that may be named: of the period and the issue, told ones, 去年 if it was told."""
        own = {day.year for day in (*(self.span or ()), self.brief.issued) if day}
        if self.span and _LAST_YEAR.search(self.words):
            own.add(self.span[0].year - 1)
        return frozenset(own | {y for m in self.moments for y in (m.year, m.last_year) if y})


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text that are no part of a date, in order."""
    dates = iter(moments(text))
    date_ = next(dates, None)
    kept = []
    for q in quantities(text):
        while date_ and date_.end <= q.start:
            date_ = next(dates, None)
        if date_ is None or q.end <= date_.start:
            kept.append(q)
    return tuple(kept)


def ledger(facts: Iterable[Fact], brief: Brief) -> Ledger:
    """Return the ledger of a document."""
    return _ledger(tuple(facts), brief)


@lru_cache(maxsize=8)
def _ledger(facts: tuple[Fact, ...], brief: Brief) -> Ledger:
    sentence, last = 0, None
    statements = []
    for fact in facts:
        if (fact.message, fact.sentence) != last:
            sentence, last = sentence + 1, (fact.message, fact.sentence)
        statements.append(Statement(fact.text, sentence))
    named = [brief.period, brief.topic, brief.issuer, brief.addressee, brief.genre]
    if brief.issued:
        named.append(f"{brief.issued.year}年{brief.issued.month}月{brief.issued.day}日")
    statements += (Statement(text, -n) for n, text in enumerate(filter(None, named), 1))
    return Ledger(tuple(statements), brief)
