"""Which names of a document a model never sees."""

import re
from collections.abc import Iterator

from bot.corpus import gazetteer
from bot.corpus.entities import entities
from bot.domain.document import Document, Section
from bot.domain.fact import Fact
from bot.domain.job import JobOrder
from bot.privacy.personal import personal_data
from bot.privacy.tokens import Veil, veil

_PLACE = re.compile("^[\u4e00-\u9fff]{2,8}?(?:自治[区州县]|[省市县区旗镇乡])(?=[\u4e00-\u9fff]{3})")
_SUFFIX = re.compile("(?:股份)?有限(?:责任)?公司$|人民政府$|委员会$|办公室$")
_SHORTEST = 3
# A name too many costs nothing here, for it comes back: 王建国带队, 向吴亚楠捐款.
_AT_A_CLAUSE = re.compile(
    r"(?:^|(?<=[，。；：、\n请由向给和与]))(?:残疾人|老党员|老红军|村民|居民|职工|教授|老师)?"
    rf"({gazetteer.SURNAME}[{gazetteer.GIVEN}]{{2}})(?=[\u4e00-\u9fff])",
    re.MULTILINE,
)


def _short_names(issuer: str) -> tuple[str, ...]:
    """Return what people say for the issuer: without its place, without what every such unit is called."""
    stems = {_SUFFIX.sub("", name) for name in (issuer, _PLACE.sub("", issuer))} | {_PLACE.sub("", issuer)}
    return tuple(sorted(stem for stem in stems if len(stem) >= _SHORTEST and stem != issuer))


def veil_over(document: Document, facts: tuple[Fact, ...], order: JobOrder) -> Veil:
    """Return the veil over the units, people, places and contacts of a document, its facts and an order."""
    brief = document.brief
    said = "\n".join(
        (
            brief.addressee,
            brief.topic,
            order.instruction,
            *(fact.text for fact in facts),
            *(text for section in document.live for text in _texts(section)),
        )
    )
    names = (("org", name) for name in (brief.issuer, *_short_names(brief.issuer)))
    return veil((*names, *_named(said)))


def _texts(section: Section) -> tuple[str, ...]:
    plan = section.plan
    return (plan.part, plan.heading, *section.missing, *(version.text for version in section.versions))


def _named(text: str) -> Iterator[tuple[str, str]]:
    yield from ((found.kind, text[found.start : found.end]) for found in personal_data(text))
    yield from ((entity.kind, entity.text) for entity in entities(text))
    yield from (("person", m[1]) for m in _AT_A_CLAUSE.finditer(text) if not gazetteer.is_word(m[1]))
