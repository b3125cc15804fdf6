"""Errors of numbers and dates, as they are really made."""

import random
import re
from collections.abc import Iterator

from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, changed, one_of, some, swap

_DIGITS = "零一二三四五六七八九"
_UNITS = "人次|次|人|名|户|场|期|件|项|篇|家|份|亩|公里|万元"
_COUNT = rf"(?<![\d.,—～近约逾超第余年月])(\d{{2,4}})({_UNITS})(?![—～内])"


def in_han(value: int) -> str:
    """Return 11–9999 in Chinese numerals."""
    written, gap = "", False
    for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + mark
        gap = not digit
    return written.removeprefix("一") if 10 <= value < 20 else written


def years_by_digit(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write years partly in Chinese digits or with the letter O."""
    found = list(re.finditer(r"(?<!\d)20(\d)(\d)年", clean.text))
    for m in some(found, chance):
        tens, ones = m[1], m[2]
        han = _DIGITS[int(tens)], _DIGITS[int(ones)]
        forms = (
            f"2O{tens}{ones}年",
            f"二0{han[0]}{han[1]}年",
            f"二〇{tens}{ones}年",
            f"20{han[0]}{han[1]}年",
        )
        yield changed(clean, "D02", m.start(), m.end(), chance.choice(forms))


def half_han_dates(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write the month or the day of a date in Chinese numerals."""
    found = list(re.finditer(r"(?<!\d)([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日", clean.text))
    for m in some(found, chance):
        day = in_han(int(m[2])) if int(m[2]) > 9 else _DIGITS[int(m[2])]
        month = in_han(int(m[1])) if int(m[1]) > 9 else _DIGITS[int(m[1])]
        yield changed(
            clean, "D02", m.start(), m.end(), chance.choice((f"{m[1]}月{day}日", f"{month}月{m[2]}日"))
        )


def years_without_word(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Leave out 年 before 上半年, 第三季度, 度工作."""
    found = list(
        re.finditer(r"20\d\d年(?=上半年|下半年|第[一二三四]季度|度?工作(?:总结|要点|计划|方案))", clean.text)
    )
    for m in some(found, chance):
        yield changed(clean, "D03", m.start(), m.end(), m[0][:4])


OPERATORS: tuple[Operator, ...] = (
    swap("D01", r"(?<![\d—～])20(\d\d)年(?![来间前后内的])", one_of(r"\1年")),
    years_by_digit,
    half_han_dates,
    years_without_word,
    swap("D03", r"(?<=[，。])(?=上半年|下半年)", one_of("2026", "2025")),
    swap("D05", _COUNT, lambda m, _: f"{in_han(int(m[1]))}{m[2]}" if int(m[1]) > 10 else "十一" + m[2]),
    swap("D05", r"(?<![\d.—～])(\d{2})%", lambda m, _: f"百分之{in_han(int(m[1]))}"),
    swap("D06", _COUNT, one_of(r"近\1余\2", r"约\1\2左右", r"大约\1多\2", r"将近\1余\2", r"\1余\2左右")),
    swap(
        "D06",
        r"(?<=[\u4e00-\u9fff])(\d)(?=个|名|人(?!次)|天|次|家|户)",
        lambda m, _: "3、4" if m[1] == "0" else f"{min(int(m[1]), 8)}、{min(int(m[1]), 8) + 1}",
    ),
    swap("D08", r"(?<![\d.—～])(\d{1,2})%", lambda m, _: f"{int(m[1]) // 2}～{m[1]}%"),
    swap("D902", r"(?<!\d)([469]|11)月([12]\d|[1-9])日", lambda m, _: f"{m[1]}月31日"),
    swap("D901", r"(?<![\d.—～第])([2-9]\d?)万", lambda m, _: f"1至{m[1]}万"),
    swap(
        "D08",
        r"(?<=[\u4e00-\u9fff])(?:下降|减少|降低|缩短)(?:了|到|至)?\d[\d.]*[%\u4e00-\u9fff]",
        one_of("下降2倍", "减少了三倍", "降低1.5倍"),
    ),
)
