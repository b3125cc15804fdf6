"""The sentences of a section that state what holds no more, each with what code can put in its place."""

from dataclasses import dataclass

from bot.domain.document import Brief, Clause, Section
from bot.domain.ledger import Ledger
from bot.drafting.renewing.changes import Change, changes
from bot.drafting.renewing.placing import swapped
from bot.drafting.renewing.removing import removable
from bot.drafting.renewing.stating import Stating, stating
from bot.drafting.renewing.swapping import is_plain, swaps
from bot.drafting.revision import hand_written, paragraph_at
from bot.drafting.writing.tags import clauses_of


@dataclass(frozen=True)
class Stale:
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


def stale(section: Section, ended: tuple[int, ...], ledger: Ledger, brief: Brief) -> tuple[Stale, ...]:
    """Return the sentences of what the user sees of a section that state the facts that ended, in order."""
    if section.current is None or not (gone := changes(ledger, ended)):
        return ()
    text, mine = section.current.text, hand_written(section)
    found = stating(text, clauses_of(section), gone, ledger, brief)
    return tuple(_stale(text, one, ledger, mine) for one in found)


def _stale(text: str, found: Stating, ledger: Ledger, mine: frozenset[str]) -> Stale:
    sentence = text[found.start : found.end]
    by_hand = paragraph_at(text, found.start) in mine
    own = (found.start, found.end, sentence, found.changes, found.clauses)
    return Stale(*own, _instead(text, found, ledger), by_hand)


def _instead(text: str, found: Stating, ledger: Ledger) -> str | None:
    if removable(text, found):
        return ""
    exchanged = [swaps(change) for change in found.changes]
    if found.calculated or None in exchanged or not all(map(is_plain, found.changes)):
        return None
    return swapped(text, found, dict.fromkeys(swap for some in exchanged for swap in some or ()), ledger)
