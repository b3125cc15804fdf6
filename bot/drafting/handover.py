"""The note that comes with a whole draft: what was corrected, is open, was proposed, or found no place."""

from collections.abc import Iterator

from bot.domain.document import Document
from bot.domain.genre import Genre
from bot.domain.ledger import Ledger, LeftOut
from bot.drafting import untold
from bot.drafting.formalities import lacking
from bot.drafting.open_matters import tells_open
from bot.drafting.placing import unplaced
from bot.drafting.review.draft import draft_of
from bot.drafting.review.faults import unstated
from bot.facts.superseded import successor
from bot.lexicon.customs import is_carried
from bot.texts import handover as texts
from bot.texts import paper

_ENOUGH = 0.9
"""From this share of the length that was asked for, nothing is said of it."""


def notes(document: Document, genre: Genre, ledger: Ledger, proposals: int) -> tuple[str, ...]:
    """Return the lines that have something to say; `proposals` is how many sentences await a decision."""
    open_ = list(_told_open(document, genre, ledger))
    lines = (
        texts.corrected(list(_corrections(ledger))),
        texts.pending([gap for gap in _gaps(document, ledger) if gap[0] not in open_]),
        texts.told_open(open_),
        texts.lacking_in_form(list(lacking(document))),
        texts.doubtful([(doubt.question, doubt.assumed) for doubt in ledger.doubts]),
        texts.proposed(proposals),
        texts.cited(list(untold.citations(document, ledger))),
        texts.unfounded([line for _, line in untold.items(document, ledger)]),
        texts.left_out([entry.what for entry in ledger.of(LeftOut)]),
        texts.unused(list(_unused(document, genre, ledger))),
        texts.not_understood([entry.quote.text for entry in ledger.unsure]),
        _length(document),
        texts.carried(genre.name) if is_carried(genre.name, document.brief.addressee) else "",
    )
    return tuple(filter(None, lines))


def _corrections(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield what was told first and what holds now; steps between them are left out."""
    told: dict[int, str] = {}
    for old in ledger.superseded:
        now = successor(old, ledger.superseded, ledger.facts)
        if now and now.id not in told and now.text != old.text:
            told[now.id] = old.text
            yield old.text, now.text


def _gaps(document: Document, ledger: Ledger) -> Iterator[tuple[str, tuple[str, ...]]]:
    heard = {gap.what: gap.heard for gap in ledger.gaps}
    written = (label for s in document.live if s.current for label in paper.pending_in(s.current.text))
    for what in dict.fromkeys((*written, *heard)):
        yield what, heard.get(what, ())


def _told_open(document: Document, genre: Genre, ledger: Ledger) -> Iterator[str]:
    """Yield the gaps without a mark, of which the text says in words that they are open yet."""
    written = "\n".join(s.current.text for s in document.live if s.current)
    marked = paper.pending_in(written)
    for gap in ledger.gaps if genre.public else ():
        if gap.what not in marked and tells_open(written, gap.what):
            yield gap.what


def _unused(document: Document, genre: Genre, ledger: Ledger) -> Iterator[str]:
    """Yield the facts without a place, and those that what is written states nowhere."""
    yield from (fact.text for fact in unplaced(ledger, document.live))
    yield from (fact.text for fact in unstated.missing(draft_of(document, genre, ledger)))


def _length(document: Document) -> str:
    target = document.brief.target_chars
    chars = sum(len(s.current.text) for s in document.live if s.current)
    return texts.short(chars, target) if target and 0 < chars < _ENOUGH * target else ""
