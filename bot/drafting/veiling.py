"""Which names of a document a model never sees when it drafts."""

from bot.domain.document import Document, Section
from bot.domain.fact import Fact
from bot.domain.job import JobOrder
from bot.privacy.tokens import Veil
from bot.understanding.veiling import veil_over_words


def veil_over(document: Document, facts: tuple[Fact, ...], order: JobOrder) -> Veil:
    """Return the veil over the units, people, places and contacts of a document, its facts and an order."""
    brief = document.brief
    said = (
        brief.addressee,
        brief.topic,
        *(fact.text for fact in facts),
        *(text for section in document.live for text in _texts(section)),
        order.instruction,
    )
    return veil_over_words(said, brief.issuer)


def _texts(section: Section) -> tuple[str, ...]:
    plan = section.plan
    return (plan.part, plan.heading, *section.missing, *(version.text for version in section.versions))
