"""S04: no marks in a title but those of quotation, and none at its end."""

from collections.abc import Iterator

from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.genre import SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_MARK = regex("[。；，：！？,;:.!?]")
_QUOTED = regex("《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|[（(][^（）()]*[）)]|\\d[.:]\\d")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if context.role is not None:
        return  # a section has no title, however short its first line is
    for p in (p for p in manuscript.paragraphs if p.kind is Kind.TITLE):
        bare = _QUOTED.sub(lambda m: "□" * len(m.group()), p.text)
        for m in _MARK.finditer(bare):
            at = p.start + m.start()
            ends = at == p.end - 1
            yield Spot(at, at + 1, Fix(FixKind.AUTO) if ends else SUGGEST)


RULE = Rule(
    id="S04",
    name="标题标点",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="标题里除书名号、引号、括号和顿号外通常不用标点，末尾不加标点。",
    source="GB/T 9704-2012 7.3.1；实务惯例",
    detect=_detect,
    cases=(
        Case("关于加强值班工作的通知。\n各科室：\n请抓好落实。", ("。",)),
        Case("关于压实责任，加强值班工作的通知\n各科室：\n请抓好落实。", ("，",)),
        Case("关于印发《强基础、促提升，三年行动方案》的通知\n各科室：\n请抓好落实。"),
        Case(
            "下半年分三个阶段安排。\n1.筹备阶段（7月）。\n核对书目。", context=Context(role=SectionRole.STEPS)
        ),
        Case("桐川市水务局　桐川市民政局\n关于开展“学雷锋，树新风”活动的通知\n各科室：\n请抓好落实。"),
    ),
)
