"""D901: both ends of a range carry 万 or 亿: 3至5万元 may be read as 3元至5万元."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.scaled_ranges import scale_left_off


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for start, end, whole in scale_left_off(manuscript.text):
        yield Spot(start, end, Fix(FixKind.SUGGEST, whole))


RULE = Rule(
    id="D901",
    name="数值区间的万、亿",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="区间前后两个数都要带“万”“亿”，省略了会有歧义。",
    source="GB/T 15835-2011",
    detect=_detect,
    cases=(
        Case("每台费用3至5万元，总投资1.2～1.5亿元。", ("3至5万", "1.2～1.5亿")),
        Case("每台费用3到5万元。", ("3到5万",)),
        Case("每台费用3万至5万元，走访300至500户，8000至1万元。"),
        Case("参加3人至5万人次，2025—2026年，达到5万元。"),
    ),
)
