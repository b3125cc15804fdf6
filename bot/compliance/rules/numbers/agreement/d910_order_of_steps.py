"""D910: the steps of one course of things are dated in their order, and a stretch of days runs forward."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.figures.dates import Moment, moments
from bot.regex import regex

# Each line is a course of things, its steps in order; words of one step are parted by |.
_COURSES = tuple(
    tuple(regex(step) for step in course.split())
    for course in (
        "报名 资格(?:初审|审查|审核)|初审 缴费 打印准考证|准考证打印 笔试(?!成绩) 面试(?!成绩)"
        " 体检 考察|政审 拟录用|录用公示",
        "招标公告|发布招标 投标截止|递交投标 开标 中标公示|公示中标 签订合同|合同签订"
        " 开工 竣工 (?:竣工|交工)验收",
        "动员部署|宣传发动|启动阶段 自查自纠|自查阶段 集中整治|集中整改|整改阶段"
        " 检查验收|总结验收|总结阶段|总结提升",
        "征集|投稿|作品报送 初评|初选 复评|终评|决赛 颁奖|表彰 展览|展示",
        "征求意见 修改完善 审议|审定 印发实施|公布实施",
    )
)
_STEP = regex(r"[^。；\n]+")
_RANGE = regex(
    r"(?<!\d)(?P<y>20\d\d年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:[^，。；、\d至到—]{0,4}\d{0,2}[时点]?\d{0,2}分?)?"
    r"(?:至|到|—{1,2})(?P<y2>20\d\d年|次年|翌年|明年|第二年)?(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
)
_ALWAYS = "每年"
_MANY, _HALF_A_YEAR = 2, 6


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _RANGE.finditer(manuscript.text):
        last = (int(m["m2"] or m["m"]), int(m["d2"]))
        backward = last < (int(m["m"]), int(m["d"])) and not (m["y2"] and m["y2"] != m["y"])
        spans_years = int(m["m"]) - last[0] > _HALF_A_YEAR
        if backward and not spans_years and _ALWAYS not in manuscript.text[max(0, m.start() - 4) : m.start()]:
            yield Spot(m.start(), m.end(), ASK, "起止日期前后颠倒，请核对。")
    running = [p for p in manuscript.paragraphs if p.kind in (Kind.BODY, Kind.HEADING, Kind.ITEM)]
    for begin, end in [(p.start, p.end) for p in running if p.text.count("；") + p.text.count("。") >= _MANY]:
        yield from _steps(manuscript.text, begin, end)


class _Dated(NamedTuple):
    """A clause with the first day that it names."""

    start: int
    end: int
    head: str
    """Its words before the day."""
    day: Moment


def _steps(text: str, begin: int, end: int) -> Iterator[Spot]:
    """Yield two steps of a course that are dated against their order."""
    clauses = [c for m in _STEP.finditer(text, begin, end) if (c := _dated(text, m.start(), m.end()))]
    for course in _COURSES:
        told = [next((c for c in clauses if step.search(c.head)), None) for step in course]
        for earlier, later in pairwise(c for c in told if c):
            if _is_before(later.day, earlier.day):
                place = min(earlier.start, later.start), max(earlier.end, later.end)
                yield Spot(*place, ASK, "几个环节的时间先后颠倒，请核对。")


def _dated(text: str, start: int, end: int) -> _Dated | None:
    day = next((m for m in moments(text[start:end]) if not m.is_year), None)
    return _Dated(start, end, text[start : start + day.start], day) if day else None


def _is_before(day: Moment, other: Moment) -> bool:
    """Return whether a day is before another; one of no year is of that year, or of the next."""
    if day.year and other.year:
        return (day.year, day.first) < (other.year, other.first)
    return day.first < other.first and other.first[0] - day.first[0] <= _HALF_A_YEAR


RULE = Rule(
    id="D910",
    name="时间先后",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="时间先后颠倒，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case(
            "报名时间为5月11日至5月15日；缴费时间为5月19日至5月21日；准考证打印时间为6月8日至6月10日；笔试时间为6月6日9时。",
            ("准考证打印时间为6月8日至6月10日；笔试时间为6月6日9时",),
        ),
        Case("公示时间为10月25日至10月12日。", ("10月25日至10月12日",)),
        Case(
            "动员部署阶段（4月1日至4月10日）。自查自纠阶段（3月11日至3月31日）。总结。",
            ("动员部署阶段（4月1日至4月10日）。自查自纠阶段（3月11日至3月31日）",),
        ),
        Case("报名时间为2026年5月11日至5月15日；准考证打印时间为6月1日至6月5日；笔试时间为6月6日9时。"),
        Case("防火期为每年10月1日至5月31日。2026年11月20日至2027年2月28日，11月20日至次年2月28日。"),
    ),
)
