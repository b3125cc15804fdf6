"""S06: the lead of a summary says for which time, on what footing, and that the report follows."""

from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, lead, running, title_of, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

_ELEMENTS = (
    (
        "时间范围",
        regex(r"\d年|×年|[上下]半年|学期|学年|季度|今年|以来|期间|\d月|时期|[〇一二三四五六七八九]年"),
    ),
    (
        "工作依据",
        regex(
            "坚持|贯彻|落实|根据|按照|遵照|依据|领导|指导|指引|围绕|紧扣|聚焦|部署|要求|精神|为(?:主线|抓手|目标|统领|引领|契机)"
        ),
    ),
    (
        "“现将……如下”这样的承启句",
        regex(f"如下|报告|{any_of(Family.SUMMARIES)}|主要(?:做了|抓了|开展了|情况)|以下(?!简称)|下列"),
    ),
)
_ON_WORK = regex("关于.*工作.*报告$")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    genre = genre_of(manuscript, context)
    if genre is not GenreKind.SUMMARY and not (
        genre is GenreKind.REPORT and _ON_WORK.search(title_of(manuscript))
    ):
        return
    text = lead(manuscript)
    first = next(iter(running(manuscript)), None)
    if first is None:
        return
    missing = [name for name, form in _ELEMENTS if not form.search(text)]
    if not text and genre is GenreKind.SUMMARY:
        yield Spot(*top(manuscript), SUGGEST, "总结开头通常有一段导语，说明时间范围、工作依据。")
    elif len(missing) > 1:  # The title tells the time as well, and many leads go on without 现将……如下.
        yield Spot(first.start, first.end, SUGGEST, f"导语里没有看到{'、'.join(missing)}。")


_REPORT = Context(kind=GenreKind.REPORT, whole=True)
_SUMMARY = Context(kind=GenreKind.SUMMARY, whole=True)

RULE = Rule(
    id="S06",
    name="总结导语要素",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="总结的导语通常写明时间范围和工作依据，并用“现将……如下”引出下文。",
    source="实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "节水工作总结\n一年来，我们做了很多工作。\n一、主要做法\n建立台账。",
            ("一年来，我们做了很多工作。",),
            context=_SUMMARY,
        ),
        Case(
            "桐川市水务局关于2026年节水工作情况的报告\n市政府：\n全局干部职工齐心协力，节水工作形势向好。\n一、做法\n建立台账。",
            ("全局干部职工齐心协力，节水工作形势向好。",),
            context=_REPORT,
        ),
        Case(
            "桐川市水务局关于2026年节水工作情况的报告\n市政府：\n按照要求，现将有关情况报告如下。\n一、做法\n建立台账。",
            context=_REPORT,
        ),
        Case("节水工作总结\n一、主要做法\n建立台账。", ("节水工作总结",), context=_SUMMARY),
        Case(
            "节水工作总结\n2026年，我局围绕惠民要求，推进节水。\n一、主要做法\n建立台账。", context=_SUMMARY
        ),
        Case(
            "节水工作总结\n2026年，我局认真落实上级部署，扎实推进节水工作。现将有关情况总结如下。\n一、做法\n建立台账。",
            context=_SUMMARY,
        ),
        Case(
            "2026年，我局做了很多工作。\n一、做法\n建立台账。",
            context=Context(kind=GenreKind.PLAN, whole=True),
        ),
    ),
)
