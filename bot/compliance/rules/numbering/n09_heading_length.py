"""N09: a heading is short enough to be read at a glance."""

from collections.abc import Iterator

from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph

_MOST = {1: 25, 2: 30}
_UNLIMITED = 999


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for p in manuscript.paragraphs:
        if p.number is None or p.kind not in (Kind.HEADING, Kind.BODY) or "《" in p.heading:
            continue
        if _is_item(p):
            continue
        if len(p.heading) > (most := _MOST.get(p.level, _UNLIMITED)):
            start = p.start + p.number.end
            message = f"这个标题有{len(p.heading)}字，通常不超过{most}字。"
            yield Spot(start, start + len(p.heading), SUGGEST, message)


def _is_item(p: Paragraph) -> bool:
    """Return whether a number opens a sentence and no heading."""
    closed = p.text.find("。")
    return closed >= 0 and (p.level == 1 or closed == len(p.text) - 1)


RULE = Rule(
    id="N09",
    name="标题长度",
    about=Aspect.NUMBERING,
    severity=Severity.INFO,
    message="标题偏长，可以拆成两句或移一部分到正文。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case(
            "一、坚持把安全生产摆在各项工作的首要位置并不断健全责任体系和考核机制\n落实责任。",
            ("坚持把安全生产摆在各项工作的首要位置并不断健全责任体系和考核机制",),
        ),
        Case(
            "（一）组织全体干部职工和退休老同志到社区公园广场开展垃圾分类宣传引导服务。每月1次。",
            ("组织全体干部职工和退休老同志到社区公园广场开展垃圾分类宣传引导服务",),
        ),
        Case("一、市公交集团负责于2026年6月15日前完成全部站台改造并恢复通车。相关费用由市财政局承担。"),
        Case("（一）用人单位提出申请的应当在收到通知后七个工作日内书面答复申请人并说明理由。"),
        Case("（一）加强组织领导，压实工作责任。成立专班。"),
        Case("一、贯彻落实《关于进一步加强冬春季森林草原防灭火工作的实施意见》情况\n召开专题会。"),
    ),
)
