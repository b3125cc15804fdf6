"""S07: key points open with a paragraph of general demands and list at least three tasks."""

from collections.abc import Iterator

from bot.compliance.document.outline import markers
from bot.compliance.document.parts import genre_of, heads, lead, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.roles import heading_role
from bot.regex import regex

_ENUMERATED = regex("(?:^|(?<=[。；：，\n]))[一二三四五六七八九十]{1,3}[是要](?!否)")
_LEAST = 3


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if genre_of(manuscript, context) is not GenreKind.KEY_POINTS:
        return
    general = bool(lead(manuscript)) or any(
        heading_role(head) is SectionRole.REQUIREMENTS for head in heads(manuscript)[:2]
    )
    if not general:
        yield Spot(*top(manuscript), SUGGEST, "开头没有看到总体要求，工作要点通常先用一段话写总体要求。")
    if _items(manuscript) < _LEAST:
        yield Spot(*top(manuscript), SUGGEST, "没有看到分条的任务，工作要点通常有三条以上任务。")


def _items(manuscript: Manuscript) -> int:
    levels = [marker.level for marker in markers(manuscript)]
    return max(*map(levels.count, (1, 2, 3, 4)), len(_ENUMERATED.findall(manuscript.text)))


_KEY_POINTS = Context(kind=GenreKind.KEY_POINTS, whole=True)

RULE = Rule(
    id="S07",
    name="工作要点结构",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="工作要点通常由总体要求和三条以上任务组成。",
    source="实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "水务局2026年工作要点\n2026年要抓好供水。要抓好节水，要抓好防汛。",
            ("水务局2026年工作要点",),
            context=_KEY_POINTS,
        ),
        Case(
            "水务局2026年工作要点\n一、供水\n1.改造管网。\n2.检修泵站。\n3.抽检水质。",
            ("水务局2026年工作要点",),
            context=_KEY_POINTS,
        ),
        Case(
            "水务局2026年工作要点\n总体要求是保供水。\n一、供水\n1.改造管网。\n二、节水\n2.普查用水。\n3.宣传节水。",
            context=_KEY_POINTS,
        ),
        Case(
            "水务局2026年工作要点\n一、总体要求\n保供水。\n二、供水\n改造管网。\n三、节水\n普查。",
            context=_KEY_POINTS,
        ),
        Case("水务局工作方案\n抓好供水。", context=Context(kind=GenreKind.PLAN, whole=True)),
    ),
)
