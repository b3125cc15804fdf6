"""P11: no mark is doubled, and no two marks stand where one belongs."""

from bot.compliance.matching import Match, pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

_BY_WEIGHT = "。！？；：，、"
_WIDE = str.maketrans(",;:.", "，；：。")


def _one(m: Match) -> str:
    """Return the heaviest of the marks; behind a quotation that has its own, none."""
    run = m.group().translate(_WIDE)
    if run[1:2] == "”":
        return run[:2]
    return min((c for c in run if c in _BY_WEIGHT), key=_BY_WEIGHT.index)


def _is_ellipsis(m: Match) -> bool:
    """Return whether the marks are the dots of an ellipsis, which are another rule's matter."""
    return set(m.group()) == {"。"} and len(m.group()) > 2


RULE = Rule(
    id="P11",
    name="重复标点",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="标点重复或叠用，保留一个即可。",
    source="GB/T 15834-2011",
    detect=pattern(
        r"[，。、；：！？](?:[ \u3000]*[，。、；：,;])+|[,;](?:[ \u3000]*[，。、；：])+"
        r"|！{2,}|？{2,}|。”[。，；、]|(?<=[\u4e00-\u9fff])\.\.(?!\.)",
        FixKind.AUTO,
        _one,
        _is_ellipsis,
    ),
    cases=(
        Case("丰富载体，，形成氛围。。", ("，，", "。。")),
        Case("落实责任、；加强督查，。逐项销号..", ("、；", "，。", "..")),
        Case("会议强调：“要守住底线。”。各部门照此落实。", ("。”。",)),
        Case("他说：“多好的变化！”，大家深受鼓舞……——。"),
        Case("比例为1：2，时间为10：30。"),
    ),
)
