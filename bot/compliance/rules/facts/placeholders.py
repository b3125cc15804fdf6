"""T11: a place that waits for a fact is filled before the document goes out."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Fix, Severity
from bot.language.manuscript import Manuscript

_PLACEHOLDER = re.compile(r"【待补[^】\n]*】")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _PLACEHOLDER.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix("ask"))


RULE = Rule(
    id="T11",
    name="占位符",
    severity=Severity.ERROR,
    message="这里还缺一个事实。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("开展主题党日【待补：次数】，共36人参加。", ("【待补：次数】",)),
        Case("【重要】请各支部按时报送。"),
    ),
)
