"""P901: a dash is ——, not hyphens or lines of a table."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="P901",
    name="破折号",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="破折号占两格，写作“——”。",
    source="GB/T 15834-2011 4.10",
    detect=pattern(
        r"(?<=[\u4e00-\u9fff”》）])(?:-{2,4}|－{2}|─{1,2}|—-|-—)(?=[\u4e00-\u9fff“《（\d])",
        FixKind.AUTO,
        "——",
    ),
    cases=(
        Case("供水热线--12345全天受理，目标─让群众满意。", ("--", "─")),
        Case("供水热线——12345，北京—上海，1—6月，京-沪线路。"),
    ),
)
