"""P01: punctuation next to Chinese characters is full-width."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_FULL = dict(zip(",;:!?().", "，；：！？（）。", strict=True))
_HAN = r"[\u4e00-\u9fff”’》〉）】]"
_NEXT = r"[\u4e00-\u9fff“‘《〈（【]"
# A dot is a full stop behind a character, but not behind the numeral of a heading.
_MARK = regex(
    rf"(?<={_HAN})[,;:!?()]|[,;:!?()](?={_NEXT})|(?<=[%％\dA-Za-z])[,;!?]$|(?<=[%％])[,;](?=\d)"
    rf"|(?<={_HAN})(?<![一二三四五六七八九十）])\.(?={_NEXT}|$)",
    re.MULTILINE,
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _MARK.finditer(manuscript.text):
        # A dot within a line may be what is left of a word that was cut out.
        sure = m.group() != "." or m.end() == len(m.string) or m.string[m.end()] == "\n"
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO if sure else FixKind.SUGGEST, _FULL[m.group()]))


RULE = Rule(
    id="P01",
    name="半角标点",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="汉字旁用了半角标点，应改为全角。",
    source="GB/T 15834-2011",
    detect=_detect,
    cases=(
        Case("加强领导,压实责任", (",",)),
        Case("责任单位:办公室", (":",)),
        Case("排查管网隐患.整改到位.", (".", ".")),
        Case("接种率达91.4%;3至11岁接种率达96%,6所学校达标。", (";", ",")),
        Case("合格率达98.5%;\n按时办结率100%。", (";",)),
        Case("比例为1:2，时间为10:30，共1,200人。"),
        Case("一.总体要求\n2.压实责任\n网址为www.example.cn，增长3.5%。"),
        Case("安装LED屏(户外)2块。", ("(", ")")),
    ),
)
