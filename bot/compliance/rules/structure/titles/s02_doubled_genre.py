"""S02: a title names one genre, not two in a row."""

from collections.abc import Iterator

from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.genres import Family, alternatives, words
from bot.regex import regex

# 规划纲要 and 述职报告 are no two genres, though both words name one.
_GENRE = alternatives(words(Family.STATUTORY, Family.SUMMARIES, Family.PLANS) - {"令", "述职", "纲要"})
_DOUBLED = regex(
    rf"(?P<all>(?P<a>{_GENRE})[和与及、暨]?(?P<b>{_GENRE}))(?=[。；，]?$|[（(][^（）()]{{1,20}}[）)]$)"
)
_REPEATED = regex(rf"(?P<all>(?P<a>{_GENRE})的(?P=a))(?=[。；，]?$)")
_PASSED_ON = regex("转发|批转|印发")
# 征求意见函 and 行动计划方案 are no two genres.
_ONE = {("意见", "函"), ("意见", "报告"), ("意见", "汇报")}
# What is approved, issued or asked for stands before the genre: 关于同意检修方案批复.
_MATTER = words(Family.PLANS, Family.SUMMARIES)
_PAPERS = {"批复", "请示", "函"}


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for p in (p for p in manuscript.paragraphs if p.kind is Kind.TITLE):
        m = _DOUBLED.search(p.text)
        if m and (m["a"], m["b"]) not in _ONE and not (m["a"] in _MATTER and m["b"] in _PAPERS):
            yield Spot(p.start + m.start("all"), p.start + m.end("all"), SUGGEST)
        repeated = _REPEATED.search(p.text)
        if repeated and not _PASSED_ON.search(p.text):
            yield Spot(p.start + repeated.start("all"), p.start + repeated.end("all"), SUGGEST)


RULE = Rule(
    id="S02",
    name="文种叠用",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="标题里叠用了两个文种，通常只留一个。",
    source="《党政机关公文处理工作条例》第八条、第九条",
    detect=_detect,
    cases=(
        Case("关于安全生产检查情况的总结报告\n现将情况报告如下。", ("总结报告",)),
        Case("关于拨付维修经费的请示报告\n现请示如下。", ("请示报告",)),
        Case("关于调整作息时间的通知的通知\n各科室：\n请执行。", ("通知的通知",)),
        Case("关于转发做好防汛工作通知的通知\n各科室：\n请执行。"),
        Case("关于同意检修方案批复\n青石水厂：\n同意。"),
        Case("关于征求《节水办法》意见的函\n各科室：\n请函复。"),
        Case("桐川市水务局工作方案\n请示汇报制度、通知书一并执行。"),
    ),
)
