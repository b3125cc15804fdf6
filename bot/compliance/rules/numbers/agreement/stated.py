"""How exactly a figure is stated, and whether a calculation over such figures can give another."""

from collections.abc import Callable
from itertools import product

from bot.domain.fact import Quantity
from bot.regex import regex

_DECIMALS = regex(r"\.(\d+)")
_SCALE = {"万": 1e4, "亿": 1e8, "千": 1e3, "百": 1e2}
_LOOSE = 0.06
"""How far 约 and 近 may be off, as a share of the figure."""


def rounding(text: str, q: Quantity) -> float:
    """Return by how much the true value may differ from the written one: 0 where no decimal was cut."""
    written = text[q.start : q.end]
    decimals = _DECIMALS.search(written)
    scale = next((factor for mark, factor in _SCALE.items() if mark in written), 1.0)
    step = 0.5 * scale * 10.0 ** -(len(decimals[1]) if decimals else 0)
    exact = q.unit not in ("%", "个百分点", "倍") and not decimals
    return max(0.0 if exact else step, _LOOSE * q.value if q.approximate else 0.0)


def can_give(
    text: str, formula: Callable[[float, float], float], a: Quantity, b: Quantity, c: Quantity
) -> bool:
    """Return whether a formula over two figures gives the third, however each of them was rounded."""
    spread_a, spread_b = rounding(text, a), rounding(text, b)
    values = [
        formula(a.value + i * spread_a, b.value + j * spread_b) for i, j in product((-1, 0, 1), repeat=2)
    ]
    slack = rounding(text, c) + 1e-9
    return min(values) - slack <= c.value <= max(values) + slack
