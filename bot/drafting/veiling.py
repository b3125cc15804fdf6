"""Which names of a document a model never sees."""

from collections.abc import Iterator

from bot.corpus.entities import entities
from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.job import JobOrder
from bot.privacy.personal import personal_data
from bot.privacy.tokens import Veil, veil


def veil_over(document: Document, facts: tuple[Fact, ...], order: JobOrder) -> Veil:
    """Return the veil over the units, people, places and contacts of a document, its facts and an order."""
    brief = document.brief
    said = "\n".join(
        (
            brief.addressee,
            brief.topic,
            order.instruction,
            *(fact.text for fact in facts),
            *(section.current.text for section in document.live if section.current),
        )
    )
    return veil((("org", brief.issuer), *_named(said)))


def _named(text: str) -> Iterator[tuple[str, str]]:
    yield from ((found.kind, text[found.start : found.end]) for found in personal_data(text))
    yield from ((entity.kind, entity.text) for entity in entities(text))
