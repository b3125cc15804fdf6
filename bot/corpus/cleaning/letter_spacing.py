"""Letter-spacing: what a PDF set apart character by character, joined again; two figures stay two."""

import re
from collections.abc import Iterator

from bot.domain.noise import NoiseKind
from bot.language.han import HAN
from bot.language.offsets import Edit
from bot.regex import regex

_BLANK = r"[ \t\u3000\xa0]"
_GAP = f"{_BLANK}{{1,2}}"
_BLANKS = regex(f"{_BLANK}+")
_STRETCH = regex(rf"(?<!\S)(?:\S[，。、；：]?{_GAP}){{8,}}")
_HAN = regex(f"[{HAN}]")
_LEAST_HAN = 0.5
_UNIT = "%％‰年月日号时分元万亿千百个名人次户家项期场条件份篇册座台辆套支所处亩公平米吨天岁届级批类余多"
_DIGIT = r"\d(?!\d)"
_NUMBER = regex(
    rf"(?:(?<=[{HAN}，。、；：（]){_GAP}|(?<![\d.A-Za-z])(?<![\d.]{_BLANK})(?<![\d.]{_BLANK}{{2}}))"
    rf"{_DIGIT}(?:{_GAP}(?:\.{_BLANK}{{0,2}})?{_DIGIT}){{1,12}}{_BLANK}{{0,2}}(?=[{_UNIT}])"
)
_YEAR = regex(rf"(?<![\d.])(?:1{_BLANK}?9|2{_BLANK}?0){_BLANK}?\d{_BLANK}?\d(?={_BLANK}?年)")
_HEADING = regex(rf"^{_BLANK}*[（(]?\d{{1,2}}{_BLANK}(?=[、．.）)])", re.MULTILINE)


def letter_spaces(text: str) -> Iterator[Edit]:
    """Yield the blanks that part the characters of a word or the digits of a number.

    Digits are one number only where a unit follows: in the row of a table they are figures of their own.
    """
    stretches = [m for m in _STRETCH.finditer(text) if _is_chinese(m.group())]
    found = [*stretches, *_NUMBER.finditer(text), *_YEAR.finditer(text)]
    blanks = {b.span() for m in found for b in _BLANKS.finditer(text, *m.span())}
    blanks |= {(m.end() - 1, m.end()) for m in _HEADING.finditer(text)}
    yield from (Edit(start, end, kind=NoiseKind.PDF_SPACE) for start, end in sorted(blanks))


def _is_chinese(stretch: str) -> bool:
    characters = "".join(stretch.split())
    return len(_HAN.findall(characters)) >= len(characters) * _LEAST_HAN
