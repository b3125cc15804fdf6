"""Which names of a document a model never sees when it drafts."""

from collections.abc import Iterator, Sequence

from bot.domain.document import Author, Document, Section
from bot.domain.fact import Fact
from bot.domain.ledger import Doubt, Gap, Ledger, LeftOut, Wish
from bot.privacy.tokens import Masking
from bot.understanding.prompting.masking import masking_of


def masking_for(
    document: Document, facts: tuple[Fact, ...], instruction: str, ledger: Ledger, gone: Sequence[str] = ()
) -> Masking:
    """Return the veil over the units, people, places and contacts of a document, and of what a clerk said.

    What a model is told for every section comes first: its tokens stay the same whatever is drafted.
    `instruction` is how the clerk wants it, `gone` are headings that stand nowhere any more.
    """
    brief = document.brief
    said = (
        brief.addressee,
        brief.topic,
        document.title,
        *(words for fact in facts for words in (fact.text, fact.head)),
        *_ledger_words(ledger),
        *(words for section in document.live for words in _plan_words(section)),
        *(words for section in document.live for words in _by_hand(section)),
        instruction,
        *_history_words(document, ledger),
        *gone,
    )
    return masking_of(said, brief.issuer, _by_a_model(document))


def _ledger_words(ledger: Ledger) -> Iterator[str]:
    """Yield what a model is told from the ledger beside the facts that hold."""
    yield from (fact.text for fact in ledger.superseded)
    yield from (words for wish in ledger.wishes for words in (wish.order, *wish.parts))
    yield from (gap.what for gap in ledger.gaps)
    yield from (words for entry in ledger.of(LeftOut) for words in (entry.what, entry.why))
    yield from (words for doubt in ledger.doubts for words in (doubt.question, doubt.assumed))


def _history_words(document: Document, ledger: Ledger) -> Iterator[str]:
    """Yield what was said of a document at any time: a text may still hold what holds no more."""
    brief = document.brief
    yield from (brief.period, brief.title, *brief.letterhead.attachments)
    yield from (version.instruction for section in document.sections for version in section.versions)
    yield from (words for section in document.sections for words in _plan_words(section))
    yield from (words for section in document.sections for words in _by_hand(section))
    yield from (words for fact in ledger.of(Fact, ended=True) for words in (fact.text, fact.head))
    yield from (fact.condition for fact in ledger.of(Fact, ended=True))
    wishes = ledger.of(Wish, ended=True)
    yield from (words for wish in wishes for words in (wish.order, *wish.parts, *wish.forbidden))
    yield from (words for gap in ledger.of(Gap, ended=True) for words in (gap.what, *gap.heard))
    yield from (words for entry in ledger.of(LeftOut, ended=True) for words in (entry.what, entry.why))
    doubts = ledger.of(Doubt, ended=True)
    yield from (words for doubt in doubts for words in (doubt.question, doubt.assumed))


def _by_hand(section: Section) -> Iterator[str]:
    """Yield what the user wrote."""
    yield from (v.text for v in section.versions if v.author is Author.USER)


def _by_a_model(document: Document) -> Iterator[str]:
    """Yield what a model wrote of names that somebody told, though nothing tells them now: it was undone."""
    yield from (document.main_line, *document.formulations)
    yield from (words for s in document.sections for words in (s.plan.guidance, s.plan.first))
    versions = (version for section in document.sections for version in section.versions)
    yield from (version.text for version in versions if version.author is not Author.USER)


def _plan_words(section: Section) -> tuple[str, ...]:
    plan = section.plan
    return (plan.part, plan.heading, *section.missing)
