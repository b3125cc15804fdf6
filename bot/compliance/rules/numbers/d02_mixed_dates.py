"""D02: a date is written in Arabic or in Chinese numerals, not in both, and a zero is no letter O."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import parse_integer
from bot.regex import regex

_HAN = "[一二三四五六七八九十]{1,3}"
_HAN_DIGITS = set("〇零○一二三四五六七八九")
_HAN_YEAR = "[〇零一二三四五六七八九]"
_ZERO = "0oOＯｏ〇零○"
_YEAR = regex(rf"(?<![\d一二三四五六七八九十A-Za-z])[12一二][{_ZERO}1-9一二三四五六七八九]{{3}}(?=年)")
_LETTER_O = regex(
    r"(?<![A-Za-z\d])(?=\d{1,6}[oOＯｏ])\d[\doOＯｏ]{0,6}(?=月|日|[个名人次场家户项件份万亿%％])"
)
_MIXED = regex(
    rf"(?P<y>(?:19|20)\d\d|{_HAN_YEAR}{{4}})年(?P<m>\d{{1,2}}|{_HAN})月(?:(?P<d>\d{{1,2}}|{_HAN})[日号])?"
    rf"|(?P<month>\d{{1,2}}|(?<![一二三四五六七八九十个])[一二三四五六七八九十]{{1,2}})月(?P<day>\d{{1,2}}|{_HAN})[日号]"
)
_ROUND = str.maketrans({"O": "0", "o": "0", "Ｏ": "0", "ｏ": "0", "○": "〇"})
_REVOLUTION = "革命"


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _LETTER_O.finditer(text):
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, _arabic(m.group())))
    for m in _YEAR.finditer(text):
        if not m.group().isdigit() and not set(m.group()) <= _HAN_DIGITS:
            yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, _arabic(m.group())))
    for m in _MIXED.finditer(text):
        if _has_both_numerals(m) and not text.startswith(_REVOLUTION, m.end()):
            yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, _arabic_date(m)))


def _arabic(year: str) -> str:
    """Return a number whose digits are of several kinds in Arabic digits."""
    return "".join(c if c.isascii() else str(parse_integer(c)) for c in year.translate(_ROUND))


def _has_both_numerals(m: re.Match[str]) -> bool:
    parts = [part for part in m.groups() if part]
    return len({part.isascii() for part in parts}) > 1


def _arabic_date(m: re.Match[str]) -> str:
    """Return the date in Arabic digits."""
    found = m.group()
    for part in sorted({part for part in m.groups() if part and not part.isascii()}, key=len, reverse=True):
        mark = "年" if part == m["y"] else ""
        found = found.replace(part + mark, f"{parse_integer(part)}{mark}")
    return found


RULE = Rule(
    id="D02",
    name="年份不混写",
    about=Aspect.NUMBERS,
    severity=Severity.ERROR,
    message="同一个日期里混用了不同的数字写法，应统一用阿拉伯数字。",
    source="GB/T 15835-2011",
    detect=_detect,
    cases=(
        Case("二0二六年工作要点，2O26年起实施。", ("二0二六", "2O26")),
        Case("自2026年三月五日起施行，六月10日总结。", ("2026年三月五日", "六月10日")),
        Case("202六年，参加1O名。", ("1O", "202六")),
        Case("二〇二六年三月五日，2026年3月5日，三月五日，3月5日。"),
        Case("2017年十月革命一百周年，H2O，O2O平台，3个月10日前报送。"),
    ),
)
