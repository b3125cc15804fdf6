"""Figures that tell nothing of the unit: hotlines, anniversaries, 三个方面, 24小时, the number of a row."""

import re

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.listed import is_enumeration
from bot.regex import regex

_PUBLIC_NUMBERS = frozenset(
    {12345, 12348, 12355, 12371, 12380, 12388, 12315, 12338, 12351, 12333, 110, 119, 120, 122}
)
# Events whose anniversaries everyone counts, by the year from which.
_ANNIVERSARIES = (
    (1911, "辛亥"),
    (1919, "五四"),
    (1921, "建党|共产党成立|党的生日"),
    (1927, "建军"),
    (1936, "长征"),
    (1945, "抗日|抗战|反法西斯"),
    (1949, "新中国|共和国|国庆"),
    (1963, "题词|学雷锋"),
    (1978, "改革开放"),
)
_STRUCTURE = regex(
    "[两二三四五六]部分"
    "|[两二三四五六七八九十]项(?:合计|共计|相加|加起来|工作(?=同步|一体|统筹|并))"
    "|[一二两三四五六七八九十]{1,2}(?:个|大|项|种|条|方面|类|层)?"
    "(?:方面|环节|层面|维度|角度|到位|坚持|强化|聚焦|着力|抓手|关口|层次|结合|统筹|必须|转变|不放松|不变|突出|确保|主体"
    "|(?:重点|关键)(?!项目|工程|企业|产业|单位|部位|场所|路段|点位|区域|村|镇|社区|平台|基地|建设|实验室|学科|专业))"
)
_MEASURED = regex(
    "[%/:倍点年月旬周日秒岁元米里亩斤吨升度]|个月|小时|分钟|美元|公里|平方米|平方公里|立方米|公顷|公斤|毫升"
)
"""What is measured, or a time: one of it says how much, though it is written as 一."""
_IN_A_NUMBER = regex("[〔［\\[][^〕］\\]\n]{0,4}$|〔20\\d\\d〕第?$")
"""A document number is judged as a whole, by the rule for it."""
_ROUND_THE_CLOCK = regex("24小时|365天|7[×xX*]24|24小时制")
_CENTURY = regex(r"(?:20|二十)世纪(?=[\d一二三四五六七八九][0十]年代)")
"""Which century a told decade is of, everyone knows."""
_GRADE = regex(r"[1-5]A级?|A[34]纸|[45]G")


def is_commonplace(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether the figure tells nothing of the unit: a hotline, an anniversary, 三个方面, 24小时."""
    around = text[max(0, q.start - 30) : q.end + 6]
    return (
        (q.unit == "" and q.value in _PUBLIC_NUMBERS)
        or ("周年" in text[q.start : q.end + 2] and _is_anniversary(around, q, known))
        or _STRUCTURE.match(text, q.start) is not None
        or _is_one_of_a_kind(text, q)
        or _IN_A_NUMBER.search(text[max(0, q.start - 14) : q.start]) is not None
        or _CENTURY.match(text, q.start) is not None
        or _ROUND_THE_CLOCK.match(text, q.start) is not None
        or _GRADE.match(text, q.start) is not None
        or is_enumeration(text, q)
        or _is_row_number(text, q)
        or _is_any_one(text, q)
    )


_NUMBERED_ROWS = regex(r"^\|[ \u3000]*序号[ \u3000]*\|", re.MULTILINE)


def _is_row_number(text: str, q: Quantity) -> bool:
    """Return whether it numbers a row of a table: a bare number in the column 序号, which is the first."""
    before = text[text.rfind("\n", 0, q.start) + 1 : q.start]
    return not q.unit and before.strip(" \u3000") == "|" and _NUMBERED_ROWS.search(text) is not None


def _is_one_of_a_kind(text: str, q: Quantity) -> bool:
    """Return whether it is 一 before a measure word: counts are written 1次, 一次 in words tells none."""
    return text[q.start] == "一" and q.value == 1 and bool(q.unit) and not _MEASURED.fullmatch(q.unit)


_ANY_ONE = regex("(?:每|非)[\u4e00-\u9fff]{0,4}$")


def _is_any_one(text: str, q: Quantity) -> bool:
    """Return whether it is 一 in 每压缩一天 or 非一日之功, or 二次 as in 二次污染: counts are 两次."""
    before = text[max(0, q.start - 6) : q.start]
    return text.startswith("二次", q.start) or (text[q.start] == "一" and _ANY_ONE.search(before) is not None)


def _is_anniversary(around: str, q: Quantity, known: Evidence) -> bool:
    years = (year for year, words in _ANNIVERSARIES if re.search(words, around))
    return any(not known.years or year + q.value in known.years for year in years)
