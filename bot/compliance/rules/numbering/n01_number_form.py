"""N01: a number is written 一、 （一） 1. （1）."""

import re
from collections.abc import Iterator

from bot.compliance.document.outline import markers
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.headings import number_label
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_HAN = "[一二三四五六七八九十]{1,3}"
# Forms that are no number of the four levels at all; the group is what is kept.
_STRAY = (
    (regex(rf"^[ \t\u3000]*(?P<all>(?P<kept>{_HAN})[，：:])(?=[^\n]{{2,40}}$)", re.MULTILINE), "{}、"),
    (regex(r"^[ \t\u3000]*(?P<all>(?P<kept>\d{1,2})[，,])(?=[\u4e00-\u9fff“《])", re.MULTILINE), "{}."),
    (regex(r"(?P<all>(?P<kept>[①-⑳])[.．、，])"), "{}"),
    (regex(rf"(?:^|(?<=[。；：\n]))(?P<all>(?P<kept>第{_HAN})、)(?!第|{_HAN})"), "{}，"),
    (regex(rf"(?:^|(?<=[。；：，\n]))(?P<all>(?P<kept>{_HAN}是)[，、：:,])"), "{}"),
    (
        regex(r"^[ \t\u3000]*(?P<all>(?P<kept>\d{1,2})[)）][、．. ]?)(?=[\u4e00-\u9fff“《])", re.MULTILINE),
        "（{}）",
    ),
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for marker in markers(manuscript):
        usual = number_label(marker.level, marker.value)
        written = manuscript.text[marker.start : marker.end]
        if written.translate(_BRACKETS) != usual:
            yield Spot(marker.start, marker.end, Fix(FixKind.AUTO, usual))
        elif marker.level == 3 and manuscript.text[marker.end : marker.end + 1] == " ":
            yield Spot(marker.start, marker.end + 1, Fix(FixKind.AUTO, usual))
    for form, kept in _STRAY:
        for m in form.finditer(manuscript.text):
            yield Spot(m.start("all"), m.end("all"), Fix(FixKind.AUTO, kept.format(m["kept"])))


# A half-width bracket alone is the matter of N02.
_BRACKETS = str.maketrans("()", "（）")

RULE = Rule(
    id="N01",
    name="序号形式",
    about=Aspect.NUMBERING,
    severity=Severity.ERROR,
    message="序号的写法依次为“一、”“（一）”“1.”“（1）”；带括号的序号和“一是”后面不再加标点。",
    source="GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录B",
    detect=_detect,
    cases=(
        Case("1、提供稿件\n2、组织评论", ("1、", "2、")),
        Case("（一）、强化教育\n一．总体要求", ("一．", "（一）、")[::-1]),
        Case("主要做好：1、清点设备；2、登记造册。", ("1、", "2、")),
        Case("①、清点设备\n第二、登记造册。一是，抓学习。", ("①、", "第二、", "一是，")),
        Case("1. 提供稿件", ("1. ",)),
        Case("二：存在的问题\n2) 组织评论", ("二：", "2) ")),
        Case("1，提供稿件。\n2，组织评论。", ("1，", "2，")),
        Case("第1、2季度完成，1、2月份总结，附件1、附件2一并报送。"),
        Case("一、总体要求\n（一）指导思想。坚持育人。\n1.提供稿件\n（1）登记造册\n1.5万元到账。"),
        Case("第二，登记造册。思想统一是，也必须是前提。一是一、二是二。"),
    ),
)
