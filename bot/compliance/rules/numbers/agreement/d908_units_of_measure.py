"""D908: a figure given in two units is the same in both, and a thing is measured in a unit of its kind."""

from collections.abc import Iterator

from bot.compliance.matching import Match
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic
from bot.lexicon.measures import MEASURED, kind_of_unit, kinds
from bot.regex import regex

_UNIT = "|".join(sorted(kind_of_unit(), key=len, reverse=True))
_N = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TWICE = regex(
    rf"(?<![\d.])(?P<a>{_N})(?P<am>[万亿]?)(?P<au>{_UNIT})[（(，](?:折?合|即|约|折|相当于|换算为)(?:合|计)?约?"
    rf"(?P<b>{_N})(?P<bm>[万亿]?)(?P<bu>{_UNIT})"
)
_MEASURED = regex(
    rf"(?P<what>{'|'.join(MEASURED)})[^，。；、\d\n]{{0,4}}?(?P<n>{_N}余?[万亿]?余?(?:{_UNIT}))(?![每/／×xX*乘])"
)
_LAST_UNIT = regex(f"(?:{_UNIT})$")
_SCALE = {"": 1.0, "万": 1e4, "亿": 1e8}
_SLACK = 0.03


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _TWICE.finditer(manuscript.text):
        if (right := _converted(m)) is not None and abs(right - _value(m, "b")) > _SLACK * right:
            amount = round(right / _SCALE[m["bm"]], 2)
            message = f"{m['a']}{m['am']}{m['au']}是{arabic(amount)}{m['bm']}{m['bu']}，请核对。"
            yield Spot(m.start(), m.end(), ASK, message)
    for m in _MEASURED.finditer(manuscript.text):
        unit = _LAST_UNIT.search(m["n"])
        if unit and kind_of_unit()[unit.group()] != MEASURED[m["what"]]:
            message = f"“{m['what']}”不用“{unit.group()}”作单位，请核对。"
            yield Spot(m.start(), m.end(), ASK, message)


def _converted(m: Match) -> float | None:
    """Return the first figure in the unit of the second; `None` where they are of two kinds."""
    kind = kind_of_unit()[m["au"]]
    if kind != kind_of_unit()[m["bu"]] or m["au"] == m["bu"]:
        return None
    return _value(m, "a") * kinds()[kind][m["au"]] / kinds()[kind][m["bu"]]


def _value(m: Match, name: str) -> float:
    return float(m[name].replace(",", "")) * _SCALE[m[f"{name}m"]]


RULE = Rule(
    id="D908",
    name="计量换算",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="两个单位的数值对不上，或者单位和所量的东西不配，请核对。",
    source="《中华人民共和国法定计量单位》；GB 3100—1993",
    detect=_detect,
    cases=(
        Case("占地3公顷（合30亩），库容20万立方米（约合2亿升）。", ("3公顷（合30亩",)),
        Case("建筑面积1350米，渠道全长12亩。", ("面积1350米", "全长12亩")),
        Case("日供水量800公里，年用电量30万千瓦。", ("供水量800公里", "用电量30万千瓦")),
        Case("占地3公顷（合45亩），建筑面积1350平方米，种植面积2.4万亩，全长12公里，用电量30万千瓦时。"),
        Case("面积为600米×400米，收获1200公斤，合2400斤。"),
    ),
)
