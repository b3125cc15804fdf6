"""The numbers of a text, however they are written, and what can be worked out with them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, permutations

from bot.domain.fact import Quantity
from bot.language.figures.numerals import parse_number
from bot.language.figures.quantities import quantities
from bot.regex import regex

_HAN_DIGITS = "零〇一二两三四五六七八九"
_RUN = regex(rf"\d[\d,]*(?:\.\d+)?|[{_HAN_DIGITS}十百千万亿]+(?:点[{_HAN_DIGITS}]+)?")
_LOOSE = regex(r"([一二两三四五六七八])([二三四五六七八九])(?=[十百千万亿])")
_LIST_MARK = regex(r"(?:^|(?<=[。；;：:，,\s]))[（(]?\d{1,2}[)）.．、](?!\d)", re.MULTILINE)
_LARGEST_POOL = 16
_LARGEST_SUM = 8


def numbers(text: str) -> set[float]:
    """Return every number of a text: with its scale and without, of a date or clock, each of 三四十."""
    plain = unicodedata.normalize("NFKC", text)
    found = {q.value for q in quantities(text)} | {q.value for q in quantities(plain)}
    for words in (plain, _LOOSE.sub(r"\1", plain), _LOOSE.sub(r"\2", plain)):
        for run in _RUN.findall(words):
            found.update(_values(run))
    return {round(value, 6) for value in found}


def amounts(text: str) -> list[Quantity]:
    """Return the figures of a text, the bare numbers of running speech among them."""
    found = list(quantities(text))
    for m in _RUN.finditer(text):
        value = parse_number(m.group().replace(",", ""))
        if value is not None and not any(q.start < m.end() and m.start() < q.end for q in found):
            found.append(Quantity(value, "", m.start(), m.end()))
    return found


def _values(run: str) -> Iterator[float]:
    value = parse_number(run)
    if value is not None:
        yield value
    if "." in run:
        yield from (float(part) for part in run.replace(",", "").split("."))
    # 周六一场 is a sixth day and one, not sixty-one.
    yield from (number for c in run if c in _HAN_DIGITS and (number := parse_number(c)) is not None)


def message_figures(text: str) -> list[Quantity]:
    """Return the figures of a message without the marks of its lists."""
    marks = [m.span() for m in _LIST_MARK.finditer(text)]
    return [q for q in quantities(text) if not any(a <= q.start and q.end <= b for a, b in marks)]


def is_derivable(value: float, unit: str, told: Sequence[Quantity]) -> bool:
    """Return whether a number can be worked out: a sum, a difference, a product, a share in %."""
    counts = [q for q in told if q.unit not in ("年", "月", "日")]
    if unit == "%":
        pool = [q.value for q in counts][:_LARGEST_POOL]
        return any(_is_share(value, a, b) for a, b in permutations(pool, 2) if b)
    alike = [q.value for q in counts if q.unit in (unit, "") or not unit][:_LARGEST_POOL]
    rates = [q.value for q in counts][:_LARGEST_SUM]
    results = chain(_results(alike), _products(rates))
    return any(abs(value - result) < 1e-6 for result in results)


def _is_share(value: float, part: float, whole: float) -> bool:
    shares = (100 * part / whole, 100 * (part - whole) / whole)
    return any(abs(value - abs(share)) < 0.06 or round(abs(share)) == value for share in shares)


def _results(pool: Sequence[float]) -> Iterator[float]:
    for first in range(len(pool)):
        yield from _running_sums(pool[first:])
    yield from (abs(a - b) for a, b in combinations(pool, 2))
    yield from (a + b - c for a, b, c in permutations(pool, 3))


def _products(pool: Sequence[float]) -> Iterator[float]:
    """Yield what so many at so much each come to, with other costs added: 18 at 85, and 2000, and 1500."""
    for n, k in combinations(range(len(pool)), 2):
        rest = [v for i, v in enumerate(pool) if i not in (n, k)]
        yield from (pool[n] * pool[k] + total for total in _subset_sums(rest))


def _running_sums(values: Iterable[float]) -> Iterator[float]:
    total = 0.0
    for value in values:
        total += value
        yield total


def _subset_sums(values: Sequence[float]) -> set[float]:
    sums = {0.0}
    for value in values:
        sums |= {total + value for total in sums}
    return sums
