"""Totals of one told matter: rates times their counts (一台2万, 6台), and what its parts come to."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.domain.fact import Quantity
from bot.facts.evidence import Part
from bot.facts.figures.counting import CLASSIFIERS, PERSONS
from bot.facts.figures.matters import Matter, Reckoned
from bot.facts.rates import ANY_UNIT, Rate
from bot.facts.wording import bigrams, characters
from bot.regex import regex


def products(matter: Matter) -> Iterator[Reckoned]:
    """Yield what each rate comes to for its counts, and what all of them come to together."""
    made = [product for rate in matter.parts for product in _of_rate(rate, matter)]
    yield from made
    if len(made) > 1 and len({id(m.operands[0]) for m in made}) == len(made):
        operands = tuple(p for m in made for p in m.operands)
        yield Reckoned(sum(m.value for m in made), made[0].unit, operands, matter)


def _of_rate(rate: Part, matter: Matter) -> Iterator[Reckoned]:
    """Yield a rate times each count of what it is for; 每人每天 is counted by persons, by days, by both."""
    value, unit = rate.quantity.value, rate.quantity.unit
    if unit == "次" and any(each.unit == "人" for each in rate.rates):
        unit = "人次"
    counts = [counts_of(rate, each, matter.parts) for each in rate.rates]
    for found in counts:
        yield from (Reckoned(value * p.quantity.value, unit, (rate, p), matter) for p in found)
    if len(counts) > 1 and all(counts):
        a, b = counts[0][0], counts[1][0]
        yield Reckoned(value * a.quantity.value * b.quantity.value, unit, (rate, a, b), matter)
    named = (one.count for one in matter.lists for each in rate.rates if each.unit in one.units)
    yield from (Reckoned(value * count, unit, (rate,), matter) for count in named)
    if rate.per in CLASSIFIERS and (sum_ := _mixed_sum(matter)):
        yield Reckoned(value * sum_.value, unit, (rate, *sum_.operands), matter)


def counts_of(rate: Part, each: Rate, parts: Sequence[Part]) -> list[Part]:
    """Return the counts of what a rate is for; of another thing only where none is of its own.

    变压器一台2万，换了6台，买了8台电脑: it is for the 6.
    """
    counts = [p for p in parts if p is not rate and is_counted_by(each, p)]
    about = characters(rate.lead)
    own = [p for p in counts if not p.thing or not about or about & characters(p.thing)]
    return own or counts


_BULK = frozenset("株吨亩套件斤份")


def is_counted_by(each: Rate, count: Part) -> bool:
    """Return whether a count is of what a rate is for: 4个村 for 每个村 and 每村, 12个网格员 for 每人."""
    q, per = count.quantity, each.unit
    if q.value <= 1:
        return False
    if per == ANY_UNIT:
        return q.unit in CLASSIFIERS or q.unit in _BULK
    if per == "个" and each.thing:
        return count.thing[:1] == each.thing[:1] if count.thing else q.unit == "个"
    if per == q.unit:
        return True
    return q.unit == "个" and (
        count.thing.startswith(per) or (per == "人" and PERSONS.match(count.thing) is not None)
    )


_SIDES = regex("长[^，。宽]{0,4}米[^。]{0,4}宽")


def areas(matter: Matter) -> Iterator[Reckoned]:
    """Yield the area of what is told by its sides: 长30米宽8米."""
    if _SIDES.search(matter.text):
        for a, b in combinations([p for p in matter.parts if p.quantity.unit == "米"], 2):
            yield Reckoned(a.quantity.value * b.quantity.value, "平方米", (a, b), matter)


def sums(matter: Matter) -> Iterator[Reckoned]:
    """Yield what the figures of a unit come to that were told in one breath, and all counts of things."""
    addends = _addends(matter)
    for unit in dict.fromkeys(p.quantity.unit for p in addends):
        parts = [p for p in addends if p.quantity.unit == unit]
        if len(parts) > 1:
            yield _sum(parts, matter, unit)
    if mixed := _mixed_sum(matter):
        yield mixed


def _addends(matter: Matter) -> list[Part]:
    """Return the plain exact figures of now; what something else is told for each of is none of them."""
    rates = [each for p in matter.parts for each in p.rates if each.thing]
    plain = (p for p in matter.amounts if not (p.rates or p.quantity.approximate or p.earlier))
    return [p for p in plain if not any(is_counted_by(each, p) for each in rates)]


def _mixed_sum(matter: Matter) -> Reckoned | None:
    """Return the sum of what is counted by several words: 18个小区、5个厂、3所学校 are 26处."""
    parts = [p for p in _addends(matter) if p.quantity.unit in CLASSIFIERS]
    return _sum(parts, matter, "个") if len(parts) > 1 and "、" in matter.text else None


def is_of_some(text: str, q: Quantity, operands: Sequence[Part]) -> bool:
    """Return whether a sum is stated of what only some of its parts count: 演出20场 for 讲座12场，演出8场."""
    lead = _LAST_RUN.split(text[max(0, q.start - _LEAD) : q.start])[-1]
    of = frozenset() if lead.endswith("等") else bigrams(lead)
    things = (p for p in operands if p.thing or not p.lead.endswith(("了", "过", "掉", "到")))
    named = (bigrams(p.lead[-_OWN:]) | bigrams(p.thing) for p in things)
    fits = [bool(of & words) for words in named if words]
    return any(fits) and not all(fits)


_LEAD, _OWN = 20, 3
_LAST_RUN = regex("[，。；：、\\d\n（）]")


def _sum(parts: Sequence[Part], matter: Matter, unit: str) -> Reckoned:
    return Reckoned(sum(p.quantity.value for p in parts), unit, tuple(parts), matter, is_sum=True)
