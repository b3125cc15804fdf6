"""D12: what a report tells as done lies in the period that it reports on."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations.dating import Timing, timing
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.figures.dates import Moment, moments, span_of
from bot.language.tense import is_coming, looks_ahead
from bot.regex import regex

_AHEAD = (SectionRole.NEXT_STEPS, SectionRole.TASKS, SectionRole.STEPS, SectionRole.REQUIREMENTS)
_EARLIER = regex("(?:自|从|较|比|与|同|成立于|建于|始建于|印发于)$")
_LOOK_BACK = regex(
    "成立|建于|始建|印发|出台|施行|同期|去年|上年|回顾|历史|发源|建校|建院|前身|获批|启动以来|周年"
)
_REPORTED_LATER = regex("截至|截止|成稿|补报|发稿|目前")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    span = span_of(context.brief.period)
    told = timing(manuscript, context)
    if span is None or not told.reports or context.role in _AHEAD:
        return
    bodies = [p for p in manuscript.paragraphs if p.kind is Kind.BODY]
    ends = {p.start: p.end for p in bodies}
    at = 0
    for start, end in manuscript.sentences:
        while at < len(bodies) and bodies[at].end <= start:
            at += 1
        if at < len(bodies) and bodies[at].start <= start < ends[bodies[at].start]:
            yield from _outside(manuscript.text, start, end, span, told)


def _outside(text: str, start: int, end: int, span: tuple[date, date], told: Timing) -> Iterator[Spot]:
    """Yield the dates of a sentence that are told as done and lie before or behind the period."""
    sentence = text[start:end]
    for m in moments(sentence, span[0].year):
        if m.is_year or _in_title(sentence, m.start):
            continue
        side = _side(m, span)
        if side and not _is_exempt(sentence, m, side, told.looks_ahead(start)):
            yield Spot(start + m.start, start + m.end, ASK)


def _side(m: Moment, span: tuple[date, date]) -> int:
    """Return -1 for a date before the period, 1 for one behind it, 0 where any year would bring it inside."""
    years = range(span[0].year, span[1].year + 1) if m.year is None else (m.year,)
    sides = [_compare(m.days(year), span) for year in years]
    return 0 if 0 in sides or not sides else sides[-1]


def _compare(days: tuple[date, date], span: tuple[date, date]) -> int:
    if days[1] < span[0]:
        return -1
    return 1 if days[0] > span[1] else 0


def _is_exempt(sentence: str, m: Moment, side: int, ahead: bool) -> bool:
    before, behind = sentence[max(0, m.start - 12) : m.start], sentence[m.end : m.end + 6]
    if side > 0:
        return (
            ahead
            or looks_ahead(sentence)
            or _REPORTED_LATER.search(before) is not None
            or behind.startswith(("前", "之前", "以前", "底前"))
        )
    near = sentence[max(0, m.start - 6) : m.end + 20]
    origin = behind.startswith(
        ("以来", "起", "至今", "同期", "印发", "出台", "施行", "成立")
    ) or _EARLIER.search(before)
    return bool(origin or _LOOK_BACK.search(near) or (m.year is not None and is_coming(sentence)))


def _in_title(sentence: str, at: int) -> bool:
    return sentence.rfind("《", 0, at) > sentence.rfind("》", 0, at)


_HALF = Context(Brief(genre="工作总结", period="2026年上半年"), GenreKind.SUMMARY)
_TERM = Context(Brief(genre="工作总结", period="2025—2026学年第一学期"), GenreKind.SUMMARY)

RULE = Rule(
    id="D12",
    name="时间在期内",
    about=Aspect.NUMBERS,
    severity=Severity.ERROR,
    message="这个日期不在报告期内，却写成了已经做到的事，请核对。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("8月25日，组织观看影片。", ("8月25日",), context=_HALF),
        Case("第三季度举办讲座4场。", ("第三季度",), context=_HALF),
        Case("2025年3月12日，组织植树。", ("2025年3月12日",), context=_HALF),
        Case("4月10日，举办春季运动会。", ("4月10日",), context=_TERM),
        Case("6月25日，组织观看影片。", context=_HALF),
        Case("计划于8月25日组织观看影片，9月底前完成验收。", context=_HALF),
        Case("尚有1处隐患，须待9月停泊窗口实施整改。", context=_HALF),
        Case("三、下一步打算\n8月25日，组织观看影片。", context=_HALF),
        Case("截至7月3日，发布信息46条；较2025年同期增加。", context=_HALF),
        Case("自2024年5月成立以来，服务队不断壮大；2024年8月印发《若干规定》。", context=_HALF),
        Case("2025年9月至2026年1月，开展读书活动；1月6日闭幕。", context=_TERM),
    ),
)
