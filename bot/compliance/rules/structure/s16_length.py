"""S16: a document keeps within the length that is set for its kind."""

from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, title_of, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_CARRIES = regex("印发|转发|批转|公布|发布")
_SPECIAL, _GENERAL = 4000, 5000
_MOST = {
    GenreKind.NOTICE: _SPECIAL,
    GenreKind.PLAN: _SPECIAL,
    GenreKind.KEY_POINTS: _GENERAL,
    GenreKind.REPORT: _GENERAL,
    GenreKind.SUMMARY: _GENERAL,
}


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    kind = genre_of(manuscript, context)
    length = sum(len("".join(p.text.split())) for p in manuscript.paragraphs if p.kind is not Kind.ANNEX)
    if _CARRIES.search(title_of(manuscript)):
        return  # what it issues has a length of its own
    if length > (most := _MOST.get(kind, length)):
        message = f"全文约{length}字，这类文件一般不超过{most}字，请压缩。"
        # A summary is not issued as a document; there the length is only told.
        weight = Severity.INFO if kind is GenreKind.SUMMARY else None
        yield Spot(*top(manuscript), SUGGEST, message, weight)


def _text(title: str, times: int) -> str:
    return f"{title}\n" + "各单位要把责任落实到岗位、落实到人头。\n" * times


RULE = Rule(
    id="S16",
    name="篇幅上限",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="篇幅超过了这类文件的一般上限，请压缩。",
    source="《整治形式主义为基层减负若干规定》",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(_text("节水宣传实施方案", 230), ("节水宣传实施方案",), context=Context(whole=True)),
        Case(_text("水务局2026年工作要点", 300), ("水务局2026年工作要点",), context=Context(whole=True)),
        Case(_text("节水宣传实施方案", 150), context=Context(whole=True)),
        Case(_text("关于印发节水宣传实施方案的通知", 230), context=Context(whole=True)),
        Case(
            _text("节水宣传实施方案", 150) + "水务局\n2026年3月5日\n" + _text("附件\n任务清单", 200),
            context=Context(whole=True),
        ),
    ),
)
