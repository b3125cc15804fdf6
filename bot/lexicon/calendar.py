"""The calendar: which days there are, their days of the week, the feasts and public days that they are."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source(
    "全国年节及纪念日放假办法 (2024), public days by their own laws; lunar days by borax (GB/T 33661)",
    date(2026, 11, 29),
)

# Days of a month that everyone knows by a word in their sentence.
_PUBLIC_DAYS: tuple[tuple[int, tuple[int, ...], str], ...] = (
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
_THEME_MONTHS = {
    4: "读书日|国家安全教育日",
    5: "母亲节|民法典宣传月",
    6: "安全生产月|高考",
    9: "质量月|网络安全宣传周|开学",
    10: "敬老月",
    11: "消防宣传月",
    12: "宪法宣传",
}
# By the lunar calendar: month and day.
_LUNAR = {
    "春节|新春": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
}
_NAMES = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "青年节": (5, 4),
    "儿童节": (6, 1),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆节": (10, 1),
}
"""Feasts of one day of the common calendar."""
FEAST_NAME = f"(?:{'|'.join(_NAMES)}|除夕|(?:春|元宵|端午|七夕|中秋|重阳|腊八|清明)节)"
_WEEKDAYS = "一二三四五六日"
_FIRST, _LAST = 1900, 2100
"""The years that the lunar library knows."""


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def weekday(year: int, month: int, day: int) -> str:
    """Return the day of the week as 星期 is followed by it; empty where there is no such day."""
    return _WEEKDAYS[date(year, month, day).weekday()] if is_day(year, month, day) else ""


def feast_date(name: str, year: int) -> date | None:
    """Return the day of a feast in a year of the common calendar; `None` for no feast, or a year unknown."""
    if name in _NAMES:
        return date(year, *_NAMES[name])
    return next((day for words, day in moving_feasts(year) if re.search(words, name)), None)


@lru_cache(maxsize=256)
def moving_feasts(year: int) -> tuple[tuple[str, date], ...]:
    """Return the feasts of a year that move, each with the words for it; none where the year is not known."""
    # Loaded where a text names a date, so that no start waits for it.
    from borax.calendars.lunardate import LunarDate, TermUtils

    if not _FIRST < year <= _LAST:
        return ()
    lunar = (
        (words, LunarDate(of, month, day).to_solar_date())
        for words, (month, day) in _LUNAR.items()
        for of in (year - 1, year)
    )
    eve = LunarDate(year, 1, 1).to_solar_date() - timedelta(1)
    terms = (("清明", TermUtils.nth_term_day(year, term_name="清明")), ("除夕", eve))
    return tuple((words, day) for words, day in (*lunar, *terms) if day.year == year)


def is_public_day(month: int, day: int, sentence: str, years: Collection[int]) -> bool:
    """Return whether a sentence names what everyone knows of this day, in one of the years."""
    if any(m == month and day in days and re.search(words, sentence) for m, days, words in _PUBLIC_DAYS):
        return True
    return any(
        (month, day) == (feast.month, feast.day) and re.search(words, sentence)
        for year in years
        for words, feast in moving_feasts(year)
    )


def is_public_month(month: int, sentence: str, years: Collection[int]) -> bool:
    """Return whether a sentence names what everyone knows of this month; before 春节 the one ahead too."""
    fixed = [words for m, _, words in _PUBLIC_DAYS if m == month]
    moving = [
        words
        for year in years
        for words, feast in moving_feasts(year)
        if month in (feast.month, (feast - timedelta(15)).month)
    ]
    return any(re.search(words, sentence) for words in (*fixed, *moving, _THEME_MONTHS.get(month, "$^")))


DATED = regex(r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
"""A day written in full, or without its year."""
