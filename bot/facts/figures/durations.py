"""How long something lasts: in another unit, between told days or times of day, or since a told year."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence, Statement
from bot.facts.figures.ranges import EPSILON, covers
from bot.facts.untold import speak_of_one
from bot.facts.wording import characters, clause_around, sentence_around
from bot.language.content_words import content_words
from bot.language.figures.clock import times
from bot.language.figures.dates import Moment
from bot.language.figures.numerals import parse_integer
from bot.regex import regex


def is_duration(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether the figure says how long something told lasts, or by how much a time has changed."""
    if _IS_DAY_OF_MONTH.search(text, max(0, q.start - 1), q.end):
        return False
    return (
        _is_in_another_unit(text, q, known)
        or _is_between_days(text, q, known)
        or _is_months_between_days(text, q, known)
        or _is_of_hours_and_minutes(text, q, known)
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


def _is_in_another_unit(text: str, q: Quantity, known: Evidence) -> bool:
    for many, unit, less, other in _EQUAL:
        for told, stated, factor in ((unit, other, less / many), (other, unit, many / less)):
            if q.unit == stated and any(
                covers(t._replace(value=round(t.value * factor, 6), unit=stated), q)
                for s, t in (*known.occurrences_in(told), *known.spoken_in)
                if t.unit == told and is_of_the_same(text, q, s)
            ):
                return True
    return False


def is_of_the_same(text: str, q: Quantity, told: Statement) -> bool:
    """Return whether the sentence of a figure speaks of what a statement tells, if that names anything."""
    return not content_words(told.text) or speak_of_one(sentence_around(text, q.start, q.end), told.text)


_SHIFTED = regex("提前|提早|延后|推迟|顺延|逾期|超期|延期|延长|拖延")
_MONTH = 31


def _is_between_days(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether so many days a told stretch has, or lie between two days: 提前3天."""
    if q.unit != "日":
        return False
    dates = known.told_moments
    told = (s for s in known.statements if s.sentence > 0 and is_of_the_same(text, q, s))
    stretches = (m for s in told for m in s.moments(None) if m.first < m.last and not _is_year(m))
    if any(_days(m.first, m.last) + 1 == q.value for m in stretches):
        return True
    clause = clause_around(text, q.start, q.end)
    if _LASTS.search(clause) and any(q.value in (n, n + 1) for n in _between_days(known)):
        return True
    if not _SHIFTED.search(clause):
        return False
    single = [m.first for m in dates if m.first == m.last]
    return any(abs(_days(a, b)) == q.value for a, b in combinations(single, 2))


_LASTS = regex("历时|为期|前后|工期|共用|用时|持续")


def _between_days(known: Evidence) -> Iterator[int]:
    """Yield how many days lie between the days that one told sentence begins and ends with."""
    for a, b in _begun_and_ended(known):
        yield _days(a.first, b.first) % _YEAR


def _begun_and_ended(known: Evidence) -> Iterator[tuple[Moment, Moment]]:
    for sentence in known.sentences:
        for s in sentence:
            days = [m for m in s.moments(None) if m.first == m.last]
            if len(days) == 2:
                yield days[0], days[1]


_YEAR = 365
_DAYS_OF_A_MONTH, _MONTHS = 30, 12
_LEAST_MONTHS, _MONTHS_OFF = 1, 0.1


def _is_months_between_days(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether a told stretch lasts so many months: 7个月 from 1 February to 31 August."""
    lasting = (_months(m) for m in known.told_moments if m.first != m.last and not _is_year(m))
    if q.unit != "个月":
        return False
    lasts = _LASTS.search(clause_around(text, q.start, q.end))
    pairs = _begun_and_ended(known) if lasts else ()
    between = ((_day_of_year(b.first) - _day_of_year(a.first)) % _YEAR / 30.4 for a, b in pairs)
    stated = (
        n
        for n in (*lasting, *map(_to_half, between))
        if n >= _LEAST_MONTHS and abs(n - q.value) <= _MONTHS_OFF
    )
    return any(stated)


def _to_half(months: float) -> float:
    """Return months rounded to halves, as offices count from one day to another."""
    return round(2 * months) / 2


def _months(m: Moment) -> float:
    """Return how many months a stretch has; one that ends before it begins goes on into the next year."""
    months = (m.last[0] - m.first[0]) % _MONTHS
    return months + (min(m.last[1], _DAYS_OF_A_MONTH) - m.first[1] + 1) / _DAYS_OF_A_MONTH


def _is_year(m: Moment) -> bool:
    """Return whether it is a year or half of one, which says when something was, not how long it took."""
    return (m.first, m.last) in (((1, 1), (12, _MONTH)), ((1, 1), (6, _MONTH)), ((7, 1), (12, _MONTH)))


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


_HOURS_AND_MINUTES = regex(
    "(?P<hours>\\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个?小时|个?钟头)"
    "(?:零|又)?(?P<minutes>\\d{1,2}|[一二三四五六七八九十]{1,3})分钟?"
)


def _is_of_hours_and_minutes(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 130分钟 stands for a told 2小时10分, or is a part of 2小时10分 for a told 130分钟."""
    if q.unit == "分钟" and any(minutes == q.value for _, minutes in _lasting(known.words)):
        return True
    within = (minutes for span, minutes in _lasting(text) if span[0] <= q.start < span[1])
    told = {t.value for t in known.quantities if t.unit == "分钟"}
    return q.unit in ("小时", "分钟", "分") and any(minutes in told for minutes in within)


def _lasting(text: str) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield where a stretch of hours and minutes stands, and how many minutes it has."""
    for m in _HOURS_AND_MINUTES.finditer(text):
        hours, minutes = parse_integer(m["hours"]) or 0, parse_integer(m["minutes"]) or 0
        yield m.span(), 60 * hours + minutes


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
    now = now or {datetime.now().astimezone().year}
    since = {m.year for m in known.moments if m.year}
    return any(covers(Quantity(year - earlier, "年", 0, 0), q) for year in now for earlier in since)
