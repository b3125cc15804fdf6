"""What a figure may stand for: the numbers between which it is meant, and whether it covers a told one."""

import math
from collections.abc import Iterable

from bot.domain.fact import Bound, Quantity
from bot.language.figures.numerals import scale
from bot.regex import regex

_NEAR = 0.15
"""How far from the number 近 and 约 may stand, as a share of it."""
_NEAR_SHARE = 0.05
"""约94% is never 100%."""
_LEAST_STEP = 0.05
EPSILON = 1e-6


def value_range(q: Quantity) -> tuple[float, float]:
    """Return the least and the greatest number that the quantity may stand for; 百余 is 100 to 200."""
    match q.bound:
        case Bound.BELOW:
            return q.value * (1 - _NEAR), q.value
        case Bound.ABOVE if q.unit == "/":
            return q.value, 1
        case Bound.ABOVE:
            return q.value, q.value + max(precision(q.value), _LEAST_STEP * q.value)
        case Bound.ABOUT if q.unit == "%":
            near = max(1, _NEAR_SHARE * q.value)
            return q.value - near, q.value + near
        case Bound.ABOUT:
            return q.value * (1 - _NEAR), q.value * (1 + _NEAR)
        case Bound.SEVERAL:
            return 2 * q.value, 10 * q.value
    return q.value, q.value


def precision(value: float) -> float:
    """Return the unit of the last digit that is not 0: 1000 for 23000, 0.1 for 98.6."""
    step = 10.0 ** math.floor(math.log10(value)) if value else 1.0
    while step > EPSILON and abs(value / step - round(value / step)) > EPSILON:
        step /= 10
    return step


def covers(told: Quantity, stated: Quantity) -> bool:
    """Return whether one who was told the first may state the second.

    20次 may not become 20人次, nor 近百人 98人; 98人 may become 近百人, 103人 百余人. A bare number
    takes any unit.
    """
    if told.unit != stated.unit and ((told.unit and stated.unit) or stated.unit == "/"):
        return False
    if told.bound is stated.bound and abs(told.value - stated.value) < EPSILON:
        return True
    if not stated.approximate:
        return False
    if told.approximate and stated.bound is Bound.ABOUT and abs(told.value - stated.value) < EPSILON:
        return True  # 三十来号人, 余30人: about 30
    (least, most), (low, high) = value_range(told), value_range(stated)
    return low - EPSILON <= least and most <= high + EPSILON


def rounding(written: str) -> float:
    """Return how far a share may be off as it is written: half of its last digit; 六成 is rounded to tens."""
    return _TENTHS if written.endswith("成") else 0.5 * 10.0 ** -decimals(written)


_TENTHS = 5.0


def decimals(written: str) -> int:
    """Return how many decimals a figure is written with."""
    _, point, fraction = written.partition(".")
    return sum(c.isdigit() for c in fraction) if point else 0


_SCALED = regex(r"(?:\.(?P<decimals>\d+))?[ ]?(?P<scale>[万亿])")


def step_of_myriads(written: str) -> float:
    """Return what the last digit of a figure counts that is written in 万 or 亿 with decimals, else 0."""
    m = _SCALED.search(written)
    return scale(m["scale"]) * 10.0 ** -len(m["decimals"]) if m and m["decimals"] else 0


def meets(q: Quantity, results: Iterable[float], slack: float = EPSILON) -> bool:
    """Return whether one of the results may be what the quantity states."""
    low, high = result_range(q, slack)
    return any(low <= result <= high for result in results)


def result_range(q: Quantity, slack: float) -> tuple[float, float]:
    """Return the least and the greatest result that the quantity may be, rounded as it is."""
    low, high = value_range(q)
    below = 0 if q.bound is Bound.ABOVE else slack
    above = 0 if q.bound is Bound.BELOW else slack
    return low - below - EPSILON, high + above + EPSILON
