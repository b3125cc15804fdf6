"""Which figures of a text were neither told nor follow from what was."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence, figures
from bot.facts.figures.calculated import (
    Result,
    exact_results,
    exact_results_of,
    is_growth_of,
    ratios,
    ratios_of,
)
from bot.facts.figures.commonplace import is_commonplace
from bot.facts.figures.periods import is_of_a_period
from bot.facts.figures.proportions import is_same_proportion
from bot.facts.figures.ranges import EPSILON, covers, decimals, meets, result_range, rounding
from bot.facts.figures.reckoning import is_reckoned
from bot.facts.figures.rewording import is_of_another_measure, is_reworded
from bot.facts.figures.told_lists import is_count_of_a_list
from bot.language.figures.numerals import parse_integer
from bot.regex import regex


def quantities_without_source(text: str, known: Evidence) -> list[Quantity]:
    """Return the quantities of a text outside its dates that were neither told nor follow from what was."""
    stated, judged = figures(text), dict[tuple[int, int], bool]()
    found = []
    for n, q in enumerate(stated):
        # The same figure in the same surroundings is judged once; a table may repeat a line for pages.
        low = max(0, q.start - _BEHIND)
        seen = (q.start - low, hash(text[low : q.end + _PARAGRAPH]))
        if seen not in judged:
            judged[seen] = _has_source(text, stated, n, known)
        if not judged[seen]:
            found.append(q)
    return found


_BEHIND, _PARAGRAPH = 400, 1500
"""How far before and behind a figure stands what it is judged by."""


def _has_source(text: str, stated: Sequence[Quantity], n: int, known: Evidence) -> bool:
    q = stated[n]
    return (
        (
            any(covers(told, q) for told in known.quantities_in(q.unit))
            and not is_of_another_measure(text, q, known)
        )
        or is_reworded(text, q, known)
        or is_commonplace(text, q, known)
        or is_same_proportion(text, q, known)
        or _is_calculation(text, stated, n, known)
        or is_of_a_period(text, q, known)
        or is_count_of_a_list(text, q, known)
        or is_reckoned(text, q, known)
    )


def _is_calculation(text: str, stated: Sequence[Quantity], n: int, known: Evidence) -> bool:
    q = stated[n]
    if _follows(text, q, exact_results(text, stated, n, known)):
        return True
    results = ratios(text, stated, n, known)
    if q.unit == "/":
        return _follows(text, q, ((ratio / 100, pair) for ratio, pair in results), _OF_A_PART)
    return _follows(text, q, results, rounding(text[q.start : q.end]))


_OF_A_PART = 0.01
"""How far 六分之一 may be off."""


def follows_from(text: str, q: Quantity, operands: Evidence) -> bool:
    """Return whether a figure of the text is calculated with figures of just these facts."""
    told = tuple(part for pool in operands.sentence_pools for part in pool)
    if q.approximate or len(told) < _OPERANDS:
        return False
    scale = 100 if q.unit == "/" else 1
    slack = 0.5 * 10.0 ** -decimals(text[q.start : q.end])
    ratios_ = (value / scale for value in ratios_of(q, told))
    return meets(q, exact_results_of(q, told)) or meets(q, ratios_, EPSILON if q.unit == "/" else slack)


_OPERANDS = 2


def _follows(text: str, q: Quantity, results: Iterable[Result], slack: float = EPSILON) -> bool:
    low, high = result_range(q, slack)
    fitting = (pair for value, pair in results if low <= value <= high)
    return any(pair is None or is_growth_of(pair, text, q) for pair in fitting)


_ORDINAL = regex(
    "(?:第(?P<number>[一二三四五六七八九十\\d]{1,3})|(?P<first>首))(?P<unit>[届期]|(?<!首)次(?![世会]))(?!中央|全国|代表大会|全体|[省市县区]?人大|人民代表|政协|党代)"
)


def ordinals_without_source(text: str, known: Evidence) -> Iterator[tuple[int, int]]:
    """Yield where 第三届 and its like stand that nobody told."""
    for m in _ORDINAL.finditer(text):
        value = parse_integer(m["number"]) if m["number"] else 1
        told = any(q.value == value and q.unit == m["unit"] for q in known.quantities)
        if not (told or m.group() in known.words or (value == 1 and f"首{m['unit']}" in known.words)):
            yield m.span()
