"""L04: the headings of a document are not those of one exemplar."""

from collections.abc import Iterator

from bot.compliance.rule import REGENERATE, Case, Context, Rule, Source, Spot, has_sources
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.roles import heading_role
from bot.regex import regex

_SHARE, _LEAST = 0.6, 4
_NO_WORD = regex(r"[^\u4e00-\u9fff0-9A-Za-z]+")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    found = [p for p in manuscript.paragraphs if p.number and p.heading and not _is_usual(p.heading)]
    mine = {_words(p.heading) for p in found}
    if len(mine) < _LEAST:
        return
    for source in context.sources:
        theirs = {_words(heading) for heading in source.headings}
        if len(mine & theirs) >= _SHARE * len(mine):
            first = next(p for p in found if _words(p.heading) in theirs)
            message = f"小标题有{len(mine & theirs)}条和范例《{source.title}》一字不差，请按自己的工作重拟。"
            yield Spot(
                first.start,
                first.start + first.text.index(first.heading) + len(first.heading),
                REGENERATE,
                message,
            )


def _is_usual(heading: str) -> bool:
    """Return whether every document of its genre has such a heading."""
    return heading_role(heading) is not None and len(heading) <= 8


def _words(heading: str) -> str:
    return _NO_WORD.sub("", heading)


_HEADINGS = ("织密网格听民声", "搭好戏台聚人气", "点亮路灯暖归途", "算清细账惠民生")
_CONTEXT = Context(sources=(Source("范例", (), headings=_HEADINGS),))

RULE = Rule(
    id="L04",
    name="结构照抄",
    about=Aspect.COPY,
    severity=Severity.WARN,
    message="小标题和范例一字不差，请按自己的工作重拟。",
    source="系统规则",
    detect=_detect,
    applies=has_sources,
    cases=(
        Case(
            "".join(f"（{n}）{h}。做了一些工作。\n" for n, h in zip("一二三四", _HEADINGS, strict=True)),
            ("（一）织密网格听民声",),
            context=_CONTEXT,
        ),
        Case(
            "（一）织密网格听民声。做了。\n（二）修好水管。做了。\n（三）开办食堂。做了。\n（四）整治楼道。做了。",
            context=_CONTEXT,
        ),
        Case("一、工作情况\n二、存在问题\n三、下一步打算\n四、组织保障", context=_CONTEXT),
    ),
)
