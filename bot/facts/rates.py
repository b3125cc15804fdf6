"""What a figure is told for each of: 每人500元, 人均500元, 一台2万, 120块一袋, 两个厅各放5个."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.domain.fact import Quantity
from bot.language.figures.quantities import unit_at
from bot.regex import regex


class Rate(NamedTuple):
    """What something is told for each of."""

    unit: str
    """Its unit; 个 where it has none of its own: 每晚60人."""
    thing: str
    """The words behind the unit: 村 in 每个村装了2台."""


ANY_UNIT = "*"
"""What a price is for that does not say so: 单价350元."""
_PER = regex(
    "每|各(?![类种级项地有单部自])|[/／]|(?<=[人户场期次家村班日月周年季台亩课天])均|(?<=亩)产|[单均]价"
    "|(?<![第万百千])一(?=[^一，。；、\\d]{1,2}(?:收费|补[贴助]|奖励|[补发奖给要收卖花交约付得是才涨跌升降]了?)?[\\d一二两三四五六七八九十百千])"
    "|(?<=[\\d元块毛斤度万])一(?=[^一，。；、\\d])"
)
_REACH = 8


def rates(text: str, told: Sequence[Quantity]) -> Mapping[Quantity, tuple[Rate, ...]]:
    """Return the quantities of a text that are told for each of something, with what that is, in order."""
    found: dict[Quantity, tuple[Rate, ...]] = {}
    for m in _PER.finditer(text):
        if (rate := _rate(text, m, told)) and (q := _figure_of(m, rate, told)):
            others = tuple(other for other in found.get(q, ()) if other.unit != rate.unit)
            found[q] = (*others, rate)
    return found


def _figure_of(m: re.Match[str], rate: Rate, told: Sequence[Quantity]) -> Quantity | None:
    """Return the figure that is told for each: the one right before, else the next behind."""
    before = next((q for q in told if q.end == m.start() and q.unit != rate.unit), None)
    if before and m.group() != "各":
        return before
    behind = (q for q in told if 0 <= q.start - m.end() <= _REACH)
    return None if m.group() in "/／" else next(behind, None)


def _rate(text: str, m: re.Match[str], told: Sequence[Quantity]) -> Rate | None:
    word = m.group()
    if word in ("单价", "均价"):
        return Rate(ANY_UNIT, "")
    if word == "各":
        counted = _counted_before(text, told, m.start())
        return Rate(counted.unit, han_behind(text, counted.end)) if counted else None
    at = m.start() - 1 if word in ("均", "产") else m.end()
    unit = unit_at(text, at)
    if not unit:
        return Rate("个", han_behind(text, at)) if word == "每" and han_behind(text, at) else None
    written = next((n for n in range(1, 4) if unit_at(text[at : at + n], 0) == unit), 1)
    return Rate({"月": "个月", "季度": "季"}.get(unit, unit), han_behind(text, at + written))


def _counted_before(text: str, told: Sequence[Quantity], at: int) -> Quantity | None:
    """Return the count of those that each have something: 两个厅各放了5个."""
    before = [q for q in told if q.value > 1 and 0 <= at - q.end <= _REACH]
    return before[-1] if before and "，" not in text[before[-1].end : at] else None


_HAN = regex("[\u4e00-\u9fff]{0,4}")


def han_behind(text: str, at: int) -> str:
    """Return the Han characters that follow a place, up to four of them."""
    m = _HAN.match(text, at)
    return m.group() if m else ""
