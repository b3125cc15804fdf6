"""L01: names of people, places, bodies, slogans and honours of an exemplar stay in the exemplar."""

from collections.abc import Iterator

from bot.compliance.rule import REGENERATE, Case, Context, Rule, Source, Spot, has_sources
from bot.compliance.tracing.likeness import user_words, words_of
from bot.corpus.names.public import is_public_body, is_public_person, is_saying
from bot.domain.finding import Aspect, Severity
from bot.domain.passage import Entity, EntityKind
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

# A figure is traced by rule T01; it may be the same by chance, and everybody has a 县水利局.
_KINDS = set(EntityKind) - {EntityKind.QUANTITY, EntityKind.OFFICE}
_NO_WORD = regex(r"[^\u4e00-\u9fff0-9A-Za-z@.]+")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    words, own = words_of(manuscript.text), user_words(context)
    for name, title in _foreign(context.sources).items():
        if name in own:
            continue
        at = words.text.find(name)
        while at >= 0:
            message = f"“{name}”是范例《{title}》里的名称，您没有说过。"
            yield Spot(words.origin(at), words.origin_end(at + len(name)), REGENERATE, message=message)
            at = words.text.find(name, at + len(name))


def _foreign(sources: tuple[Source, ...]) -> dict[str, str]:
    """Return the names that belong to exemplars, each with the title of one."""
    return {
        _NO_WORD.sub("", entity.text): source.title
        for source in sources
        for entity in source.entities
        if entity.kind in _KINDS and _is_own(entity)
    }


def _is_own(entity: Entity) -> bool:
    words = _NO_WORD.sub("", entity.text)
    public = is_saying(words) or is_public_person(words) or is_public_body(words)
    return len(words) > 1 and not public


_SOURCE = Source(
    "青禾市总结",
    ("开展“做青禾好人”活动。",),
    (
        Entity(EntityKind.SLOGAN, "“做青禾好人”"),
        Entity(EntityKind.PERSON, "王建业"),
        Entity(EntityKind.ORG, "青禾市供水有限公司"),
        Entity(EntityKind.QUANTITY, "320人次"),
    ),
)
_CONTEXT = Context(sources=(_SOURCE,))

RULE = Rule(
    id="L01",
    name="范例实体",
    about=Aspect.COPY,
    severity=Severity.ERROR,
    message="这是范例里的名称，您没有说过。",
    source="系统规则",
    detect=_detect,
    applies=has_sources,
    cases=(
        Case("深入开展“做青禾好人”推荐。", ("做青禾好人",), context=_CONTEXT),
        Case(
            "由王 建业同志负责，联合青禾市供水有限公司。", ("王 建业", "青禾市供水有限公司"), context=_CONTEXT
        ),
        Case("参加320人次，推荐身边好人。", context=_CONTEXT),
        Case("开展“做青禾好人”活动。", told="我们也搞了做青禾好人活动", context=_CONTEXT),
    ),
)
