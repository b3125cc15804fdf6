"""The sentences of a section that state what holds no more, each with what code can put in its place."""

from dataclasses import dataclass

from bot.domain.document import Brief, Clause, Document, Section
from bot.domain.ledger import Ledger
from bot.drafting.renewing.changes import Change, changes
from bot.drafting.renewing.obsolete import ObsoleteStatement, obsolete_statements
from bot.drafting.renewing.placing import swap_words
from bot.drafting.renewing.removing import removable
from bot.drafting.renewing.swapping import is_plain, swaps
from bot.drafting.revision import paragraph_at, paragraphs_by_hand
from bot.drafting.writing.tags import clauses_of


@dataclass(frozen=True)
class StaleSentence:
    """A sentence that states what holds no more."""

    start: int
    end: int
    """Offsets into the current version."""
    text: str
    changes: tuple[Change, ...]
    clauses: tuple[Clause, ...] = ()
    """Its clauses that have a source."""
    instead: str | None = None
    """What code puts in its place, empty to strike it; `None` where that takes more than code."""
    by_hand: bool = False
    """True in a paragraph that the user wrote."""


def stale_sentences(
    section: Section, ended: tuple[int, ...], ledger: Ledger, brief: Brief
) -> tuple[StaleSentence, ...]:
    """Return the sentences of what the user sees of a section that state the facts that ended, in order."""
    if section.current is None or not (gone := changes(ledger, ended)):
        return ()
    text, mine = section.current.text, paragraphs_by_hand(section)
    found = obsolete_statements(text, clauses_of(section), gone, ledger, brief)
    return tuple(_stale_sentence(text, one, ledger, mine) for one in found)


def stale_sections(
    document: Document, ledger: Ledger
) -> tuple[tuple[Section, tuple[StaleSentence, ...]], ...]:
    """Return the sections of a text that state what holds no more, each with its sentences; some 20 ms."""
    ended = tuple(fact.id for fact in ledger.superseded)
    found = ((s, stale_sentences(s, ended, ledger, document.brief)) for s in document.live if ended)
    return tuple((section, own) for section, own in found if own)


def _stale_sentence(
    text: str, found: ObsoleteStatement, ledger: Ledger, mine: frozenset[str]
) -> StaleSentence:
    sentence = text[found.start : found.end]
    by_hand = paragraph_at(text, found.start) in mine
    own = (found.start, found.end, sentence, found.changes, found.clauses)
    return StaleSentence(*own, _replacement(text, found, ledger), by_hand)


def _replacement(text: str, found: ObsoleteStatement, ledger: Ledger) -> str | None:
    if removable(text, found):
        return ""
    exchanged = [swaps(change) for change in found.changes]
    if found.calculated or None in exchanged or not all(map(is_plain, found.changes)):
        return None
    return swap_words(text, found, dict.fromkeys(swap for some in exchanged for swap in some or ()), ledger)
