"""Every figure of a restatement was told in its quotes, its head, what it replaces, or follows from them."""

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.fact import Fact, Quantity
from bot.domain.ledger import Datum, Field
from bot.language.figures.dates import span_of
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import CheckContext, Complaint, Fault
from bot.understanding.checks.numbers import amounts, is_derivable, numbers

_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "同期": -1, "前年": -2, "明年": 1, "来年": 1}
_CALCULATED = regex("算|合计|总|共|跟着|顺|剩|余|占|率|比|多|少|增|减|差|各")
_ORDERED = regex("算|跟着|顺一下|顺$|重新加|也变")
_YEARS = range(1900, 2100)
_CLOCK = ":"
_NEVER_CALCULATED = ("年", "月", "日", "点", "季", _CLOCK)
_RANGE = "~"


def figures_without_source(case: CheckContext) -> Iterator[Complaint]:
    """Yield the figures of restatements that nobody told."""
    # A long message is quoted by many facts: its numbers are looked for once.
    numbers_in = cache(lambda message: numbers(case.words_of(message)))
    for fact in case.reading.facts:
        sources = _sources(fact, case)
        told, years = numbers("\n".join(sources)), _years(case, sources)
        around = {number for quote in fact.quotes for number in numbers_in(quote.message)}
        pool = [q for source in sources for q in amounts(source)]
        for q in quantities(fact.text):
            figure = fact.text[q.start : q.end]
            known = told | around if _says_when(q, fact.text) else told
            if not (_has_source(q, figure, known, years) or _is_calculation(q, fact, case, sources, pool)):
                fault = Fault.EXCUSABLE if _orders_calculation(fact) else Fault.PROVED
                yield Complaint(fault, texts.figure_without_source(fact.id, figure), fact.id)
            elif other := _other_unit(q, pool):
                line = texts.unit_mismatch(fact.id, figure, other)
                yield Complaint(Fault.JUDGED, line, fact.id)


def _sources(fact: Fact, case: CheckContext) -> list[str]:
    """Return the words that a fact may take figures from."""
    found, seen, waiting = [fact.head], {fact.id}, [fact]
    while waiting:
        one = waiting.pop()
        found += (quote.text for quote in one.quotes)
        if one is not fact:
            found.append(one.text)
        older = (case.facts[n] for n in one.replaces if n in case.facts and n not in seen)
        waiting += older
        seen |= set(one.replaces)
    answered = (case.messages[q.message] for q in fact.quotes if q.message in case.messages)
    return [*found, *(words for said in answered for words in (said.asked, said.label))]


def _has_source(q: Quantity, figure: str, told: set[float], years: set[int]) -> bool:
    if q.unit == "年" and q.value in _YEARS:
        return q.value in told or q.value in years
    if q.unit == _CLOCK:
        hours, minutes = divmod(int(q.value), 60)
        return bool({hours, hours - 12, hours + 12} & told) and (minutes in (0, 30) or minutes in told)
    if q.unit.startswith(_RANGE):
        return numbers(figure) <= told
    return round(q.value, 6) in told


def _years(case: CheckContext, sources: list[str]) -> set[int]:
    """Return the years that may be meant where only 今年 or no year was said."""
    brief = case.talk.brief
    data = [e for e in case.reading.entries if isinstance(e, Datum)] + list(case.talk.ledger.data)
    periods = [brief.period, *(d.value for d in data if d.field in (Field.PERIOD, Field.ISSUED))]
    base = {case.talk.today.year} | ({brief.issued.year} if brief.issued else set())
    for period in periods:
        span = span_of(period)
        base |= {day.year for day in span} if span else {int(y) for y in re.findall(r"20\d\d", period)}
    base |= {int(year) for m in case.messages.values() for year in re.findall(r"20\d\d(?=年)", m.text)}
    said = "\n".join(sources)
    shifts = {0, *(shift for word, shift in _RELATIVE.items() if word in said)}
    return {year + shift for year in base for shift in shifts}


def _is_calculation(
    q: Quantity, fact: Fact, case: CheckContext, sources: list[str], pool: list[Quantity]
) -> bool:
    if q.unit in _NEVER_CALCULATED:
        return False
    ordered = _orders_calculation(fact)
    if not (ordered or _CALCULATED.search(fact.text) or any(map(_CALCULATED.search, sources))):
        return False
    if ordered and q.value in _new_totals(fact, q.unit, case):
        return True
    known = (f.text for f in case.facts.values() if ordered and f.id != fact.id)
    others = [o for text in known for o in quantities(text) if o.unit == q.unit]
    return is_derivable(q.value, q.unit, [*pool, *others])


def _new_totals(fact: Fact, unit: str, case: CheckContext) -> set[float]:
    """Return what the totals that a fact replaces come to, once other corrections have moved their parts."""
    totals = {q.value for old in _predecessors(fact, case) for q in quantities(old.text) if q.unit == unit}
    shifts = {
        after.value - before.value
        for part in case.reading.facts
        if part.id != fact.id
        for old in _predecessors(part, case)
        for after in quantities(part.text)
        for before in quantities(old.text)
        if after.unit == before.unit == unit
    }
    return {total + shift for total in totals for shift in (*shifts, sum(shifts))}


def _predecessors(fact: Fact, case: CheckContext) -> list[Fact]:
    return [case.facts[n] for n in fact.replaces if n in case.facts]


def _orders_calculation(fact: Fact) -> bool:
    """Return whether the clerk left it to the reader to work the figure out."""
    return any(_ORDERED.search(quote.text) for quote in fact.quotes)


def _says_when(q: Quantity, text: str) -> bool:
    """Return whether a figure is of a date or an hour, which the whole message may have in common."""
    return q.unit in _NEVER_CALCULATED or text.startswith("时", q.end)


_COUNTING = ("人", "人次", "次", "户", "户次", "场", "场次", "期", "篇", "份", "件")


def _other_unit(q: Quantity, pool: list[Quantity]) -> str:
    """Return what was told in place of a count, where the same number was told with other units only."""
    told = {o.unit for o in pool if o.value == q.value}
    changed = q.unit in _COUNTING and told and not told & {q.unit, ""} and told <= set(_COUNTING)
    return f"{q.value:g}{min(told)}" if changed else ""
