"""Days and times of a cell in the words of its format."""

import re
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, TypeGuard

from bot.language.figures.numerals import chinese_integer
from bot.regex import regex

Moment: TypeAlias = date | time | timedelta
"""A day, with its time or without, a time of day, or how long something lasts."""
# What Excel stores for “short date” is shown as the country writes it.
_LOCAL = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm", "General": "yyyy/m/d"}
_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<lasting>[hms]+)\]|\[[^\]]*\]'
    r"|(?P<field>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|a{3,4}(?![a-z])|AM/PM|上午/下午)|(?P<other>.)"
)
_CHINESE = "[DBNum1]"
_WEEKDAYS = "一二三四五六日"
_NOON = 12


def is_moment(value: object) -> TypeGuard[Moment]:
    """Return whether a value is a day or a time."""
    return isinstance(value, date | time | timedelta)


def moment(value: Moment, number_format: str) -> str:
    """Return a day or a time as its format shows it."""
    form = _LOCAL.get(number_format, number_format).partition(";")[0]
    tokens = list(_TOKEN.finditer(form))
    halves = any((t["field"] or "") in ("AM/PM", "上午/下午") for t in tokens)
    said = []
    for n, token in enumerate(tokens):
        if token["lasting"]:
            said.append(str(int(_seconds(value) // _LASTING[token["lasting"][0]])))
        elif token["field"]:
            said.append(_field(value, token["field"], _is_minute(tokens, n), halves, _CHINESE in form))
        else:
            said.append(token["quoted"] or token["escaped"] or token["other"] or "")
    return "".join(said).strip()


_LASTING = {"h": 3600, "m": 60, "s": 1}


def _is_minute(tokens: list[re.Match[str]], at: int) -> bool:
    """Return whether m stands for minutes: behind hours, or before seconds."""
    if not (tokens[at]["field"] or "").lower().startswith("m"):
        return False
    fields = [(n, (t["field"] or t["lasting"] or "").lower()) for n, t in enumerate(tokens)]
    before = "".join(name[0] for n, name in fields if n < at and name)
    behind = "".join(name[0] for n, name in fields if n > at and name)
    return before.endswith("h") or behind.startswith("s")


def _field(value: Moment, name: str, minute: bool, halves: bool, chinese: bool) -> str:
    day, clock = _day(value), _clock(value)
    kind = "minute" if minute else name[0].lower()
    if name in ("AM/PM", "上午/下午"):
        return name.split("/")[clock.hour >= _NOON]
    if kind == "a":
        return ("星期" if name == "aaaa" else "") + _WEEKDAYS[day.weekday()]
    if kind == "y":
        year = str(day.year) if len(name) > 2 else f"{day.year % 100:02d}"
        return "".join("〇" if c == "0" else chinese_integer(int(c)) for c in year) if chinese else year
    hour = (clock.hour - 1) % _NOON + 1 if halves else clock.hour
    number = {"m": day.month, "d": day.day, "h": hour, "minute": clock.minute, "s": clock.second}[kind]
    return chinese_integer(number) if chinese and number else str(number).rjust(min(len(name), 2), "0")


def _day(value: Moment) -> date:
    return value if isinstance(value, date) else date.min


def _clock(value: Moment) -> time:
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta):
        return (datetime.combine(date.min, time()) + abs(value) % timedelta(days=1)).time()
    return value.time() if isinstance(value, datetime) else time()


def _seconds(value: Moment) -> float:
    if isinstance(value, timedelta):
        return value.total_seconds()
    clock = _clock(value)
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second).total_seconds()
