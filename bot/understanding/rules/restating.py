"""A clerk's words as they can stand in a ledger: figures in Arabic, no list marks, no words of a chat."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.fact import Quantity
from bot.facts.evidence import figures
from bot.language.figures.dates import moments
from bot.language.figures.numerals import parse_integer, parse_number
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.understanding.rules.words import CHINESE, PARTICLES

_READ_AGAIN = 2048
"""How many clauses are kept as they were read last: each step asks for the same ones again."""
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_HAN = "零〇一二两三四五六七八九十百千万亿"
_HAN_RUN = regex(rf"[{_HAN}]+(?:点[{_HAN}]+)?")
_EMOJI = regex(
    "\\[[\u4e00-\u9fff]{1,3}\\]|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3]+"
)
_SURE_OPENER = regex(
    "^(?:(?:嗯+|哦|噢|对了|那个|然后呢?|还有就是|还有|另外|再就是|再一个|再有|其次|补充一下|先说|接着"
    "|就是说|就是)[，,：: ]*)+"
)
_ENDS = regex(rf"(?:[{PARTICLES}]|[~!！。，,、；;：: ]|的(?=$))+$")
_INSIDE = regex(
    rf"(?<=[{CHINESE}\d])[{PARTICLES}](?=[，,。；]|$)|(?<=[\d{CHINESE}])(?:嘛|呗|哈)(?=[{CHINESE}])"
)
_ABOUT_SOME = regex(r"(?P<number>\d+(?:\.\d+)?[万亿]?)来(?=[万亿]?[一-鿿])")
_SMALL = regex(rf"小(?=[{_HAN}\d]{{1,4}}(?:人|号|个|家|场))")
_DAY = regex(r"(?<=\d)(?<!〕\d)(?<!〕\d\d)(?<!〕\d\d\d)号(?!楼|线|院|泊|车|文|公告|令|门|台|机|桥)")
_MONTH_OF = regex(r"(?<=\d)月份")
_BLANK_BESIDE = regex(rf"(?<=[\d]) (?=[{CHINESE}])|(?<=[{CHINESE}]) (?=\d)")
_COMMA = regex(r"(?<=\d),(?=\d{3}(?!\d))")
_BIG_UNIT = regex(r"(\d)[wW](?![A-Za-z])")
_DIGIT, _BELOW = "[一二两三四五六七八九]", "零一二两三四五六七八九十百千"
_BIG = regex(
    f"{_DIGIT}[{_BELOW}]{{0,8}}万{_DIGIT}(?![{_BELOW}万亿级层楼])"
    f"|{_DIGIT}[{_BELOW}]{{1,8}}[万亿](?![{_BELOW}])|{_DIGIT}[百千][{_BELOW}]{{1,6}}(?![{_BELOW}万亿])"
)
# Days of the week count nothing: 每周六一场 is one on each Saturday.
_WEEK, _HIDDEN = "一二三四五六日天", "".join(map(chr, range(0xE000, 0xE008)))
_SHOWN = str.maketrans(_HIDDEN, _WEEK)
_WEEKDAY = regex(f"(周|星期|礼拜)([{_WEEK}])")
_FEW = "三四五六七八九"
_ENDED = regex("$|[，,。；、：）)（(的了吧嘛啊 ]|左右|以上|以下|以内|人次|不对|是|总|剩|其中")
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}
_YEAR_WORD = regex(f"(?:{'|'.join(_YEARS)})(?!度|的?同期)")


@dataclass(frozen=True)
class Restatement:
    """Words made fit for the ledger."""

    text: str
    approximate: tuple[str, ...] = ()
    """The figures that were told as about, as they stand in the text."""


def restate(words: str, year: int | None = None) -> Restatement:
    """Return a clause without what belongs to a chat, its figures in Arabic, 今年 and its like as years."""
    plain = arabic(bare(words))
    if year:
        plain = _YEAR_WORD.sub(lambda m: f"{year + _YEARS[m.group()]}年", plain)
    about = tuple(plain[q.start : q.end] for q in quantities(plain) if q.approximate)
    return Restatement(plain, about)


@lru_cache(_READ_AGAIN)
def bare(words: str) -> str:
    """Return words without list marks, openers, particles and signs of a chat."""
    text = _EMOJI.sub("", words).strip()
    text = _SURE_OPENER.sub("", text)
    text = _INSIDE.sub("", text)
    return _ENDS.sub("", text).strip()


@lru_cache(_READ_AGAIN)
def arabic(words: str) -> str:
    """Return words with their counts and dates in Arabic figures: 四百一十二人 as 412人, 二百来件 as 约200件.

    一 before a unit stays as it is, for 一堂课 counts no more than a class.
    """
    text = _COMMA.sub("", words.translate(_WIDE))
    text = _BIG_UNIT.sub(r"\1万", text)
    text = _SMALL.sub("近", text)
    text = text.replace("百分之百", "100%")
    text = _WEEKDAY.sub(lambda m: m[1] + _HIDDEN[_WEEK.index(m[2])], text)
    text = _BIG.sub(lambda m: _number(m.group()), text)
    for q in reversed(quantities(text)):
        text = (
            text[: q.start]
            + _arabic_quantity(text[q.start : q.end], q, ends=_ENDED.match(text, q.end) is not None)
            + text[q.end :]
        )
    text = _arabic_dates(text)
    text = _ABOUT_SOME.sub(r"约\g<number>", text)
    text = _BLANK_BESIDE.sub("", text)
    text = _MONTH_OF.sub("月", _DAY.sub("日", text))
    return text.translate(_SHOWN)


def _arabic_quantity(written: str, q: Quantity, *, ends: bool) -> str:
    """Return a quantity with its number in Arabic, its unit as it was said.

    A single numeral before a unit that runs on may be a name (二支部): it stays where `ends` is false.
    """
    if m := re.match(rf"百分之([{_HAN}]+(?:点[{_HAN}]+)?|[\d.]+)", written):
        return f"{_number(m[1])}%{written[m.end() :]}"
    m = _HAN_RUN.match(written)
    if (
        not m
        or m.group() == "一"
        or (m.group() in _FEW and not ends)
        or q.unit.startswith("~")
        or "分之" in written
    ):
        return _arabic_range(written) if q.unit.startswith("~") else written
    return f"{_number(m.group())}{written[m.end() :]}"


def _arabic_range(written: str) -> str:
    """Return 一百三四十 as 130到140, 两三次 as 2到3次."""
    m = re.match(r"([一两二三四五六七八])([二三四五六七八九])([十百千万]?)", written)
    if not m:
        return written
    low, high = (parse_integer(digit + m[3]) for digit in m.groups()[:2])
    return f"{low}到{high}{written[m.end() :].replace('号人', '人')}"


def _number(han: str) -> str:
    """Return a number in Arabic as offices write it: whole 万 stay 万."""
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        value = parse_number(han)
        if value and mark in han and value % (size / 100) == 0 and value >= size:
            return f"{value / size:g}{mark}"
    value = parse_number(han)
    return han if value is None else f"{value:g}" if value != int(value) else str(int(value))


_NAMES_MORE = ("级", "层", "楼")


@lru_cache(_READ_AGAIN)
def counts_in(words: str) -> tuple[Quantity, ...]:
    """Return the quantities of restated words that count something: no grade, no hour, no number of a row."""
    return tuple(q for q in figures(words) if _is_count(words, q))


def _is_count(words: str, q: Quantity) -> bool:
    if words[q.start] in _HAN.replace("一", "").replace("两", "") or words[q.start - 1 : q.start] == "第":
        return False
    if q.unit in (*_NAMES_MORE, ":", "点") or words[q.start : q.end].endswith(("日", "号")):
        return False
    ends = len(words) - q.end <= 1 and re.search(f"[{CHINESE}]{{2}}$", words[: q.start])
    return bool(q.unit) or q.value >= _BARE or bool(ends or _SUM.search(words[: q.start]))


_BARE = 10_000
_SUM = regex("(?:标准|金额|人数|总数|数量|合计|总共|一共|共|每[人户家场次])[^\\d，。；]{0,4}$")


def _arabic_dates(text: str) -> str:
    """Return the text with the months and days of its dates in Arabic."""
    for moment in reversed(moments(text)):
        said = text[moment.start : moment.end]
        figures = re.sub(
            rf"[{_HAN}]+(?=[月日号]|(?:到|至)[{_HAN}\d]+月)",
            lambda m: str(parse_integer(m.group()) or m.group()),
            said,
        )
        text = text[: moment.start] + figures + text[moment.end :]
    return text
