"""S03: a title names what the document is about, and who issues it."""

from collections.abc import Iterator

from bot.compliance.document.parts import title_of, top
from bot.compliance.rule import ASK, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.lexicon.genres import genre_at_end, tells_its_matter
from bot.regex import regex

_OF_BUSINESS = (GenreKind.SUMMARY, GenreKind.KEY_POINTS, GenreKind.PLAN, GenreKind.REPORT)
# What says neither who nor what.
_HOLLOW = regex(
    r"(?:19|20)?\d\d年度?|[上下]半年|第?[一二三四]季度|年度|年终|半年|今年|本年|工作|有关|相关|情况|活动|实施|的|[（(][^（）()]*[）)]"
)
_NO_TOPIC = regex("紧急|会议|放假|实施|指导|补充|征求|若干|贯彻")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    genre = genre_at_end(title)
    if genre is None:
        return
    if genre.kind in _OF_BUSINESS and not _HOLLOW.sub("", title[: genre.start]):
        yield Spot(*top(manuscript), ASK)
    elif tells_its_matter(genre.word) and "关于" not in title and not _NO_TOPIC.search(title):
        message = "标题通常写明事由，用“关于……的”引出。"
        yield Spot(*top(manuscript), ASK, message)


RULE = Rule(
    id="S03",
    name="标题三要素",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="标题通常写明发文单位和事由。",
    source="《党政机关公文处理工作条例》第九条第七项",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case("工作要点\n2026年工作的总体要求是抓好落实。", ("工作要点",), context=Context(whole=True)),
        Case(
            "2026年上半年工作总结\n上半年工作如下。", ("2026年上半年工作总结",), context=Context(whole=True)
        ),
        Case("桐川市水务局通知\n各科室：\n请抓好落实。", ("桐川市水务局通知",), context=Context(whole=True)),
        Case("桐川市水务局2026年节水工作要点\n总体要求是抓好落实。", context=Context(whole=True)),
        Case("城东小学读书节活动方案\n为营造氛围，制定本方案。", context=Context(whole=True)),
        Case("关于做好值班工作的通知\n各科室：\n请抓好落实。", context=Context(whole=True)),
    ),
)
