"""Times of day, however they are written: 9:00 is 上午9时, 晚上9点 may be 21时."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.figures.numerals import parse_integer
from bot.regex import regex

_CLOCK = regex(
    r"(?P<late>(?:下午|晚上?|夜里|夜间|傍晚)?(?:的)?)(?P<hours>\d{1,2}|[一二两三四五六七八九十]{1,3})"
    r"(?:[:：](?P<minutes>\d{2})|(?=[到至—–~-]{1,2}\d{1,2}[点时](?![间段候期]))|[点时](?!间|段|候|期)(?:(?P<past>\d{1,2})分?|(?P<half>半))?)"
)


@dataclass(frozen=True)
class Time:
    """A time of day in a text, or what may be one."""

    start: int
    end: int
    minutes: frozenset[int]
    """The minutes of the day that it may mean: 9点 in the evening is 21时 as well."""


def times(text: str) -> Iterator[Time]:
    """Yield the times of day of a text, in order."""
    before: Time | None = None
    for m in _CLOCK.finditer(text):
        evening = (
            m["late"].strip("的")
            or _EVENING.search(text[max(0, m.start() - _REACH) : m.start()])
            or _CLOSES.match(text, m.end())
        )
        if minutes := _minutes(m, bool(evening)):
            until = before is not None and _UNTIL.fullmatch(text, before.end, m.start()) is not None
            if before and until and max(minutes) < min(before.minutes):
                minutes = frozenset({*minutes, *(at + _HALF_DAY for at in minutes)})
            before = Time(m.start(), m.end(), minutes)
            yield before


_UNTIL = regex("[^，。；\\n]{0,3}[到至—–~-]")
"""9点到5点: what ends a stretch comes behind what begins it."""
_HALF_DAY = 12 * 60
# 晚上6点到9点, 晚上关门从8点改到9点: the word holds to the end of its clause.
_EVENING = regex(
    "(?:开到|开放到|营业到|下午|晚上?|夜里|夜间|傍晚|关门|闭馆|闭店|下班|打烊|收摊)[^，。；\\n上早中]{0,14}$"
)
_CLOSES = regex("[就才]?(?:关门|闭馆|闭店|下班|打烊|收摊)")
_REACH = 16


def _minutes(m: re.Match[str], evening: bool) -> frozenset[int]:
    hours = parse_integer(m["hours"]) if not m["hours"].isdecimal() else int(m["hours"])
    if hours is None:
        return frozenset()
    at = hours * 60 + (30 if m["half"] else int(m["minutes"] or m["past"] or 0))
    return frozenset({at, at + _HALF_DAY} if evening and hours < 12 else {at})
