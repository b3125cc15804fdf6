"""Told figures in other words: rounded, in another unit, as a share, by another classifier, as a time."""

import re

from bot.domain.fact import Bound, Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.counting import CLASSIFIERS, PERSONS, is_same_count
from bot.facts.figures.durations import is_duration, is_of_the_same
from bot.facts.figures.ranges import EPSILON, covers, decimals, meets, step_of_myriads
from bot.facts.rates import rates
from bot.facts.wording import bigrams, characters, clause_around, sentence_around
from bot.language.figures.clock import times
from bot.language.figures.numerals import parse_integer, parse_number, scale
from bot.language.figures.quantities import quantities
from bot.lexicon.measures import converted, kind_of_unit
from bot.regex import regex


def is_reworded(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether a told figure stands for the same in other words."""
    return (
        _is_rounding(text, q, known)
        or _is_told_share(text, q, known)
        or _is_decimal_rounding(text, q, known)
        or _is_spoken(text, q, known)
        or _is_in_a_range(q, known)
        or _is_end_of_a_change(text, q, known)
        or _is_elliptic(q, known)
        or _is_day(q, known)
        or _is_price_of_a_measure(text, q, known)
        or _is_of_metres(q, known)
        or _is_rank(text, q, known)
        or _is_none(text, q, known)
        or is_same_count(text, q, known)
        or _is_converted(q, known)
        or _is_one(text, q, known)
        or _is_clock(text, q, known)
        or is_duration(text, q, known)
    )


def _is_rounding(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 2.35万 stands for a told 23456."""
    half = step_of_myriads(text[q.start : q.end]) / 2
    if not half:
        return False
    return any(
        t.unit == q.unit and not t.approximate and abs(t.value - q.value) <= half for t in known.quantities
    )


def _is_decimal_rounding(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 98.6% or 99% stands for a told 98.63%, 12.4公里 for 12.36公里: with fewer decimals."""
    places = decimals(text[q.start : q.end])
    if q.approximate or not (places or q.unit == "%") or step_of_myriads(text[q.start : q.end]):
        return False
    half, said = 0.5 * 10.0**-places, bigrams(sentence_around(text, q.start, q.end))
    return any(
        said & known.words_beside(p)
        and not p.quantity.approximate
        and 0 < abs(p.quantity.value - q.value) <= half + EPSILON
        and abs(p.quantity.value * 10**places - round(p.quantity.value * 10**places)) > EPSILON
        for p in known.parts_in(frozenset({q.unit}))
    )


def _is_spoken(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it was told as only speech has it: 千把人, 俩师傅, 半年, 一大半."""
    about = bigrams(text[q.end : q.end + 8])
    for s, t in known.spoken_in:
        if t.unit == "个":
            persons = q.unit == "人" and PERSONS.match(s.text, t.end)
            same = q.unit in CLASSIFIERS and bigrams(s.text[t.end : t.end + 8]) & about
            if t.value == q.value and (persons or same):
                return True
        elif _is_same_or_as_rough(t, q) and (t.unit == "/" or is_of_the_same(text, q, s)):
            return True
    return False


def _is_same_or_as_rough(told: Quantity, q: Quantity) -> bool:
    return covers(told, q) or (told.approximate and q.approximate and told.key == q.key)


_RANGE = regex("~(?P<high>[\\d.]+|[二三四五六七八九])(?P<scale>[十百千万亿]?)(?P<unit>.*)")


def _is_in_a_range(q: Quantity, known: Evidence) -> bool:
    """Return whether 300余户 or 近400户 stands for told 三四百户."""
    for t in known.quantities if q.approximate else ():
        m = _RANGE.fullmatch(t.unit)
        if m and m["unit"] == q.unit:
            step = scale(m["scale"])
            low, high = t.value * step, (parse_number(m["high"]) or 0) * step
            if _fits_range(q, low, high):
                return True
    return False


def _is_end_of_a_change(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 由90%升至95.5% stands for told 90到95.5, which is a change as well as a range."""
    for t in () if q.approximate else known.quantities:
        m = _RANGE.fullmatch(t.unit)
        if m and m["unit"] in ("", q.unit):
            step = scale(m["scale"])
            ends = {t.value * (step if m["unit"] else 1), (parse_number(m["high"]) or 0) * step}
            stated = {s.value for s in quantities(clause_around(text, q.start, q.end)) if s.unit == q.unit}
            if q.value in ends and ends <= stated:
                return True
    return False


def _is_elliptic(q: Quantity, known: Evidence) -> bool:
    """Return whether 7个工作日 stands for the second figure of 15个工作日变7个."""
    return len(q.unit) > 1 and any(
        t.unit == "个" and covers(t._replace(unit=q.unit), q) and q.unit in s.text
        for s, t in known.occurrences_in("个")
    )


def _is_day(q: Quantity, known: Evidence) -> bool:
    """Return whether 29日 stands for a told 29号."""
    return q.unit == "日" and any(t.value == q.value for t in known.quantities_in("号") if t.unit == "号")


def _is_price_of_a_measure(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 每公斤36元 stands for a told 18块一斤."""
    each = _rate_units(text, q)
    return any(
        p.quantity.unit == q.unit
        and factor
        and covers(p.quantity._replace(value=p.quantity.value * factor), q)
        for pool in known.sentence_pools
        for p in pool
        for told in p.rates
        for unit in each
        for factor in (converted(1, unit, told.unit),)
    )


def is_of_another_measure(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 每公斤6元 is stated where 6元 was told for each 斤, and for nothing else."""
    each = _rate_units(text, q)
    if not each or not kind_of_unit().keys() & set(each):
        return False
    told = [p for p in known.parts_in(frozenset({q.unit})) if covers(p.quantity, q)]
    return bool(told) and all(
        any(converted(1, unit, rate.unit) not in (None, 1) for rate in p.rates for unit in each) for p in told
    )


def _rate_units(text: str, q: Quantity) -> tuple[str, ...]:
    """Return what a figure of the text is stated for each of."""
    start = max(0, q.start - _RATE_REACH)
    own = q._replace(start=q.start - start, end=q.end - start)
    return tuple(each.unit for each in rates(text[start : q.end], (own,)).get(own, ()))


_RATE_REACH = 12
_METRES = regex("(?P<metres>\\d{1,3})米(?P<tenths>\\d)(?!\\d|[.米])")


def _is_of_metres(q: Quantity, known: Evidence) -> bool:
    """Return whether 1.2米 stands for a told 1米2."""
    told = (int(m["metres"]) + int(m["tenths"]) / 10 for m in _METRES.finditer(known.words))
    return q.unit == "米" and any(abs(value - q.value) < EPSILON for value in told)


def _fits_range(q: Quantity, low: float, high: float) -> bool:
    match q.bound:
        case Bound.ABOVE:
            return q.value == low
        case Bound.BELOW:
            return q.value == high
    return low <= q.value <= high


_RANKED = regex("第(?P<number>[一二三四五六七八九十]{1,3}|\\d{1,3})")


def _is_rank(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 第3位 stands for a told 第三."""
    ranks = (m["number"] for m in _RANKED.finditer(known.words))
    return text[q.start - 1 : q.start] == "第" and any(parse_integer(n) == q.value for n in ranks)


_NONE = regex("没|无|未|零|0")


def _is_none(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 投诉0件 stands for told words that there was none."""
    if q.value:
        return False
    said = bigrams(clause_around(text, q.start, q.end))
    return any(said & s.words and _NONE.search(s.text) for s in known.statements)


def _is_told_share(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 66.7% stands for a told 三分之二, 一半 for 50%, 半数 for 过半数."""
    if q.unit not in ("%", "/"):
        return False
    if q.unit == "%":
        told = (100 * t.value for t in known.quantities if t.unit == "/")
        return meets(q, told, 0.5 * 10.0 ** -decimals(text[q.start : q.end]))
    if any(t.unit == "/" and abs(t.value - q.value) < EPSILON for t in known.quantities):
        return True
    words = bigrams(clause_around(text, q.start, q.end))
    shares = (p for p in known.parts_in(frozenset("%")) if len(words & p.words) >= _SHARED)
    return meets(q, (p.quantity.value / 100 for p in shares))


def _is_converted(q: Quantity, known: Evidence) -> bool:
    """Return whether it is a told measure in another unit of its kind: 2700公斤 for 5400斤."""
    return q.unit in kind_of_unit() and any(
        value is not None and covers(t._replace(value=value, unit=q.unit), q)
        for t in known.quantities
        if t.unit != q.unit
        for value in (converted(t.value, t.unit, q.unit),)
    )


_ONE = regex("一[个名位家处项所座支][^，。；\n]{0,12}")
_SOME_ONE = regex("(?<![第统唯\\d十百千万])一[^一，。；\\d些般样定起直]|[有只]个")
"""有一车翻了, 只有个扭脚的: one of a kind was told of."""
_THAT = "[那这该]"
_ONE_OF_TIME = {
    "周": "一(?:个?星期|个?礼拜|周)",
    "小时": "一个?(?:小时|钟头)",
    "个月": "一个月",
    "年": "一年",
}
"""A stretch of time that was told as one: 一个星期."""


def _is_one(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 1名联络员 stands for a told 一个联络员, or 1起 for 那起."""
    if q.value != 1 or not q.unit:
        return False
    if q.unit in _ONE_OF_TIME and re.search(_ONE_OF_TIME[q.unit], known.words):
        return True
    said = bigrams(clause_around(text, q.start, q.end))
    for m in re.finditer(f"{_THAT}{re.escape(q.unit)}", known.words):
        if said & bigrams(clause_around(known.words, m.start(), m.end())):
            return True
    own = characters(clause_around(text, q.start, q.end))
    for s in known.statements:
        if _SOME_ONE.search(s.text) and len(own & characters(s.text)) >= _SHARED:
            return q.unit not in _ONE_OF_TIME
    if q.unit not in CLASSIFIERS:
        return False
    about = bigrams(text[q.end : q.end + 8])
    return any(about & bigrams(m.group()[2:]) for m in _ONE.finditer(known.words))


def _is_clock(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it stands in a told time of day: 21时 for 晚上9点, 2时30分 for 2:30."""
    low = max(0, q.start - 8)
    near = times(text[low : q.end + 4])
    found = next((t for t in near if t.start <= q.start - low < t.end), None)
    return found is not None and any(told.minutes & found.minutes for told in times(known.words))


_SHARED = 2
