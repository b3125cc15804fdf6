"""P14: a note in brackets stands before the full stop of what it explains."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="P14",
    name="括注位置",
    about=Aspect.PUNCTUATION,
    severity=Severity.INFO,
    message="注释句内词语的括注通常放在句号前面。",
    source="GB/T 15834-2011 4.9",
    detect=pattern(
        r"。(（(?:详见|参见|见|附)[^（）。\n]{1,12}）(?!。)|（[^（）。\n]{1,60}）(?=。))。?",
        FixKind.AUTO,
        r"\1。",
    ),
    cases=(
        Case("完成全部整改。（详见附件）", ("。（详见附件）",)),
        Case("名单已经公布。（见附表2）。", ("。（见附表2）。",)),
        Case("分两批进行。（批次另行通知）。", ("。（批次另行通知）。",)),
        Case("完成全部整改（详见附件）。"),
        Case("以上数据截至6月底。（本表由县统计局提供。）"),
    ),
)
