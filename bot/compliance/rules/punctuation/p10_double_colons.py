"""P10: a sentence has one colon, not two."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex
from bot.texts import paper

# 责任单位：办公室，联系人：… are fields, no sentence: their names are short and stand between two marks.
_TWO = regex(
    r"[^：。！？；，、“”（）\n]{1,40}：[^：。！？；“”（）《》\n]{0,59}[^：。！？；，、“”（）《》\n]：(?!\d)"
)
_FIELD = regex(r"(?:^|[，、；。 \u3000])[^：，、；。 \u3000]{1,6}：$")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        if paragraph.kind is Kind.BODY and paragraph.text.count("：") > 1:
            for m in _TWO.finditer(manuscript.text, paragraph.start, paragraph.end):
                if not _FIELD.search(m.group()) and paper.GAP_START not in m.group():
                    yield Spot(m.start(), m.end())


RULE = Rule(
    id="P10",
    name="冒号套用",
    about=Aspect.PUNCTUATION,
    severity=Severity.INFO,
    message="一句里套用了两个冒号，通常改写为一个。",
    source="GB/T 15834-2011 4.7",
    detect=_detect,
    cases=(
        Case(
            "会议提出要求：各部门重点抓好两项工作：排查隐患和落实整改。",
            ("会议提出要求：各部门重点抓好两项工作：",),
        ),
        Case(
            "本次检查的结论是：存在以下三类突出问题：一是台账不全。",
            ("本次检查的结论是：存在以下三类突出问题：",),
        ),
        Case("会议提出：要抓好两项工作。主要是：排查隐患。"),
        Case("牵头单位：县林业局，联系人：办公室，时间：上午9：30。"),
    ),
)
