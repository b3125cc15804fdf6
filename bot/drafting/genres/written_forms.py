"""Figures and times of day as an office prints them: 3万至5万元 for 3至5万元, 下午4时30分 for 下午4点半."""

import re

from bot.language.scaled_ranges import scale_left_off
from bot.regex import regex

_OF_DAY = "(?:上午|中午|下午|晚上|早上|早晨|凌晨|傍晚|夜间|夜里|每[早晚]|当[早晚])"
_HOUR = r"\d{1,2}点(?:半|整|钟|\d{1,2}分?)?"
# Of 第5点 and 3点要求 nothing says that they are a time of day.
_CLOCK = regex(rf"{_OF_DAY}{_HOUR}(?:[至到—～]{_OF_DAY}?{_HOUR})?")
_ONE = regex(r"(?P<hours>\d{1,2})点(?:(?P<half>半)|整|钟|(?P<minutes>\d{1,2})分?)?")
_KEPT = regex("“[^”\n]*”|《[^》\n]*》")


def in_written_form(text: str) -> str:
    """Return the text with its ranges and times of day in that form; quotations and titles stay."""
    at, done = 0, []
    for kept in _KEPT.finditer(text):
        done += [_convert(text[at : kept.start()]), kept.group()]
        at = kept.end()
    return "".join((*done, _convert(text[at:])))


def _convert(text: str) -> str:
    for start, end, whole in reversed(list(scale_left_off(text))):
        text = text[:start] + whole + text[end:]
    return _CLOCK.sub(lambda m: _ONE.sub(_hour, m.group()), text)


def _hour(m: re.Match[str]) -> str:
    minutes = "30" if m["half"] else m["minutes"]
    return f"{m['hours']}时" + (f"{int(minutes)}分" if minutes else "")
