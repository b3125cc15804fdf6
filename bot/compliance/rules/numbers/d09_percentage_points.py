"""D09: a share rises by percentage points."""

from collections.abc import Iterator

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_N = r"\d{1,3}(?:\.\d{1,3})?"
# 由85%提高到88%，提高3%: the difference of the two is in percentage points.
_DIFFERENCE = regex(
    rf"(?P<low>{_N})[%％][^。；\n]{{0,12}}?(?:至|到|为)(?P<high>{_N})[%％]"
    rf"[，,、]?[^。；，\n]{{0,8}}?(?P<by>(?:提高|上升|提升|增长|增加|下降|降低|减少|回落)了?(?P<points>{_N})[%％])"
)
# 57%，比上年的56%提高1%
_COMPARED = regex(
    rf"(?P<low>{_N})[%％][，,]?(?:较|比)[^。；，\n]{{0,12}}?(?P<high>{_N})[%％]"
    rf"(?P<by>(?:提高|上升|提升|增长|增加|下降|降低|减少|回落)了?(?P<points>{_N})[%％])"
)
_SHARES = pattern(
    r"(?:占比|比重|[\u4e00-\u9fff]{2}率)(?!增)[^，。；、率\n]{0,8}(?:提高|上升|提升|增加|下降|降低)了?\d{1,3}(?:\.\d{1,3})?%",
    FixKind.ASK,
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    told = []
    for m in (*_DIFFERENCE.finditer(manuscript.text), *_COMPARED.finditer(manuscript.text)):
        if abs(abs(float(m["high"]) - float(m["low"])) - float(m["points"])) < 0.005:
            told.append(m.span("by"))
            points = m["by"].rstrip("%％") + "个百分点"
            message = "两个百分数之差是百分点，不是百分比。"
            yield Spot(*m.span("by"), Fix(FixKind.SUGGEST, points), message, Severity.WARN)
    for spot in _SHARES(manuscript, context):
        if not any(spot.start < end and start < spot.end for start, end in told):
            yield spot


RULE = Rule(
    id="D09",
    name="百分点与百分比",
    about=Aspect.NUMBERS,
    severity=Severity.INFO,
    message="占比、比率的变动通常说“百分点”；请核对是百分点还是百分比。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("科普解读占比提高3%。", ("科普解读占比提高3%"[4:],)),
        Case("办结率同比上升2.5%。", ("办结率同比上升2.5%",)),
        Case("普及率由85%提高到88%，提高3%。", ("提高3%",)),
        Case("普及率为88.5%，比上年的86%提高2.5%。", ("提高2.5%",)),
        Case("普及率由85%提高到88%，产量提高30%。"),
        Case("科普解读占比提高3个百分点，办结率提高到98%。"),
        Case("办结率为98%，产量提高3%。"),
    ),
)
