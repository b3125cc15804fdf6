"""L08: what hid a name in an exemplar must not stand in a finished text."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Fix, Severity
from bot.language.manuscript import Manuscript

_MASK = re.compile(
    r"[×Ｘ]{1,8}(?![\d×Ｘ])|(?<![A-Za-z])[Xx]{2,8}(?![A-Za-z])|\*{2,8}(?=[\u4e00-\u9fff])|20[xX×]{2}"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _MASK.finditer(manuscript.text):
        if not (m.start() and manuscript.text[m.start() - 1].isdigit() and m.group() == "×"):
            yield Spot(m.start(), m.end(), Fix("ask"))


RULE = Rule(
    id="L08",
    name="遮掩残留",
    severity=Severity.ERROR,
    message="留有遮掩符号，请换成真实的名称或数字。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("在XX党委领导下，开展学习×次。", ("XX", "×")),
        Case("20xx年工作总结", ("20xx",)),
        Case("规格为3×4米，“五个一×3”行动。"),
    ),
)
