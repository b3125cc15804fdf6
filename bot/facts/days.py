"""Whether a date was told, follows from the period, or belongs to everyone."""

import re
from collections.abc import Iterator
from datetime import date

from bot.facts.evidence import Evidence
from bot.language.figures.dates import Moment, moments
from bot.regex import regex

_PUBLIC_YEARS = frozenset({1921, 1949, 1978, 2035, 2049, 2050})
# Days and months that everyone knows by a word in their sentence.
_KNOWN_DAYS: tuple[tuple[int, tuple[int, ...], str], ...] = (
    (1, (1,), "元旦|新年"),
    (3, (5,), "雷锋"),
    (3, (8,), "妇女|三八"),
    (3, (12,), "植树节"),
    (3, (15,), "消费者"),
    (3, (22,), "世界水日|中国水周"),
    (4, (15,), "国家安全教育日"),
    (4, (23,), "读书日"),
    (5, (1,), "劳动节|五一"),
    (5, (4,), "青年节|五四"),
    (5, (12,), "防灾减灾日|护士节"),
    (6, (1,), "儿童节|六一"),
    (6, (5,), "环境日"),
    (6, (25,), "土地日"),
    (6, (26,), "禁毒日"),
    (6, (7, 8), "高考"),
    (7, (1,), "建党|七一|党的生日|中国共产党成立"),
    (8, (1,), "建军|八一"),
    (8, (19,), "医师节"),
    (9, (3,), "抗战胜利|抗日战争"),
    (9, (10,), "教师节"),
    (9, (20,), "公民道德宣传日"),
    (9, (30,), "烈士纪念日"),
    (10, (1,), "国庆"),
    (10, (17,), "扶贫日"),
    (11, (8,), "记者"),
    (11, (9,), "消防日|消防宣传"),
    (12, (4,), "宪法日|宪法宣传"),
    (12, (5,), "志愿者日"),
    (12, (13,), "公祭"),
)
# Feasts that move, and the months of themes.
_KNOWN_MONTHS = (
    (1, "春节|新春|腊八"),
    (2, "春节|新春|元宵"),
    (3, "雷锋|元宵|妇女节|植树节"),
    (4, "清明|读书日|国家安全教育日"),
    (5, "五一|劳动节|五四|青年节|母亲节|端午|民法典宣传月"),
    (6, "安全生产月|端午|儿童节|六一|环境日|高考|禁毒日"),
    (7, "七一|建党|党的生日"),
    (8, "八一|建军|七夕"),
    (9, "教师节|中秋|质量月|公民道德宣传|网络安全宣传周|开学"),
    (10, "国庆|中秋|重阳|敬老月"),
    (11, "消防宣传月"),
    (12, "宪法宣传|宪法日"),
)
_SENTENCE = 60
_DATED = regex(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(]?$")
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


def _is_of_its_date(text: str, weekday: re.Match[str], known: Evidence) -> bool:
    """Return whether it is the day of the week of the date right before it: 8月27日（星期四）."""
    before = _DATED.search(text[max(0, weekday.start() - _DATE_REACH) : weekday.start()])
    if before is None:
        return False
    day = "日天" if weekday["day"] in "日天" else weekday["day"]
    years = {int(before["year"])} if before["year"] else known.years
    month, of_month = int(before["month"]), int(before["day"])
    return any(_weekday(year, month, of_month) in day for year in years)


def _weekday(year: int, month: int, day: int) -> str:
    try:
        return "一二三四五六日"[date(year, month, day).weekday()]
    except ValueError:
        return "？"


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
    return (
        stated.first != stated.last
        and any(stated.first == m.first and stated.last > m.last for m in known.moments)
        and any(stated.last == m.last and stated.first < m.first for m in known.moments)
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
    if stated.year is not None and stated.year not in known.years:
        return False
    around = text[max(0, stated.start - _SENTENCE) : stated.end + _SENTENCE]
    behind = around[around.rfind("。", 0, stated.start - max(0, stated.start - _SENTENCE)) + 1 :]
    sentence = behind.partition("。")[0]
    month, day = stated.first
    if stated.first == stated.last:
        return any(
            m == month and day in days and re.search(words, sentence) for m, days, words in _KNOWN_DAYS
        )
    return stated.last[0] == month and any(m == month and re.search(w, sentence) for m, w in _KNOWN_MONTHS)
