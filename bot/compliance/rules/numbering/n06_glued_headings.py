"""N06: a heading is not glued to what follows it."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import running
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Paragraph
from bot.language.figures.numerals import parse_integer
from bot.regex import regex

# Not 统一是, 唯一是, 第一是, 之一是.
_ENUMERATION = regex(
    r"[\u4e00-\u9fff”》）](?<![统第唯之万单同专划合归均其逐惟十])(?=一(?:是(?!否)|要(?=[\u4e00-\u9fff]{2})(?![素点件求务道])))"
)
_NEXT = regex(r"[\u4e00-\u9fff”》](?<![第见款条项按照])(?=(?:（一）|\(一\))[\u4e00-\u9fff“])")
_COLLAPSED = regex(
    r"(?<=[。；])(?P<n>[二三四五六七八九十]{1,2})、(?![一二三四五六七八九十])(?=[\u4e00-\u9fff“]{2})(?![^。\n]{0,3}[年月季级线类])"
)
_LONGEST = 40


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for p in running(manuscript):
        if p.number:
            yield from _spots_in(p, p.number.end)
            yield from _headings_inside(p, p.number.value)


def _headings_inside(p: Paragraph, value: int) -> Iterator[Spot]:
    """Yield the headings of the first level that follow inside the line, in order."""
    for m in _COLLAPSED.finditer(p.text) if p.level == 1 else ():
        if parse_integer(m["n"]) == value + 1:
            value += 1
            yield Spot(p.start + m.start(), p.start + m.end(), Fix(FixKind.AUTO, f"\n{m.group()}"))


def _spots_in(p: Paragraph, words: int) -> Iterator[Spot]:
    opening = p.text[words : words + _LONGEST]
    for form, mark in ((_ENUMERATION, "。"), (_NEXT, "\n")):
        m = form.search(opening)
        if m and m.start() and not re.search("[。；：]", opening[: m.start()]):
            # The quote shows what is glued to what.
            start, end = p.start + words + m.start(), p.start + words + m.end()
            yield Spot(start, end + 1, Fix(FixKind.AUTO, f"{m.group()}{mark}{p.text[words + m.end()]}"))


RULE = Rule(
    id="N06",
    name="标题不粘连",
    about=Aspect.NUMBERING,
    severity=Severity.ERROR,
    message="标题和后面的内容粘在了一起，中间要有句号或换行。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("（二）培育核心价值观一是加强教育，二是抓好实践。", ("观一",)),
        Case("（三）严格管理，压实责任一要落实到人。二要定期检查。", ("任一",)),
        Case("一、总体要求（一）指导思想。坚持育人为本。", ("求（",)),
        Case("一、总体要求。坚持育人为本。二、重点任务。抓好排查。", ("二、",)),
        Case("（二）培育核心价值观。一是加强教育。二是抓好实践。"),
        Case("（二）思想统一是前提，行动统一是关键。"),
        Case("一、按照方案第（一）项办理\n二、本校一、二年级。三、四年级各两个班参加。"),
        Case("一、清点仓库。雨后漏水。三、四号仓库优先修缮。"),
        Case("工作中一是抓学习，二是抓服务。"),
    ),
)
