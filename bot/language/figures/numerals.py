"""Numerals: what an Arabic or a Chinese number says."""

from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_ONES = "一二三四五六七八九"


# The same few numbers head the lines of a text.
@lru_cache(maxsize=4096)
def parse_integer(text: str) -> int | None:
    """Return the value of an integer (33, 三十三, 二〇二六; 一万二 is 12000), or `None`."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not text or not set(text) <= _DIGITS.keys() | _TENS.keys() | _MYRIADS.keys():
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            section, digit = section + (digit or 1) * _TENS[c], 0
        else:
            total, section, digit = (total + (section + digit or 1)) * _MYRIADS[c], 0, 0
    return total + section + digit * _last_digit_step(text)


def _last_digit_step(text: str) -> int:
    """Return what a digit counts at the end: 1000 directly behind 万, 100 behind 千, 10 behind 百, else 1."""
    return scale(text[-2]) // 10 if text[-2:-1] in ("百", "千", "万", "亿") else 1


def parse_number(text: str) -> float | None:
    """Return the value of a number with or without decimals (1,200, 98.6, 九十八点六), or `None`."""
    if text[:1].isascii():
        return float(text.replace(",", ""))
    whole, _, decimals = text.partition("点")
    value = parse_integer(whole)
    if value is None or (decimals and not set(decimals) <= _DIGITS.keys()):
        return None
    return value + float("0." + "".join(str(_DIGITS[c]) for c in decimals)) if decimals else value


def scale(marks: str) -> int:
    """Return the product of scale marks: 10000 for 万, 10000000 for 千万, 1 for none."""
    product = 1
    for mark in marks:
        product *= _TENS.get(mark) or _MYRIADS[mark]
    return product


def chinese_integer(value: int) -> str:
    """Return 1–99 in Chinese numerals; raise ValueError outside."""
    if not 1 <= value <= 99:
        raise ValueError(value)
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _ONES[tens - 1] + "十"
    return head + (_ONES[ones - 1] if ones else "")


def arabic(value: float) -> str:
    """Return the value as statistics are written: 33, 2.3万, never 1e+06."""
    scaled = value >= 10_000 and value % 100 == 0
    return f"{round(value / 10_000, 4):.15g}万" if scaled else f"{round(value, 4):.15g}"
