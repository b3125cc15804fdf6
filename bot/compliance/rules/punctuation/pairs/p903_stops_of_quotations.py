"""P903: what somebody says in full, behind a colon, ends with its stop before the closing mark."""

from bot.compliance.matching import Match, pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity


def _within(m: Match) -> str:
    return f"{m['said']}。”"


RULE = Rule(
    id="P903",
    name="引语句号",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="冒号后面完整引用的话，句号放在引号里面。",
    source="GB/T 15834-2011 4.8、附录A",
    detect=pattern(
        r"(?<=[说道称问出示调为]：)(?P<said>“[^“”\n]{4,80}[^。！？…“”\n])”。(?=$|[^“])",
        FixKind.SUGGEST,
        _within,
    ),
    cases=(
        Case("他说：“要抓好落实”。", ("“要抓好落实”。",)),
        Case("会议强调：“安全无小事，责任要到人”。各单位照办。", ("“安全无小事，责任要到人”。",)),
        Case("他说：“要抓好落实。”会议指出，要做到“两个维护”。口号是：“人人参与”，“户户清洁”。"),
    ),
)
