"""D07: a figure is given at one scale: 2.3万元."""

from bot.compliance.matching import Match, pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

_STEPS = {"亿": 10_000, "万": 10}


def _single_scale(m: Match) -> str:
    return f"{round(int(m.group(1)) + int(m.group(3)) / _STEPS[m.group(2)], 4):g}{m.group(2)}"


RULE = Rule(
    id="D07",
    name="万亿分写",
    about=Aspect.NUMBERS,
    severity=Severity.INFO,
    message="同一个数不分两级单位写。",
    source="GB/T 15835-2011",
    detect=pattern(
        r"(?<![\d.])(\d{1,4})(万)(\d)千(?!\d)|(?<![\d.])(\d{1,4})(亿)(\d{1,4})万(?!\d)",
        FixKind.SUGGEST,
        lambda m: _single_scale(m) if m.group(1) else "",
    ),
    cases=(
        Case("争取资金2万3千元。", ("2万3千",)),
        Case("总投资3亿5000万元。", ("3亿5000万",)),
        Case("争取资金2.3万元，总投资3.5亿元。"),
        Case("投入2万元、3千克种子。"),
    ),
)
