"""Whether a date was told, follows from the period, or belongs to everyone."""

import re
from collections.abc import Iterator

from bot.facts.evidence import Evidence
from bot.language.figures.dates import Moment, moments
from bot.lexicon.calendar import DATED, is_public_day, is_public_month, weekday
from bot.regex import regex

_PUBLIC_YEARS = frozenset({1921, 1949, 1978, 2035, 2049, 2050})
_ANY_YEAR = range(2000, 2051)
"""Where nothing tells a year, a feast may be of any of these."""
_SENTENCE = 60
_DATED = regex(f"{DATED.pattern}[（(]?$")
_DATE_REACH = 14


def moments_without_source(text: str, known: Evidence) -> list[Moment]:
    """Return the dates of a text that nobody told, in order."""
    year = known.span[0].year if known.span else None
    return [m for m in moments(text, year) if not _has_source(text, m, known)]


_DAY_OF_WEEK = "[一二三四五六日天]"
# 三周日 would be three weeks, unless it follows a day of the week itself: 周六周日.
_WEEKDAY = regex(
    rf"(?:(?<![一二三四五六七八九十两\d])|(?<=[周期拜]{_DAY_OF_WEEK}))(?:周|星期|礼拜)"
    rf"(?P<day>{_DAY_OF_WEEK})(?!次|期|年|个|遍|轮|回)"
)
_WEEKDAYS = regex(rf"(?:周|星期|礼拜)({_DAY_OF_WEEK}{{1,7}})")


def weekdays_without_source(text: str, known: Evidence) -> Iterator[tuple[int, int]]:
    """Yield where a day of the week stands that nobody named."""
    told = {day for m in _WEEKDAYS.finditer(known.words) for day in m[1]}
    sunday = {"日", "天"} if told & {"日", "天"} else set()
    for m in _WEEKDAY.finditer(text):
        if m["day"] not in told | sunday and not _is_of_its_date(text, m, known):
            yield m.span()


def _is_of_its_date(text: str, found: re.Match[str], known: Evidence) -> bool:
    """Return whether it is the day of the week of the date right before it: 8月27日（星期四）."""
    before = _DATED.search(text[max(0, found.start() - _DATE_REACH) : found.start()])
    if before is None:
        return False
    day = "日天" if found["day"] in "日天" else found["day"]
    years = {int(before["year"])} if before["year"] else known.years
    month, of_month = int(before["month"]), int(before["day"])
    return any(weekday(year, month, of_month) in [*day] for year in years)


def _has_source(text: str, stated: Moment, known: Evidence) -> bool:
    if stated.is_year:
        return _is_known_year(stated, known)
    return (
        _is_of_the_period(stated, known)
        or any(_covers(told, stated, known) for told in known.moments)
        or _joins_known_dates(stated, known)
        or _is_public(text, stated, known)
    )


def _is_known_year(stated: Moment, known: Evidence) -> bool:
    """Return whether its years are told ones, those of the period, or the next, of which plans speak."""
    years = {year for year in (stated.year, stated.last_year) if year is not None}
    coming = {known.span[1].year + 1} if known.span else set()
    return years <= known.years | _PUBLIC_YEARS | coming


def _covers(told: Moment, stated: Moment, known: Evidence) -> bool:
    """Return whether the stated date is the told one, a looser one that names no days, or a stage."""
    holds = stated.first <= told.first and told.last <= stated.last
    same = (stated.first, stated.last) == (told.first, told.last)
    own = same or (holds and (_is_loose(stated) or _is_a_stage(stated, known)))
    bound = stated.first == stated.last and stated.first in (told.first, told.last) and _is_exact(told)
    return (own or bound) and _is_same_year(told, stated, known)


def _is_exact(told: Moment) -> bool:
    """Return whether its first and last day are days that were named, not those of a month."""
    return told.first[1] != 1 or told.last[1] != 31


def _is_a_stage(stated: Moment, known: Evidence) -> bool:
    """Return whether a stretch of days lies within one that was told."""
    told = (m for m in known.told_moments if not _is_of_months(m))
    return stated.first < stated.last and any(m.first <= stated.first and stated.last <= m.last for m in told)


def _is_of_months(stretch: Moment) -> bool:
    return _is_loose(stretch) and stretch.first[0] < stretch.last[0]


def _is_loose(stated: Moment) -> bool:
    """Return whether it is made of months or parts of them."""
    return stated.first[1] in (1, 11, 21) and stated.last[1] in (10, 20, 31)


def _is_same_year(told: Moment, stated: Moment, known: Evidence) -> bool:
    years = {told.year, told.last_year} - {None} or known.years
    return stated.year is None or stated.year in years or not years


def _joins_known_dates(stated: Moment, known: Evidence) -> bool:
    """Return whether a stretch begins and ends on days that were told one by one."""
    over_a_year = stated.last < stated.first
    return (
        stated.first != stated.last
        and any(stated.first == m.first and (over_a_year or stated.last > m.last) for m in known.moments)
        and any(stated.last == m.last and (over_a_year or stated.first < m.first) for m in known.moments)
    )


def _is_of_the_period(stated: Moment, known: Evidence) -> bool:
    """Return whether it is half a year, the period itself, or its end, up to which figures are counted."""
    if stated.year is not None and stated.year not in known.years:
        return False
    if (stated.first, stated.last) in (((1, 1), (6, 31)), ((7, 1), (12, 31))):
        return True
    if known.span is None:
        return False
    first, last = known.span
    end = (last.month, 31) if last.day >= 28 else (last.month, last.day)
    return stated.last in (end, (last.month, last.day)) and (
        stated.first >= (last.month, 21) or stated.first == (first.month, first.day)
    )


def _is_public(text: str, stated: Moment, known: Evidence) -> bool:
    if stated.year is not None and known.years and stated.year not in known.years:
        return False
    years = {stated.year} if stated.year else known.years or _ANY_YEAR
    around = text[max(0, stated.start - _SENTENCE) : stated.end + _SENTENCE]
    behind = around[around.rfind("。", 0, stated.start - max(0, stated.start - _SENTENCE)) + 1 :]
    sentence = behind.partition("。")[0]
    month, day = stated.first
    if stated.first == stated.last:
        return is_public_day(month, day, sentence, years)
    return stated.last[0] == month and is_public_month(month, sentence, years)
