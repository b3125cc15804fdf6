"""Dates in a text: 2026年3月12日, 3月, 3月10日至12日, 1—6月, 第一季度; and the days of a period.

A date without a year leaves it open. Offsets are those of the text, ends exclusive.
"""

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.language.figures.numerals import parse_integer
from bot.regex import regex

# Character for character, so that offsets stay those of the text.
_PLAIN = str.maketrans("０１２３４５６７８９－–―～~○", "0123456789—————〇")
_TO = r" ?(?:—{1,2}|-{1,2}|至|到) ?"
_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2}|一九[〇零一二三四五六七八九]{2}"
    r"|(?<!\d)[1-4]\d(?=年\d{1,2}月)) ?年度?(?!级)"
    r"|(?P<relative>今年|本年|去年|上年|前年|明年))"
)
_MONTH = r"(?P<month>(?<!\d)(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
# A day as a chat names it, 三月十五 or 3月15到4月15, counts nothing: 三月十五场, 3月15到20人.
_NUMERAL = r"[\d零〇一二两三四五六七八九十]"
_COUNTED = (
    "[个人名位次场期户份家条件项元块万亿千百余多来几成％%/台本册处所座公平小分天周岁届轮遍回堂节类支批篇日号月年"
    "队班株棵头只辆吨斤亩米里笔单封股幅张级层宗桩间台盏.．:：]|组(?!织)|起(?=[归为是均已属系])|例(?!行)|课(?!堂)|通(?![知报过])"
)
_SPOKEN_END = rf"(?:(?={_TO}{_NUMERAL}{{1,3}}[月日号])|(?!{_TO}{_NUMERAL}|{_NUMERAL}|{_COUNTED}))"
_SPOKEN_DAY = rf"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]|二十){_SPOKEN_END}"
_PART = r"(?P<part>[上中下]旬|[初中底末](?![期等小学考]))"
_ON = rf"{_MONTH} ?月份?(?: ?{_DAY}(?:日|号(?!楼|院|线|公告|令))|(?<!份){_SPOKEN_DAY})?(?:{_PART})?"
_QUARTER = r"(?:第?(?P<quarter>[一二三四1-4])|前(?P<quarters>[二两三23])个?)季度"
_HALF = r"(?P<half>[上下])半年"
_SINGLE = rf"{_YEAR} ?(?:的)?(?:{_ON}|{_QUARTER}|{_HALF})?|{_ON}|{_QUARTER}|{_HALF}"


def _form(template: str) -> str:
    """Return a pattern whose groups are numbered, so that the same name may stand in several branches."""
    count = itertools.count(1)
    return re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}{next(count)}>", template)


_FIRST = regex(_form(_SINGLE))
_MONTHS = regex(
    _form(
        rf"(?:{_YEAR} ?)?(?P<from>(?<!\d)(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])月?份?"
        rf"{_TO}(?P<to>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!\d)份?"
    )
)
_NUMERIC = regex(
    r"(?<![\d.])(?P<year1>(?:19|20)\d\d)[./—-](?P<month1>1[0-2]|0?[1-9])"
    r"(?:[./—-](?P<day1>3[01]|[12]\d|0?[1-9]))?(?![\d年])"
)
_YEARS = regex(rf"(?P<from>(?:19|20)\d\d)年?{_TO}(?P<to>(?:19|20)\d\d)(?:年(?!级)|(?=学年))")
_ANY = regex(
    "|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for form in (_YEARS, _NUMERIC, _MONTHS, _FIRST))
)
_LATER_DAY = regex(_form(rf"{_TO}(?:{_DAY}[日号]|(?P<day>3[01]|[12]\d|0?[1-9]){_SPOKEN_END})"))
_LISTED_DAY = regex(
    r"[、和及，] ?(?P<day>3[01]|[12]\d|0?[1-9])(?:[日号]|(?=[、和及]\d{1,2}(?:[日号]|[、和及]\d{1,2}[日号])))"
)
_JOINED = regex(_TO)
_SHIFT = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "中": (11, 20)}
_END = (21, 31)
_CHAT = regex(r"(?<![\d.])(?P<month>1[0-2]|[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.%万亿千百元倍个])")

Day = tuple[int, int]
"""Month and day."""
_FIRST_DAY: Day = (1, 1)
_LAST_DAY: Day = (12, 31)


@dataclass(frozen=True)
class Moment:
    """A stretch of days that a text names."""

    start: int
    end: int
    first: Day
    last: Day
    """The day 31 stands for the end of any month."""
    year: int | None = None
    last_year: int | None = None
    """The year of the last day; that of the first where the text names only one."""

    @property
    def is_year(self) -> bool:
        """Return whether nothing but a year, or years, is named."""
        return self.first == _FIRST_DAY and self.last == _LAST_DAY

    def days(self, year: int) -> tuple[date, date]:
        """Return its first and last day; `year` stands in where the text names none."""
        opening = self.year or year
        return _date(opening, self.first), _date(self.last_year or opening, self.last)


def _date(year: int, day: Day) -> date:
    return date(year, day[0], min(day[1], monthrange(year, day[0])[1]))


def moments(text: str, this_year: int | None = None) -> list[Moment]:
    """Return the dates of a text in order; 去年 and its like are counted from `this_year`."""
    plain, at = text.translate(_PLAIN), 0
    found: list[Moment] = []
    while m := _ANY.search(plain, at):
        moment = _moment_at(plain, m.start(), this_year)
        at = m.end()
        if moment:
            moment = _extend(plain, moment, this_year)
            found += (moment, *_further_days(plain, moment))
            at = found[-1].end
    return found


def chat_dates(text: str) -> list[Moment]:
    """Return the dates that a chat writes as 3.12; the same could be a decimal."""
    return [
        Moment(m.start(), m.end(), day, day)
        for m in _CHAT.finditer(text.translate(_PLAIN))
        for day in [(int(m["month"]), int(m["day"]))]
    ]


def _moment_at(plain: str, at: int, this_year: int | None) -> Moment | None:
    if m := _YEARS.match(plain, at):
        return Moment(at, m.end(), _FIRST_DAY, _LAST_DAY, int(m["from"]), int(m["to"]))
    if (m := _NUMERIC.match(plain, at)) or not (months := _MONTHS.match(plain, at)):
        return _single(m or _FIRST.match(plain, at), this_year)
    said = _groups(months)
    first, last = parse_integer(said["from"]) or 1, parse_integer(said["to"]) or 12
    return Moment(at, months.end(), (first, 1), (last, 31), _year(said, this_year))


def _groups(m: re.Match[str]) -> dict[str, str]:
    return {name.rstrip("0123456789"): value for name, value in m.groupdict().items() if value}


def _year(said: dict[str, str], this_year: int | None) -> int | None:
    if "relative" in said:
        return None if this_year is None else this_year + _SHIFT[said["relative"]]
    year = parse_integer(said["year"]) if "year" in said else None
    return year + 2000 if year is not None and year < 100 else year


def _single(m: re.Match[str] | None, this_year: int | None) -> Moment | None:
    if m is None:
        return None
    said = _groups(m)
    year = _year(said, this_year)
    if "month" in said:
        month = parse_integer(said["month"]) or 1
        low, high = _days(said)
        return Moment(m.start(), m.end(), (month, low), (month, high), year) if high <= 31 else None
    first, last = _months(said)
    if (first, last) == (1, 12) and year is None:
        return None
    return Moment(m.start(), m.end(), (first, 1), (last, 31), year)


def _days(said: dict[str, str]) -> tuple[int, int]:
    if "day" in said:
        day = parse_integer(said["day"]) or 1
        return day, day
    return _PARTS.get(said["part"], _END) if "part" in said else (1, 31)


def _months(said: dict[str, str]) -> tuple[int, int]:
    if "half" in said:
        return (1, 6) if said["half"] == "上" else (7, 12)
    if "quarters" in said:
        return 1, (parse_integer(said["quarters"]) or 3) * 3
    if "quarter" in said:
        last = (parse_integer(said["quarter"]) or 1) * 3
        return last - 2, last
    return 1, 12


def _extend(plain: str, moment: Moment, this_year: int | None) -> Moment:
    """Return the stretch up to the date behind 至; a second day alone is one of the same month."""
    if m := _LATER_DAY.match(plain, moment.end):
        last = (moment.last[0], parse_integer(_groups(m)["day"]) or 31)
        return Moment(moment.start, m.end(), moment.first, last, moment.year)
    to = _JOINED.match(plain, moment.end)
    m = _FIRST.match(plain, to.end()) if to else None
    last_moment = _single(m, this_year)
    if last_moment is None:
        return moment
    last_year = last_moment.year or moment.year
    return Moment(moment.start, last_moment.end, moment.first, last_moment.last, moment.year, last_year)


def _further_days(plain: str, moment: Moment) -> Iterator[Moment]:
    """Yield the further days of 3月12日、15日."""
    at = moment.end
    while moment.first == moment.last and (m := _LISTED_DAY.match(plain, at)):
        day = (moment.last[0], int(m["day"]))
        yield Moment(m.start("day"), m.end(), day, day, moment.year)
        at = m.end()


_SCHOOL_YEAR = regex(
    r"(?P<from>(?:20)?\d\d)(?:—{1,2}(?P<to>(?:20)?\d\d))?学年度?(?P<term>第[一二]学期|[上下]学期)?"
)
_PLAN = regex("十(?P<number>[一二三四五六])五")
_FIRST_PLAN = 1951
"""A five-year plan spans five years from the one that is five times its number behind this."""
_TERMS = {"第一学期": (0, (8, 1), 1, (2, 28)), "第二学期": (1, (2, 1), 1, (8, 31))}
_SAME_TERM = {"上学期": "第一学期", "下学期": "第二学期"}


def span_of(period: str) -> tuple[date, date] | None:
    """Return the first and the last day of a period as a brief names it, or `None` where it names no year."""
    plain = period.translate(_PLAIN)
    if m := _SCHOOL_YEAR.search(plain):
        year = int(m["from"]) % 100 + 2000
        term = m["term"] or ""
        first, opening, last, closing = _TERMS.get(_SAME_TERM.get(term, term), (0, (8, 1), 1, (8, 31)))
        return _date(year + first, opening), _date(year + last, closing)
    if m := _PLAN.search(plain):
        first_year = _FIRST_PLAN + 5 * (10 + (parse_integer(m["number"]) or 0))
        return date(first_year, 1, 1), date(first_year + 4, 12, 31)
    named = moments(period)
    if not named or named[0].year is None:
        return None
    year = named[0].year
    return named[0].days(year)[0], named[-1].days(named[0].last_year or year)[1]
