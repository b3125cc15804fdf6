"""Told figures in other words: rounded, in another unit, as a share, by another classifier, as a time."""

import re

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.ranges import EPSILON, covers, decimals, meets, precision
from bot.facts.wording import bigrams, clause_around
from bot.language.figures.clock import times
from bot.lexicon.measures import kind_of_unit, kinds
from bot.regex import regex


def is_reworded(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether a told figure stands for the same in other words."""
    return (
        _is_rounding(text, q, known)
        or _is_told_share(text, q, known)
        or _is_same_count(text, q, known)
        or _is_person_count(text, q, known)
        or _is_converted(q, known)
        or _is_time_saved(q, known)
        or _is_one(text, q, known)
        or _is_clock(text, q, known)
        or _is_age(text, q, known)
    )


_MYRIADS = regex(r"\.\d+[ ]?[万亿]")


def _is_rounding(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 2.35万 stands for a told 23456."""
    if not _MYRIADS.search(text, q.start, q.end):
        return False
    half = precision(q.value) / 2
    return any(
        t.unit == q.unit and not t.approximate and abs(t.value - q.value) <= half for t in known.quantities
    )


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


_CLASSIFIERS = frozenset("个大人家项支处所座间例件种条栋门")


def _is_same_count(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 15家企业 stands for a told 15个企业: 个 counts all things, if they are the same."""
    if q.unit not in _CLASSIFIERS:
        return False
    counted = [
        p
        for p in known.parts_in(_CLASSIFIERS)
        if {"个", "大"} & {q.unit, p.quantity.unit} and covers(p.quantity._replace(unit=q.unit), q)
    ]
    return bool(counted) and any(bigrams(clause_around(text, q.start, q.end)) & p.words for p in counted)


_PERSONS = regex(
    "(?:[老新男女小青少残贫]|[\u4e00-\u9fff]{1,3})?(?:员|者|师|生|工|人|民|众|干部|代表|司机|委员|孩子|儿童|护士|老师|同志|观众|游客|读者)"
)
_VISITED = regex("来|接待|看[了诊]?|参观|游|到馆|进馆|到访|就诊|服务|受理|办")


def _is_person_count(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 26人 stands for told 26个党员, or 5200人次 for 来了5200人: each who came is a visit."""
    if q.unit == "人":
        said = (
            t.value == q.value and _PERSONS.match(s.text, t.end)
            for s, t in known.occurrences_in("个")
            if t.unit == "个"
        )
        return any(said)
    if q.unit != "人次":
        return False
    came = (covers(t._replace(unit="人次"), q) for _, t in known.occurrences_in("人") if t.unit == "人")
    return any(came) and any(_VISITED.search(s.text) for s in known.statements)


def _is_converted(q: Quantity, known: Evidence) -> bool:
    """Return whether it is a told measure in another unit of its kind: 2700公斤 for 5400斤."""
    kind = kind_of_unit().get(q.unit)
    if kind is None:
        return False
    factors = kinds()[kind]
    return any(
        covers(t._replace(value=round(t.value * factors[t.unit] / factors[q.unit], 6), unit=q.unit), q)
        for t in known.quantities
        if t.unit in factors and t.unit != q.unit
    )


_LASTING = regex(
    "(?P<minutes>\\d{1,3})分钟?(?P<seconds>\\d{1,2})秒|(?P<hours>\\d{1,3})小时(?P<more>\\d{1,2})分"
)
_PER_SECOND = {"秒": 1, "分钟": 60, "分": 60}


def _is_time_saved(q: Quantity, known: Evidence) -> bool:
    """Return whether it is the difference of two told times: 45秒 for 4分25秒 and 3分40秒."""
    if q.unit not in _PER_SECOND:
        return False
    lasting = [
        60 * int(m["minutes"]) + int(m["seconds"])
        if m["seconds"]
        else 60 * (60 * int(m["hours"]) + int(m["more"]))
        for m in _LASTING.finditer(known.words)
    ]
    return any(abs(a - b) == q.value * _PER_SECOND[q.unit] for a in lasting for b in lasting if a != b)


_ONE = regex("一[个名位家处项所座支][^，。；\n]{0,12}")
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
    if q.unit not in _CLASSIFIERS:
        return False
    about = bigrams(text[q.end : q.end + 8])
    return any(about & bigrams(m.group()[2:]) for m in _ONE.finditer(known.words))


def _is_clock(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it stands in a told time of day: 21时 for 晚上9点, 2时30分 for 2:30."""
    low = max(0, q.start - 8)
    near = times(text[low : q.end + 4])
    found = next((t for t in near if t.start <= q.start - low < t.end), None)
    return found is not None and any(told.minutes & found.minutes for told in times(known.words))


_AGED = regex("(?:使用|运行|服役|投用|建成|成立|至今|已|历时)[^，。；\n]{0,4}$")


def _is_age(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is how long something lasts since a year that was told: 2013年购置，已使用13年."""
    if q.unit != "年" or not _AGED.search(text[max(0, q.start - 10) : q.start]):
        return False
    now = {day.year for day in (*(known.span or ()), known.brief.issued) if day}
    since = {m.year for m in known.moments if m.year}
    return any(year - earlier == q.value for year in now for earlier in since)


_SHARED = 2
