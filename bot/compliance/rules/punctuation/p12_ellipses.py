"""P12: an ellipsis is ……, and does not stand beside 等."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_DOTS = regex(r"等?(?:\.{3,}|。{3,}|…+|[·・]{3,})等?")
_RIGHT = ("……", "…………")
# In a table of contents the dots lead to the page number.
_TO_PAGE = regex(r"[ \u3000]*\d+[ \u3000]*$", re.MULTILINE)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _DOTS.finditer(text):
        found = m.group()
        if "等" in found:
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, "等"), "省略号与“等”重复，保留“等”即可。")
        elif found not in _RIGHT and not _TO_PAGE.match(text, m.end()):
            yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, "……"))


RULE = Rule(
    id="P12",
    name="省略号",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="省略号应为六个点“……”。",
    source="GB/T 15834-2011 4.11",
    detect=_detect,
    cases=(
        Case("开展义诊、讲座、慰问等……活动", ("等……",)),
        Case("排查了管网、泵站...并逐项整改。。。", ("...", "。。。")),
        Case("从排查…到整改。", ("…",)),
        Case("他说：“路好走了，灯也亮了……”大家都笑了。"),
        Case("第一章 总则..........3\n等待验收，平等参与。"),
    ),
)
