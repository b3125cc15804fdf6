"""The evidence: what a document may state, because the user or the brief stated it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby, pairwise

from bot.domain.document import Brief
from bot.domain.fact import Fact, Quantity, Status
from bot.facts.rates import Rate, han_behind
from bot.facts.rates import rates as _rates
from bot.facts.wording import bigrams, characters, clause_around, compact_text
from bot.language.figures.dates import Moment, chat_dates, moments, span_of
from bot.language.figures.quantities import quantities
from bot.language.figures.spoken import spoken_quantities
from bot.language.tense import is_coming, is_done
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

_LAST_YEAR = regex("去年|上年|同期|往年|同比|上一年")
_EARLIER = regex(
    "去年|上年|同期|往年|上一年|前年|年初|原来|原先|起初|[涨升增降减]至|(?:涨|升|降|增加|提高|提升|下降|减少|增长)到"
)
_LEAD = 20
_LAST_RUN = regex("[，。；：、\\d\n（）]")
_BRACKETS = regex("[（(][^（）()\n]*[）)]")


@dataclass(frozen=True)
class Part:
    """A figure in its clause, to calculate with."""

    quantity: Quantity
    clause: str
    earlier: bool
    """Whether its clause compares with an earlier time."""
    rates: tuple[Rate, ...] = ()
    """What it is told for each of: 人 in 每人500元, 人 and 日 in 每人每天12公里; empty for a plain count."""
    explains: bool = False
    """Whether it stands in brackets, and tells of the figure before them: 1530元（18块，每块85元）."""
    lead: str = ""
    """The words right before it in its clause."""
    thing: str = ""
    """The words behind it, in which what it counts comes first: 村 in 4个村装了."""

    @property
    def per(self) -> str:
        """Return the unit that it is told for each of, the nearest; empty for a plain count."""
        return self.rates[-1].unit if self.rates else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Return what it counts, by pairs of characters."""
        return bigrams(self.clause)


@dataclass(frozen=True)
class Statement:
    """One clause that was told."""

    text: str
    sentence: int
    """Clauses of one sentence of a message have the same number, from 1; those of the brief are below 0."""
    ahead: bool = False
    """Whether its sentence began with 明年： or its like."""
    status: Status | None = None
    """How far it has come, where a reading of the message says so; `None` leaves it to its words."""

    def moments(self, year: int | None) -> tuple[Moment, ...]:
        """Return its dates, those written as 3.12 as well; `year` is that of 今年."""
        return (*moments(self.text, year), *chat_dates(self.text))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return its quantities that are no part of a date."""
        return figures(self.text)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return its quantities with what they count."""
        return parts_of(self.text, self.quantities)

    @cached_property
    def planned(self) -> bool:
        """Return whether it tells of what is still to come."""
        if self.status in (Status.PLANNED, Status.PROPOSED, Status.DONE):
            return self.status is not Status.DONE
        return self.sentence > 0 and (is_coming(self.text) or (self.ahead and not is_done(self.text)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the pairs of characters by which its matter is known."""
        return bigrams(self.text)


# Each is made once; what is calculated of one is kept by it, and to compare its texts would cost more.
@dataclass(frozen=True, eq=False)
class Evidence:
    """What may be said."""

    statements: tuple[Statement, ...]
    brief: Brief
    quoted: tuple[Statement, ...] = ()
    """The clerk's own words behind the statements: their figures and dates may be said, but name nothing."""

    @cached_property
    def words(self) -> str:
        """Return all that was told without blanks, quotation marks and title marks."""
        return "\n".join(compact_text(s.text) for s in self.statements)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return the characters that say what was told of."""
        return characters(self.words)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the quantities that were told, those of dates left out."""
        return tuple(dict.fromkeys(q for s in (*self.statements, *self.quoted) for q in s.quantities))

    @cached_property
    def spoken_in(self) -> tuple[tuple[Statement, Quantity], ...]:
        """Return the quantities that only speech has, with where they were told."""
        return tuple((s, q) for s in self.statements for q in spoken_quantities(s.text))

    @cached_property
    def spoken(self) -> tuple[Quantity, ...]:
        """Return the quantities that only speech has: 半年 is 6个月."""
        return tuple(q for _, q in self.spoken_in)

    def quantities_in(self, unit: str) -> tuple[Quantity, ...]:
        """Return the told quantities that could be meant by one of this unit: bare numbers fit any."""
        return self._by_unit.get(unit, self._by_unit.get("", ())) if unit else self.quantities

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Quantity, ...]]:
        units = {q.unit for q in self.quantities}
        return {unit: tuple(q for q in self.quantities if q.unit in (unit, "")) for unit in units}

    def occurrences_in(self, unit: str) -> tuple[tuple[Statement, Quantity], ...]:
        """Return the told quantities of a unit and the bare ones, with where they were told."""
        return self._told_by_unit.get(unit, self._told_by_unit.get("", ())) if unit else self._told

    @cached_property
    def _told(self) -> tuple[tuple[Statement, Quantity], ...]:
        return tuple((s, q) for s in self.statements for q in s.quantities)

    @cached_property
    def _told_by_unit(self) -> dict[str, tuple[tuple[Statement, Quantity], ...]]:
        units = {q.unit for q in self.quantities}
        return {unit: tuple((s, q) for s, q in self._told if q.unit in (unit, "")) for unit in units}

    def parts_in(self, units: frozenset[str]) -> tuple[Part, ...]:
        """Return the told figures of these units."""
        return tuple(p for pool in self.sentence_pools for p in pool if p.quantity.unit in units)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Return the dates that were told."""
        return tuple(m for s in (*self.statements, *self.quoted) for m in s.moments(self._year))

    @cached_property
    def told_moments(self) -> tuple[Moment, ...]:
        """Return the dates of what was told, those of the brief left out."""
        return tuple(m for s in self.statements if s.sentence > 0 for m in s.moments(self._year))

    @property
    def _year(self) -> int | None:
        """Return the year that 今年 is counted from."""
        return self.span[0].year if self.span else None

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
    def sentence_pools(self) -> tuple[tuple[Part, ...], ...]:
        """Return the figures of each sentence, which may be calculated with."""
        return tuple(tuple(p for s in sentence for p in s.parts) for sentence in self.sentences)

    def words_beside(self, part: Part) -> frozenset[str]:
        """Return what the sentence of a told figure speaks of."""
        return self._words_of_parts.get(part, frozenset())

    @cached_property
    def _words_of_parts(self) -> dict[Part, frozenset[str]]:
        pools = zip(self.sentence_pools, self.sentences, strict=True)
        return {p: self.sentence_words[s[0].sentence] for pool, s in pools for p in pool}

    @cached_property
    def pools(self) -> tuple[tuple[Part, ...], ...]:
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


def parts_of(sentence: str, stated: Sequence[Quantity]) -> tuple[Part, ...]:
    """Return quantities of a sentence with what they count; their offsets are those in it."""
    earlier, rates = _EARLIER.search(sentence) is not None, _rates(sentence, stated)
    inside = [m.span() for m in _BRACKETS.finditer(sentence)]

    def part(q: Quantity) -> Part:
        explains = any(start < q.start < end for start, end in inside)
        clause = clause_around(sentence, q.start, q.end)
        lead = _LAST_RUN.split(sentence[max(0, q.start - _LEAD) : q.start])[-1]
        return Part(q, clause, earlier, rates.get(q, ()), explains, lead, han_behind(sentence, q.end))

    return tuple(part(q) for q in stated)


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


_PLANS = regex(
    f"(?:明年|来年|下半年|下一?步|下一?阶段|打算|计划|(?P<year>20\\d\\d)年)(?:的?(?:工作)?(?:{any_of(Family.PLANS)}))?[：:]"
)


def _opens_plans(words: str, brief: Brief) -> bool:
    """Return whether what follows is planned: 明年：…, or a year behind the period."""
    m = _PLANS.match(words)
    span = span_of(brief.period)
    return m is not None and (m["year"] is None or (span is not None and int(m["year"]) > span[1].year))


def evidence(facts: Iterable[Fact], brief: Brief) -> Evidence:
    """Return the evidence of a document."""
    return _evidence(tuple(facts), brief)


def wordings(fact: Fact) -> tuple[str, ...]:
    """Return the words in which a fact was told: its restatement, the head of its list, and its quotes.

    The quotes of a correction are left out, for they may hold what it corrects as well: 不是180，是168.
    """
    quotes = () if fact.replaces else (quote.text for quote in fact.quotes)
    return tuple(dict.fromkeys(filter(None, (fact.text, fact.head, *quotes))))


@lru_cache(maxsize=8)
def _evidence(facts: tuple[Fact, ...], brief: Brief) -> Evidence:
    sentence, last, ahead = 0, None, False
    statements: list[Statement] = []
    quoted: list[Statement] = []
    for fact in facts:
        if (fact.message, fact.sentence) != last:
            sentence, last, ahead = sentence + 1, (fact.message, fact.sentence), False
        ahead = ahead or _opens_plans(fact.text, brief)
        statements.append(Statement(fact.text, sentence, ahead, _status(fact)))
        quoted += (Statement(text, 0) for text in wordings(fact)[1:])
    named = [brief.period, brief.topic, brief.issuer, brief.addressee, brief.genre, brief.signature]
    named += [brief.letterhead.number, brief.letterhead.signatory, *brief.letterhead.attachments]
    if brief.letterhead.run:
        named.append(f"{brief.letterhead.run}份")
    if brief.issued:
        named.append(f"{brief.issued.year}年{brief.issued.month}月{brief.issued.day}日")
    statements += (Statement(text, -n) for n, text in enumerate(filter(None, named), 1))
    return Evidence(tuple(statements), brief, tuple(quoted))


def _status(fact: Fact) -> Status | None:
    """Return the status that a reading gave; a fact without a quote was not read, and is done by default."""
    return None if fact.status is Status.DONE and not fact.quotes else fact.status
