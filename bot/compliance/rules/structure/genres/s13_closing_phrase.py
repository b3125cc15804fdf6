"""S13: the closing phrase is the one of the genre."""

from collections.abc import Iterator

from bot.compliance.document.parts import running, title_of
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.lexicon.closings import genres_closed_by, usual_closing
from bot.regex import regex

_GENRE = regex(
    "(?P<genre>通知|通报|报告|汇报|请示|批复|公告|通告|函|总结|要点|方案|计划)(?:[（(][^（）()]{1,20}[）)])*$"
)
_BY_KIND = {
    GenreKind.NOTICE: "通知",
    GenreKind.REPORT: "报告",
    GenreKind.SUMMARY: "总结",
    GenreKind.KEY_POINTS: "要点",
    GenreKind.PLAN: "方案",
}
# How a document says what it is: 现将有关事项通告如下.
_ANNOUNCED = regex(
    r"(?:现[将就把]?|特此?)[^。：\n]{0,40}?(?P<as>(?P<word>通知|通报|通告|公告|报告|汇报|请示|批复|函复|函告)(?:如下|于下))"
)
_ANNOUNCED_BY = {
    "通知": ("通知",),
    "通报": ("通报", "报告", "汇报", "函"),
    "通告": ("通告",),
    "公告": ("公告",),
    "报告": ("报告", "汇报", "总结", "请示"),
    "汇报": ("报告", "汇报", "总结", "请示"),
    "请示": ("请示",),
    "批复": ("批复", "函"),
    "函复": ("函", "批复"),
    "函告": ("函",),
}
_LONGEST = 40
_LAST = 3


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    found = _GENRE.search(title_of(manuscript))
    genre = found["genre"] if found else _BY_KIND.get(context.kind or GenreKind.OTHER, "")
    if genre:
        yield from _announced(manuscript, genre)
    for p in running(manuscript)[-_LAST:] if genre else ():
        start = p.text.rstrip("。").rfind("。") + 1
        closing = p.text[start:]
        for genres in genres_closed_by(closing) if len(closing) <= _LONGEST else ():
            if genre not in genres:
                usual = usual_closing(genre)
                message = f"“{closing.rstrip('。')}”不是{genre}的结语"
                message += (
                    f"，{genre}通常用“{usual.rstrip('。')}”。" if usual else f"，{genre}通常不用这样的结语。"
                )
                yield Spot(p.start + start, p.end, Fix(FixKind.SUGGEST, usual), message)


def _announced(manuscript: Manuscript, genre: str) -> Iterator[Spot]:
    """Yield where the text calls itself by another genre than its title."""
    for p in running(manuscript):
        if p.number or p.heading:
            return
        for m in _ANNOUNCED.finditer(p.text):
            if genre not in _ANNOUNCED_BY[m["word"]]:
                message = f"标题的文种是{genre}，这里却写“{m['as']}”，请统一。"
                right = f"{genre}如下" if genre in _ANNOUNCED_BY else ""
                yield Spot(
                    p.start + m.start("as"), p.start + m.end("as"), Fix(FixKind.SUGGEST, right), message
                )


RULE = Rule(
    id="S13",
    name="结语匹配文种",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="结语和文种不一致。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("关于做好值班工作的通知\n各科室：\n请抓好落实。\n妥否，请批示。", ("妥否，请批示。",)),
        Case("关于拨付维修经费的请示\n市财政局：\n管网老化。特此报告。", ("特此报告。",)),
        Case("节水宣传实施方案\n各科室要抓好落实。\n特此通知。", ("特此通知。",)),
        Case("关于做好值班工作的通知\n各科室：\n现将有关事项通告如下。\n一、值班", ("通告如下",)),
        Case("关于节水情况的报告\n市政府：\n现将情况报告如下。\n一、做法\n请遵照执行。", ("请遵照执行。",)),
        Case("关于节水情况的通知\n各科室：\n现就有关事项通知如下。\n一、值班\n请抓好落实。\n特此通知。"),
        Case("关于做好值班工作的通知\n各科室：\n请抓好落实。\n特此通知。"),
        Case("关于商请协助检修的函\n市供电公司：\n请协助检修。\n请函复。"),
        Case("关于商请共享数据的函\n县水务局：\n妥否，请批示。", ("妥否，请批示。",)),
        Case("现报告如下。\n特此报告。", context=Context(kind=GenreKind.REPORT)),
    ),
)
