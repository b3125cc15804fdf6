"""N05: a heading on a line of its own ends without a mark."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.compliance.document.parts import running
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Paragraph
from bot.regex import regex

_LONGEST = {1: 35, 2: 30, 3: 16}
_ARTICLE = regex("第[一二三四五六七八九十百零]{1,5}条")
_INTRODUCES = regex("如下|以下|包括|[为是有即]$|分别|具体|其中")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    listed = False
    for paragraph, following in pairwise(running(manuscript)):
        if _is_heading(paragraph) and _is_below(following, paragraph) and not listed:
            # Central documents end （一） in 。 as well where it stands alone; with 一、 nobody does.
            usual = paragraph.level > 1 and paragraph.text[-1] == "。"
            weight = Severity.INFO if usual else None
            yield Spot(paragraph.end - 1, paragraph.end, Fix(FixKind.AUTO), severity=weight)
        listed = (
            _opens_list(paragraph)
            or (listed and following.number is not None)
            or _is_beside(paragraph, following)
        )


def _is_beside(paragraph: Paragraph, following: Paragraph) -> bool:
    """Return whether two items stand side by side: with nothing below it, the first is no heading."""
    numbered = paragraph.number is not None and following.number is not None
    return numbered and paragraph.level == following.level and paragraph.text[-1] == "。"


def _opens_list(paragraph: Paragraph) -> bool:
    """Return whether items follow: behind an item with a semicolon, or an article (第三条) with a colon."""
    if paragraph.number is not None:
        return paragraph.text[-1] in "；;"
    return paragraph.text[-1] in "：:" and _ARTICLE.match(paragraph.text) is not None


def _is_heading(paragraph: Paragraph) -> bool:
    if paragraph.number is None or paragraph.text[-1] not in "。；，、：:！":
        return False
    words = paragraph.text[paragraph.number.end : -1]
    if not 2 <= len(words) <= _LONGEST.get(paragraph.level, 0) or re.search("[。；：]", words):
        return False
    return not (paragraph.text[-1] in "：:" and (len(words) > 12 or _INTRODUCES.search(words)))


def _is_below(following: Paragraph, paragraph: Paragraph) -> bool:
    """Return whether the line belongs under the other: only then that one is a heading, not an item."""
    if paragraph.level == 3 and following.number is not None:
        return False
    return following.number is None or following.level > paragraph.level


RULE = Rule(
    id="N05",
    name="独立标题末不用标点",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="标题独立成行时，末尾通常不用标点。",
    source="实务惯例；GB/T 15834-2011",
    detect=_detect,
    cases=(
        Case("一、加强组织领导。\n成立领导小组。", ("。",)),
        Case("一、活动内容：\n（一）读书分享，\n每月举办1期。", ("：", "，")),
        Case("1、登记造册。\n逐台核对编号。", ("。",)),
        Case("（一）强化责任。成立专班。\n（二）抓好排查。建立台账。"),
        Case("一、工作要求\n（一）统一思想，提高认识。\n（二）加强协作，形成合力。"),
        Case("一、经费\n（一）购置系统1套，需65万元。\n（二）培训和维保，需4.5万元。\n以上共需69.5万元。"),
        Case("第四条 收费事项包括：\n（一）停车服务；\n（二）摊位租赁。\n第五条 收费应当公示。"),
        Case("第四条 收费遵循下列原则：\n（一）公开透明。\n（二）自愿选择。\n第五条 收费应当公示。"),
        Case("一、主要任务如下：\n（一）清点设备\n二、为什么要清点？\n底数不清。"),
    ),
)
