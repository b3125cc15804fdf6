"""Which names of a document a model never sees when it drafts."""

from collections.abc import Iterator

from bot.domain.document import Author, Document, Section
from bot.domain.fact import Fact
from bot.domain.job import JobOrder
from bot.domain.ledger import Ledger, LeftOut
from bot.privacy.tokens import Veil
from bot.understanding.veiling import veil_over_words


def veil_over(document: Document, facts: tuple[Fact, ...], order: JobOrder, ledger: Ledger) -> Veil:
    """Return the veil over the units, people, places and contacts of a document, and of what a clerk said.

    What a model is told for every section comes first: its tokens stay the same whatever is drafted.
    """
    brief = document.brief
    said = (
        brief.addressee,
        brief.topic,
        document.title,
        *(words for fact in facts for words in (fact.text, fact.head)),
        *_said(ledger),
        *(words for section in document.live for words in _planned(section)),
        *(words for section in document.live for words in _by_hand(section)),
        order.instruction,
    )
    return veil_over_words(said, brief.issuer)


def _said(ledger: Ledger) -> Iterator[str]:
    """Yield what a model is told from the ledger beside the facts that hold."""
    yield from (fact.text for fact in ledger.superseded)
    yield from (words for wish in ledger.wishes for words in (wish.order, *wish.parts))
    yield from (gap.what for gap in ledger.gaps)
    yield from (words for entry in ledger.of(LeftOut) for words in (entry.what, entry.why))
    yield from (words for doubt in ledger.doubts for words in (doubt.question, doubt.assumed))


def _by_hand(section: Section) -> Iterator[str]:
    """Yield what the user wrote; what a model wrote holds no name but those that somebody told."""
    yield from (v.text for v in section.versions if v.author is Author.USER)


def _planned(section: Section) -> tuple[str, ...]:
    plan = section.plan
    return (plan.part, plan.heading, *section.missing)
