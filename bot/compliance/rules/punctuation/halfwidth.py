"""P01: punctuation next to Chinese characters is full-width."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Fix, Severity
from bot.language.manuscript import Manuscript

_FULL = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_HAN = r"[\u4e00-\u9fff”’》〉）】]"
_NEXT = r"[\u4e00-\u9fff“‘《〈（【]"
_MARK = re.compile(rf"(?<={_HAN})[,;:!?()]|[,;:!?()](?={_NEXT})")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _MARK.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix("auto", _FULL[m.group()]))


RULE = Rule(
    id="P01",
    name="半角标点",
    severity=Severity.ERROR,
    message="汉字旁用了半角标点，应改为全角。",
    source="GB/T 15834-2011",
    detect=_detect,
    cases=(
        Case("加强领导,压实责任", (",",)),
        Case("责任单位:办公室", (":",)),
        Case("比例为1:2，时间为10:30，共1,200人。"),
        Case("安装LED屏(户外)2块。", ("(", ")")),
    ),
)
