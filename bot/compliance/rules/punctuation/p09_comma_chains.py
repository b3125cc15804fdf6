"""P09: a sentence does not run on over ten commas and more."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_MOST = 9
_SENTENCE = regex(r"[^。！？；\n]+")
_WITHIN = regex(r"“[^“”\n]*”|（[^（）\n]*）|《[^《》\n]*》")
# The guiding thought (指导思想) is one sentence by custom.
_GUIDING = regex(
    "[^，：]{0,12}(?:坚持|高举)?(?:以习近平新时代中国特色社会主义思想为指导|中国特色社会主义伟大旗帜)"
)
# Who came is a list, a unit with its people each: 出席：财政局王勇，水务局李敏.
_PRESENT = regex(
    "(?:出席|列席|参加|参会|到会|与会|缺席|请假|主持|记录|分送|抄送|主送)(?:人员|单位|领导)?[：:]"
)
_SHORTEST_CLAUSE = 4
"""Shorter ones on the average are a list of names, not clauses."""


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        if paragraph.kind is Kind.BODY:
            for m in _SENTENCE.finditer(manuscript.text, paragraph.start, paragraph.end):
                commas = _WITHIN.sub("", m.group()).count("，")
                if _GUIDING.match(m.group()) or _PRESENT.match(m.group()):
                    continue
                if commas > _MOST and len(m.group()) / commas > _SHORTEST_CLAUSE:
                    message = f"这一句用了{commas}个逗号，一逗到底，建议分成几句，用句号断开。"
                    yield Spot(m.start(), m.end(), message=message)


_LONG = (
    "今年以来，全镇上下齐心，统筹推进，先抓排查，再抓整改，又抓提升，"
    "党员带头，群众参与，部门配合，村组联动，各项任务有序落地"
)

RULE = Rule(
    id="P09",
    name="一逗到底",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="一句里逗号太多，建议分成几句。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case(f"{_LONG}，面貌持续改观。", (f"{_LONG}，面貌持续改观",)),
        Case(f"会议要求，{_LONG}。下一步继续。", (f"会议要求，{_LONG}",)),
        Case(
            "今年以来，全镇统筹推进，先抓排查，再抓整改；党员带头，群众参与。部门配合，村组联动，有序落地。"
        ),
        Case(f"坚持以习近平新时代中国特色社会主义思想为指导，{_LONG}。"),
        Case("出席：" + "，".join(["县财政局王勇"] * 12) + "。"),
        Case("先进个人有：" + "，".join(["王甲", "李乙", "张丙"] * 5) + "。"),
    ),
)
