"""Counts of what the text itself lists, beside each other before the count or numbered behind it."""

from bot.domain.fact import Quantity
from bot.regex import regex

_ORDINALS = "一二三四五六七八九十"


def is_enumeration(text: str, q: Quantity) -> bool:
    """Return whether the text itself lists so many, beside each other before it or numbered behind it."""
    if q.unit not in _LISTED or not 2 <= q.value < len(_ORDINALS) or q.value != int(q.value):
        return False
    return _has_items_before(text, q) or _has_items_behind(text, q)


def _has_items_before(text: str, q: Quantity) -> bool:
    """Return whether so many things stand right before it: 上门服务、集中宣讲两种方式.

    Where the last of them is the longest, more than its name stands there: 公安和城管查处案件两类.
    """
    before = _CLAUSE.split(text[max(0, q.start - _LIST) : q.start])[-1]
    *_, beside, last = _LISTED_BESIDE.split(f"、{before}")
    fits = 0 < len(last) <= len(beside) + 1
    return fits and len(_LISTED_BESIDE.split(before)) == q.value


def _has_items_behind(text: str, q: Quantity) -> bool:
    """Return whether so many items follow, in its line or below: 一是, 二是, 三是 and no 四是 for 三项举措.

    So does 三件事： at the end of a line, before （一）, （二）, （三） and no （四）.
    """
    behind, _, below = text[q.end : q.end + _PARAGRAPH].partition("\n")
    last, next_ = _ORDINALS[int(q.value) - 1], _ORDINALS[int(q.value)]
    if _LEADS_IN.fullmatch(behind) and f"（{last}）" in below:
        return f"（{next_}）" not in below
    if f"{last}是" in behind:
        return f"{next_}是" not in behind
    below = f"\n{below}"
    return f"\n{last}是" in below and f"\n{next_}是" not in below


_LISTED = frozenset("个项条种点类件级层端")
_LEADS_IN = regex("[^，。；：\n]{0,8}[：:。]")
_LIST = 60
"""So far before a count its list may begin."""
_CLAUSE = regex("[，。；：！？\n]")
_LISTED_BESIDE = regex("、|以及|和|与")
_PARAGRAPH = 1500
"""So far behind a count its items are looked for."""
