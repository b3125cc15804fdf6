"""Y07: no Markdown and no emoji in an official text."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Fix, Severity
from bot.language.manuscript import Manuscript

_MARKUP = re.compile(r"\*\*|__|```|^#{1,6} |^[-*•] |[\U0001F300-\U0001FAFF\u2600-\u27BF]", re.MULTILINE)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _MARKUP.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix("auto"))


RULE = Rule(
    id="Y07",
    name="排版符号",
    severity=Severity.ERROR,
    message="正文里有 Markdown 记号或表情符号。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("**加强领导**，压实责任。", ("**", "**")),
        Case("# 一、总体要求", ("# ",)),
        Case("✅加强领导", ("✅",)),
        Case("一、总体要求\n1.加强领导。增长-3%。"),
    ),
)
