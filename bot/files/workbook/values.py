"""A value of a cell as it is shown: a share as 25.6%, a day as 2026年7月1日."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from bot.files.workbook.moments import is_moment, moment
from bot.regex import regex

_GENERAL = "General"
_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[[^\]]*\]'
    r"|(?P<digits>[#0?][#0?,.]*(?:[eE][+-]0+)?|\.[#0?]+)|(?P<other>.)"
)
_SIGNIFICANT = 11
"""So many digits of a number without a format are shown."""
_PLAIN_UP_TO = 10**15
_EXACT = 15
"""So many digits of any number are kept by Excel."""
_LONGEST_FORMAT = 255
_NO_NUMBER = "#NUM!"
"""What Excel shows of a number that is none, or larger than it knows."""


def shown(value: object, number_format: str) -> str:
    """Return what a reader sees of a value under its format; one longer than Excel takes counts as none."""
    if value is None:
        return ""
    if len(number_format) > _LONGEST_FORMAT:
        number_format = _GENERAL
    if isinstance(value, bool):
        return str(value).upper()
    if is_moment(value):
        return moment(value, number_format)
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value)


def _number(value: float, number_format: str) -> str:
    if not math.isfinite(value):
        return _NO_NUMBER
    positive, *others = (number_format or _GENERAL).split(";")
    section, own = (others[0], abs(value)) if value < 0 and others else (positive, value)
    if value == 0 and len(others) > 1:
        section = others[1]
    tokens = list(_TOKEN.finditer(section))
    if _GENERAL in section or "@" in section or "/" in section or not any(t["digits"] for t in tokens):
        return _general(value)
    share = sum(token["other"] == "%" for token in tokens)
    exact = Decimal(repr(own)).scaleb(2 * share)
    return "".join(_part(token, exact) for token in tokens)


def _part(token: re.Match[str], exact: Decimal) -> str:
    if token["digits"]:
        return _digits(token["digits"], exact)
    return token["quoted"] or token["escaped"] or token["other"] or ""


def _digits(form: str, exact: Decimal) -> str:
    """Return a number as a form of its digits wants it: #,##0.00."""
    if power := re.search(r"[eE][+-]0+$", form):
        decimals = form[: power.start()].partition(".")[2]
        return f"{exact:.{len(decimals)}E}"
    whole, _, decimals = form.partition(".")
    bare = whole.rstrip(",")
    exact = exact.scaleb(-3 * (len(whole) - len(bare)))
    # As many digits as the number has before the point and the form behind it, and one that rounding adds.
    digits = Context(prec=max(exact.adjusted() + 1, 0) + len(decimals) + 1)
    rounded = exact.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, digits)
    text = f"{rounded:,f}" if "," in bare else f"{rounded:f}"
    before, _, after = text.partition(".")
    least = decimals.count("0")
    while len(after) > least and after.endswith("0"):
        after = after[:-1]
    sign = "-" if before.startswith("-") else ""
    padded = before.removeprefix("-").rjust(bare.count("0"), "0")
    return f"{sign}{padded}{'.' if after else ''}{after}"


def _general(value: float) -> str:
    if isinstance(value, int) or abs(value) >= _PLAIN_UP_TO:
        return str(value) if isinstance(value, int) else f"{Decimal(f'{value:.{_EXACT}g}'):f}"
    return f"{Decimal(f'{value:.{_SIGNIFICANT}g}'):f}"
