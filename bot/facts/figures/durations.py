"""How long something lasts: in another unit, between told days or times of day, or since a told year."""

from collections.abc import Iterator
from itertools import combinations

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence, Statement
from bot.facts.figures.ranges import EPSILON, covers
from bot.facts.wording import characters, clause_around
from bot.language.figures.clock import times
from bot.language.figures.dates import Moment
from bot.regex import regex


def is_duration(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether the figure says how long something told lasts, or by how much a time has changed."""
    if _IS_DAY_OF_MONTH.search(text, max(0, q.start - 1), q.end):
        return False
    return (
        _is_in_another_unit(q, known)
        or _is_between_days(text, q, known)
        or _is_between_times(text, q, known)
        or _is_time_saved(q, known)
        or _is_age(text, q, known)
    )


_IS_DAY_OF_MONTH = regex("[到至从自于在]\\d{1,2}日$")
"""到30日 names a day, and no stretch of time."""
_EQUAL = (
    (1, "日", 24, "小时"),
    (1, "周", 7, "日"),
    (1, "个月", 30, "日"),
    (1, "年", 12, "个月"),
    (1, "年", 365, "日"),
    (1, "季", 3, "个月"),
)
"""What a stretch of time comes to in another unit, as offices count."""


def _is_in_another_unit(q: Quantity, known: Evidence) -> bool:
    for many, unit, less, other in _EQUAL:
        for told, stated, factor in ((unit, other, less / many), (other, unit, many / less)):
            if q.unit == stated and any(
                covers(t._replace(value=round(t.value * factor, 6), unit=stated), q)
                for t in (*known.quantities_in(told), *known.spoken)
                if t.unit == told
            ):
                return True
    return False


_SHIFTED = regex("提前|提早|延后|推迟|顺延|逾期|超期|延期|延长|拖延")
_MONTH = 31


def _is_between_days(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether so many days a told stretch has, or lie between two days: 提前3天."""
    if q.unit != "日":
        return False
    dates = known.told_moments
    if any(_days(m.first, m.last) + 1 == q.value for m in dates if m.first < m.last and not _is_year(m)):
        return True
    if not _SHIFTED.search(clause_around(text, q.start, q.end)):
        return False
    single = [m.first for m in dates if m.first == m.last]
    return any(abs(_days(a, b)) == q.value for a, b in combinations(single, 2))


def _is_year(m: Moment) -> bool:
    return (m.first, m.last) == ((1, 1), (12, _MONTH))


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days(first: tuple[int, int], last: tuple[int, int]) -> int:
    """Return how many days lie between two days of a year that is no leap year."""
    return _day_of_year(last) - _day_of_year(first)


def _day_of_year(day: tuple[int, int]) -> int:
    month, of_month = day
    return sum(_LENGTHS[: month - 1]) + min(of_month, _LENGTHS[month - 1])


_PER_MINUTE = {"小时": 60, "分钟": 1}
_HALF_DAY = 12 * 60


def _is_between_times(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether so much lies between two times of day of one told sentence: 延长1小时."""
    if q.unit not in _PER_MINUTE:
        return False
    said = characters(clause_around(text, q.start, q.end))
    wanted = q.value * _PER_MINUTE[q.unit]
    return any(
        abs(gap - wanted) < EPSILON for s in known.statements if said & characters(s.text) for gap in _gaps(s)
    )


def _gaps(statement: Statement) -> Iterator[int]:
    named = [time.minutes for time in times(statement.text)]
    for a, b in combinations(named, 2):
        yield from {abs(x - y) % _HALF_DAY for x in a for y in b}


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


_AGED = regex("(?:使用|运行|服役|投用|建成|成立|至今|已|历时)[^，。；\n]{0,4}$")


def _is_age(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is how long something lasts since a year that was told: 2013年购置，已使用13年."""
    if q.unit != "年" or not _AGED.search(text[max(0, q.start - 10) : q.start]):
        return False
    now = {day.year for day in (*(known.span or ()), known.brief.issued) if day}
    since = {m.year for m in known.moments if m.year}
    return any(year - earlier == q.value for year in now for earlier in since)
