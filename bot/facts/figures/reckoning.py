"""Whether a figure follows by one or two steps from those of a told matter that its sentence speaks of."""

from collections.abc import Iterator
from functools import lru_cache

from bot.domain.fact import Bound, Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.counting import CLASSIFIERS
from bot.facts.figures.matters import RATIOS, Matter, Reckoned, matters
from bot.facts.figures.ranges import result_range, rounding, step_of_myriads
from bot.facts.figures.remainders import changes, compared, grown, parts_of_wholes, rests
from bot.facts.figures.totals import areas, is_of_some, products, sums
from bot.facts.wording import bigrams, characters, clause_around, sentence_around
from bot.language.figures.quantities import quantities
from bot.lexicon.measures import converted


# The figures of one text are asked for one by one.
@lru_cache(maxsize=8)
def reckoned(known: Evidence) -> tuple[Reckoned, ...]:
    """Return all that follows from the figures of single matters."""
    return tuple(found for matter in matters(known) if matter.parts for found in _of(matter))


def _of(matter: Matter) -> Iterator[Reckoned]:
    totals = tuple(products(matter))
    yield from totals
    yield from parts_of_wholes(matter, totals)
    yield from areas(matter)
    if matter.is_one_sentence:
        yield from grown(matter)
        yield from changes(matter)
        yield from compared(matter)
        yield from rests(matter, totals)
        yield from sums(matter)


def is_reckoned(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether the figure follows from those of a matter that its sentence speaks of."""
    fitting = [r for r in reckoned(known) if _is_result(text, q, r)]
    return any(_speaks_of(text, q, r) for r in fitting)


def _speaks_of(text: str, q: Quantity, r: Reckoned) -> bool:
    """Return whether its sentence has a word or figure of the matter, or its clause enough characters."""
    sentence, clause = sentence_around(text, q.start, q.end), clause_around(text, q.start, q.end)
    numbers = {o.value for o in quantities(sentence) if o.value > 1} - {q.value}
    shared = bigrams(sentence) & r.matter.words or numbers & r.matter.figures
    return bool(shared) or len(characters(clause) & characters(r.matter.text)) >= r.least


def _is_result(text: str, q: Quantity, r: Reckoned) -> bool:
    value = _in_unit(r, q.unit)
    if value is None or (r.approximate and not q.approximate):
        return False
    written = text[q.start : q.end]
    half = rounding(written) if q.unit == "%" else step_of_myriads(written) / 2
    low, high = result_range(q, max(half, r.slack if q.bound is Bound.EXACT else 0))
    return low <= value <= high and not (r.is_sum and is_of_some(text, q, r.operands))


_SAME = frozenset(
    {("人", "人次"), ("小时", "学时"), ("小时", "课时")}
    | {("次", "起"), ("次", "件"), ("次", "场"), ("场", "次")}
)


def _in_unit(r: Reckoned, unit: str) -> float | None:
    """Return the value in the unit that it is stated in, or `None` where it cannot be."""
    bare = not r.unit and unit not in RATIOS
    counted = {r.unit, unit} <= CLASSIFIERS - {"人"} and "个" in (r.unit, unit)
    if r.unit == unit or bare or counted or (r.unit, unit) in _SAME:
        return r.value
    return converted(r.value, r.unit, unit)
