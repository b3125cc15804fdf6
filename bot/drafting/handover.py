"""The note that comes with a whole draft: what was corrected, is open, was proposed, or found no place."""

from collections.abc import Iterator

from bot.domain.document import Document
from bot.domain.genre import Genre
from bot.domain.ledger import Ledger, LeftOut
from bot.drafting.genres.formalities import missing_parts
from bot.drafting.placing.sections import facts_without_section
from bot.drafting.review.draft import draft_of
from bot.drafting.review.faults import unstated
from bot.drafting.sources import untold
from bot.drafting.sources.open_matters import has_open_clause
from bot.facts.superseded import successor
from bot.lexicon.customs import needs_issuing_notice
from bot.texts import paper
from bot.texts.conversation import handover as texts

_ENOUGH = 0.9
"""From this share of the length that was asked for, nothing is said of it."""


def notes(document: Document, genre: Genre, ledger: Ledger, proposals: int) -> tuple[str, ...]:
    """Return the lines that have something to say; `proposals` is how many sentences await a decision."""
    open_ = list(_open_in_text(document, genre, ledger))
    lines = (
        texts.corrections(list(_corrections(ledger))),
        texts.pending([gap for gap in _gaps(document, ledger) if gap[0] not in open_]),
        texts.open_matters(open_),
        texts.lacking_in_form(list(missing_parts(document))),
        texts.open_questions([(doubt.question, doubt.assumed) for doubt in ledger.doubts]),
        texts.proposal_count(proposals),
        texts.citations(list(untold.citations(document, ledger))),
        texts.items_without_source([line for _, line in untold.items(document, ledger)]),
        texts.exclusions([entry.what for entry in ledger.of(LeftOut)]),
        texts.leftover_facts(list(_missing_facts(document, genre, ledger))),
        texts.unclear_words([entry.quote.text for entry in ledger.unsure]),
        _length(document),
        texts.issuing_notice(genre.name)
        if needs_issuing_notice(genre.name, document.brief.addressee)
        else "",
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
    written = (label for s in document.live if s.current for label in paper.gaps_in(s.current.text))
    for what in dict.fromkeys((*written, *heard)):
        yield what, heard.get(what, ())


def _open_in_text(document: Document, genre: Genre, ledger: Ledger) -> Iterator[str]:
    """Yield the gaps without a mark, of which the text says in words that they are open yet."""
    written = "\n".join(s.current.text for s in document.live if s.current)
    marked = paper.gaps_in(written)
    for gap in ledger.gaps if genre.public else ():
        if gap.what not in marked and has_open_clause(written, gap.what):
            yield gap.what


def _missing_facts(document: Document, genre: Genre, ledger: Ledger) -> Iterator[str]:
    """Yield the facts without a place, and those that what is written states nowhere."""
    yield from (fact.text for fact in facts_without_section(ledger, document.live))
    yield from (fact.text for fact in unstated.missing(draft_of(document, genre, ledger)))


def _length(document: Document) -> str:
    target = document.brief.target_chars
    chars = sum(len(s.current.text) for s in document.live if s.current)
    return texts.shortfall(chars, target) if target and 0 < chars < _ENOUGH * target else ""
