"""Where each figure, date and name of a text comes from: a fact, a calculation over facts, or the request."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.compliance.tracing.claims import name_spans
from bot.corpus.names.organisations import organisations
from bot.corpus.names.people import people
from bot.corpus.names.places import places
from bot.domain.document import Brief
from bot.domain.fact import Fact, Quantity
from bot.facts.days import moments_without_source
from bot.facts.derivation import derivation
from bot.facts.evidence import Evidence, evidence, figures, wordings
from bot.facts.figures.ranges import covers
from bot.facts.figures.tracing import quantities_without_source
from bot.facts.names import is_known_name
from bot.facts.wording import bigrams, clause_around
from bot.language.figures.dates import Moment, chat_dates, moments
from bot.regex import regex

_NEAR = 12
_TITLE = regex("《[^《》\n]{2,60}》")


class Kind(StrEnum):
    """What a statement states."""

    FIGURE = "数字"
    DATE = "日期"
    NAME = "名称"


class Ground(StrEnum):
    """What a statement rests on."""

    TOLD = "told"
    DERIVED = "derived"
    BRIEF = "brief"
    PUBLIC = "public"
    """It is everyone's, or says nothing of the unit: a hotline, a feast, 三个方面, a law."""
    NONE = "none"


@dataclass(frozen=True)
class Statement:
    """A figure, date or name of a text with its source."""

    kind: Kind
    start: int
    end: int
    ground: Ground
    facts: tuple[Fact, ...] = ()
    formula: str = ""
    """How it is calculated, where it is."""


def statements(text: str, facts: Sequence[Fact], brief: Brief) -> tuple[Statement, ...]:
    """Return what a text states, in its order, each with what it rests on."""
    known = evidence(tuple(facts), brief)
    asked = evidence((), brief)
    found = (*_figures(text, facts, known), *_dates(text, facts, known), *_names(text, facts, known, asked))
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def _figures(text: str, facts: Sequence[Fact], known: Evidence) -> Iterator[Statement]:
    nowhere = {(q.start, q.end) for q in quantities_without_source(text, known)}
    stated_ = figures(text)
    for n, q in enumerate(stated_):
        if told := _source_fact(text, q, facts):
            yield Statement(Kind.FIGURE, q.start, q.end, Ground.TOLD, (told,))
        elif (q.start, q.end) in nowhere:
            yield Statement(Kind.FIGURE, q.start, q.end, Ground.NONE)
        elif way := derivation(q, _beside(text, stated_, n), known):
            own = tuple(dict.fromkeys(f for o in way.operands if (f := _fact_with_figure(o, facts))))
            yield Statement(Kind.FIGURE, q.start, q.end, Ground.DERIVED, own, way.formula)
        else:
            yield Statement(Kind.FIGURE, q.start, q.end, Ground.PUBLIC)


def _beside(text: str, stated_: Sequence[Quantity], n: int) -> list[Quantity]:
    """Return the other figures of the sentence."""
    near = (*stated_[max(0, n - _NEAR) : n], *stated_[n + 1 : n + 1 + _NEAR])
    q = stated_[n]
    between = ((o, text[min(o.end, q.end) : max(o.start, q.start)]) for o in near)
    return [o for o, words in between if "。" not in words and "\n" not in words]


def _source_fact(text: str, q: Quantity, facts: Sequence[Fact]) -> Fact | None:
    """Return the fact that states the quantity, of several the one that speaks of the same."""
    said = bigrams(clause_around(text, q.start, q.end))
    holding = [f for f in facts if any(covers(told, q) for told in _figures_of(f))]
    return max(holding, key=lambda f: len(said & bigrams(f.text)), default=None)


def _fact_with_figure(q: Quantity, facts: Iterable[Fact]) -> Fact | None:
    return next((f for f in facts if any(told.key == q.key for told in _figures_of(f))), None)


def _figures_of(fact: Fact) -> Iterator[Quantity]:
    """Yield the figures of a fact, those of its restatement first."""
    return (q for words in wordings(fact) for q in figures(words))


def _dates(text: str, facts: Sequence[Fact], known: Evidence) -> Iterator[Statement]:
    nowhere = {(m.start, m.end) for m in moments_without_source(text, known)}
    year = known.span[0].year if known.span else None
    for m in moments(text, year):
        exact, looser = _fact_with_date(m, facts, _is_same), _fact_with_date(m, facts, _is_within)
        if told := exact or (None if _is_of_brief(m, known) else looser):
            yield Statement(Kind.DATE, m.start, m.end, Ground.TOLD, (told,))
        else:
            ground = Ground.BRIEF if _is_of_brief(m, known) else Ground.PUBLIC
            yield Statement(Kind.DATE, m.start, m.end, Ground.NONE if (m.start, m.end) in nowhere else ground)


def _fact_with_date(m: Moment, facts: Sequence[Fact], fits: Callable[[Moment, Moment], bool]) -> Fact | None:
    return next((f for f in facts if any(fits(told, m) for told in _dates_of(f))), None)


def _dates_of(fact: Fact) -> Iterator[Moment]:
    return (m for words in wordings(fact) for m in (*moments(words), *chat_dates(words)))


def _is_same(told: Moment, date: Moment) -> bool:
    return _is_within(told, date) and told.is_year == date.is_year and date.last == told.last


def _is_within(told: Moment, date: Moment) -> bool:
    """Return whether the told date is the stated one or lies in it."""
    same_year = None in (told.year, date.year) or told.year == date.year
    return same_year and date.first <= told.first and told.last <= date.last


def _is_of_brief(m: Moment, known: Evidence) -> bool:
    """Return whether it is the period of the request, its year, or the date of issue."""
    issued, span = known.brief.issued, known.span
    if issued and (m.first == m.last == (issued.month, issued.day)):
        return m.year in (None, issued.year)
    if m.is_year:
        return m.year in known.years
    return span is not None and (m.first, m.last[0]) == ((span[0].month, span[0].day), span[1].month)


def _names(text: str, facts: Sequence[Fact], known: Evidence, asked: Evidence) -> Iterator[Statement]:
    titles = (m.span() for m in _TITLE.finditer(text))
    books = [(fact, evidence((fact,), Brief())) for fact in facts]
    for start, end in sorted({*name_spans(text, people, places, organisations), *titles}):
        name = text[start:end]
        told = next((fact for fact, book in books if is_known_name(name, book)), None)
        if told:
            yield Statement(Kind.NAME, start, end, Ground.TOLD, (told,))
        elif is_known_name(name, asked):
            yield Statement(Kind.NAME, start, end, Ground.BRIEF)
        else:
            marked = is_known_name(name, known) or name.startswith("《")
            yield Statement(Kind.NAME, start, end, Ground.PUBLIC if marked else Ground.NONE)
