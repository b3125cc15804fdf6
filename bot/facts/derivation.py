"""How a figure follows from told ones: the sum, product, difference, share, growth or mean that gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.calculated import rate_pairs
from bot.language.figures.numerals import arabic

_LARGEST_POOL = 24
_ROUNDED = 0.06
"""How far a share of hundred may be off by rounding to one decimal."""
_EXACT = 1e-6


@dataclass(frozen=True)
class Derivation:
    """A calculation over told quantities."""

    formula: str
    """12人＋18人＝30人"""
    operands: tuple[Quantity, ...]


def derivation(q: Quantity, beside: Sequence[Quantity], known: Evidence) -> Derivation | None:
    """Return the first calculation that gives it, over told quantities or those beside it in the draft.

    `None` where none does. Whether the words of the draft call for a calculation is not judged here.
    """
    told = (tuple(part.quantity for part in pool) for pool in known.pools)
    pools = (*told, beside, known.quantities)
    calculated = (d for pool in pools for d in _calculations(q, pool[:_LARGEST_POOL]))
    return next(chain(_products(q, known), calculated), None)


def _products(q: Quantity, known: Evidence) -> Iterator[Derivation]:
    for rate, count in ((r.quantity, c.quantity) for r, c in rate_pairs(q, known.pools)):
        if _is_equal(q, rate.value * count.value):
            yield _with_operands(f"{_term(rate)}×{_term(count)}＝{_term(q)}", rate, count)


def _calculations(q: Quantity, pool: Sequence[Quantity]) -> Iterator[Derivation]:
    yield from _roundings(q, pool)
    yield from _sums(q, [p for p in pool if p.unit == q.unit])
    yield from _shares_of_all(q, pool)
    for pair in combinations(pool, 2):
        less, more = sorted(pair, key=lambda p: p.value)
        if less.unit == more.unit:
            yield from _of_one_unit(q, less, more)
        for total, count in (pair, pair[::-1]):
            if total.unit == q.unit != count.unit and count.value and _is_equal(q, total.value / count.value):
                yield _with_operands(f"{_term(total)}÷{_term(count)}＝{_term(q)}", total, count)


def _roundings(q: Quantity, pool: Sequence[Quantity]) -> Iterator[Derivation]:
    for told in pool:
        if told.unit == q.unit and told.value and 0 < abs(told.value - q.value) < 0.01 * told.value:
            yield _with_operands(f"{_term(told)}≈{_term(q)}", told)


def _sums(q: Quantity, pool: Sequence[Quantity]) -> Iterator[Derivation]:
    for first in range(len(pool)):
        for last in range(first + 2, len(pool) + 1):
            parts = pool[first:last]
            if _is_equal(q, sum(p.value for p in parts)):
                yield _with_operands(f"{'＋'.join(map(_term, parts))}＝{_term(q)}", *parts)


def _shares_of_all(q: Quantity, pool: Sequence[Quantity]) -> Iterator[Derivation]:
    """Yield what a part is of the sum of all, where only the parts are told."""
    for unit in dict.fromkeys(p.unit for p in pool if q.unit == "%"):
        parts = [p for p in pool if p.unit == unit]
        whole = sum(p.value for p in parts)
        for part in parts if len(parts) > 1 and whole > 0 else ():
            if _is_equal(q, 100 * part.value / whole, _ROUNDED):
                all_ = "＋".join(map(_term, parts))
                yield _with_operands(f"{_term(part)}÷（{all_}）＝{_term(q)}", *parts)


def _of_one_unit(q: Quantity, less: Quantity, more: Quantity) -> Iterator[Derivation]:
    both = (less, more)
    if q.unit == more.unit and _is_equal(q, more.value - less.value):
        yield _with_operands(f"{_term(more)}－{_term(less)}＝{_term(q)}", *both)
    if q.unit != "%" or less.value <= 0:
        return
    if _is_equal(q, 100 * less.value / more.value, _ROUNDED):
        yield _with_operands(f"{_term(less)}÷{_term(more)}＝{_term(q)}", *both)
    for base in (less.value, more.value):
        if _is_equal(q, 100 * (more.value - less.value) / base, _ROUNDED):
            yield _with_operands(f"（{_term(more)}－{_term(less)}）÷{arabic(base)}＝{_term(q)}", *both)


def _is_equal(q: Quantity, value: float, slack: float = _EXACT) -> bool:
    return abs(q.value - value) <= slack


def _term(q: Quantity) -> str:
    return f"{arabic(q.value)}{q.unit}"


def _with_operands(formula: str, *operands: Quantity) -> Derivation:
    return Derivation(formula, operands)
