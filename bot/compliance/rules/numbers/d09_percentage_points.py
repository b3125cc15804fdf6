"""D09: a share rises by percentage points."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="D09",
    name="百分点与百分比",
    about=Aspect.NUMBERS,
    severity=Severity.INFO,
    message="占比、比率的变动通常说“百分点”；请核对是百分点还是百分比。",
    source="实务惯例",
    detect=pattern(
        r"(?:占比|比重|[\u4e00-\u9fff]{2}率)(?!增)[^，。；、率\n]{0,8}(?:提高|上升|提升|增加|下降|降低)了?\d{1,3}(?:\.\d{1,3})?%",
        FixKind.ASK,
    ),
    cases=(
        Case("科普解读占比提高3%。", ("科普解读占比提高3%"[4:],)),
        Case("办结率同比上升2.5%。", ("办结率同比上升2.5%",)),
        Case("科普解读占比提高3个百分点，办结率提高到98%。"),
        Case("办结率为98%，产量提高3%。"),
    ),
)
