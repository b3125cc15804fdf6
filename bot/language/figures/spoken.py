"""Quantities that only speech has: 千把人, 俩师傅, 半年, 一大半; in prose these words count nothing."""

from collections.abc import Iterator

from bot.domain.fact import Bound, Quantity
from bot.language.figures.numerals import scale
from bot.language.figures.quantities import unit_at
from bot.regex import regex

_SPOKEN = regex(
    "(?P<scale>[百千万])把(?=来?[个号]?[人块户件份斤亩家])"
    "|(?P<both>[俩仨])"
    "|(?<![上下前后大])半(?P<time>个月|年|天)(?!报)"
    "|(?P<most>一?大半|一?多半)(?![年天夜个月辈生截身])"
)
_HALVES = {"个月": (15, "日"), "年": (6, "个月"), "天": (0.5, "日")}


def spoken_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a told text that only speech has, in order, with offsets into it."""
    for m in _SPOKEN.finditer(text):
        if m["scale"]:
            unit = unit_at(text, m.end())
            yield Quantity(scale(m["scale"]), unit, m.start(), m.end(), Bound.ABOUT)
        elif m["both"]:
            yield Quantity(2 if m["both"] == "俩" else 3, "个", m.start(), m.end())
        elif m["time"]:
            value, unit = _HALVES[m["time"]]
            yield Quantity(value, unit, m.start(), m.end())
        else:
            yield Quantity(0.5, "/", m.start(), m.end(), Bound.ABOVE)
