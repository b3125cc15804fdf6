"""New words are put into a sentence: only where the old ones are surely those of the fact that ended."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.domain.ledger import Ledger
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.obsolete import ObsoleteStatement
from bot.drafting.renewing.swap_spots import SwapSpot, is_about, is_ambiguous, swap_spot, words_beside
from bot.drafting.renewing.swapping import Swap, occurs, swaps, without_label
from bot.drafting.renewing.tokens import replace_spans
from bot.drafting.writing.tags import clause_spans
from bot.facts.wording import bigrams


def swap_words(text: str, found: ObsoleteStatement, wanted: Iterable[Swap], ledger: Ledger) -> str | None:
    """Return a sentence with the new words; `None` where it is in doubt whose the old ones are."""
    sentence, put = text[found.start : found.end], list[SwapSpot]()
    for swap in wanted:
        if occurs(swap, sentence):
            at = swap_spot(sentence, swap)
            if at is None or not _is_sure(sentence, found, swap, at, ledger):
                return None
            put.append(at)
    put.sort(key=lambda one: one.start)
    apart = all(one.end <= other.start for one, other in pairwise(put))
    return (
        replace_spans(sentence, [(one.start, one.end, one.words) for one in put]) if put and apart else None
    )


def _is_sure(sentence: str, found: ObsoleteStatement, swap: Swap, at: SwapSpot, ledger: Ledger) -> bool:
    mine = [change for change in found.changes if swap in (swaps(change) or ())]
    tagged = {n for c in found.clauses for n in c.facts}
    now = {fact for change in mine for fact in change.now}
    others = [fact for fact in ledger.facts if fact not in now]
    said = any(fact.id in tagged and occurs(swap, fact.text) for fact in others)
    return not said and any(
        _is_of(sentence, found, change, swap, at) and not is_ambiguous(sentence, at, change.old, swap, others)
        for change in mine
    )


def _is_of(sentence: str, found: ObsoleteStatement, change: Change, swap: Swap, at: SwapSpot) -> bool:
    """Return whether a spot is in a clause tagged with the old fact, or else where all its words stand."""
    places = list(clause_spans(sentence, found.clauses))
    own = [place for place, clause in places if change.old.id in clause.facts]
    if own:
        return at.within(own) and is_about(sentence, at, change.old, swap)
    others = [place for place, clause in places if clause.facts]
    told = words_beside(without_label(change.old.text), swap) <= bigrams(sentence)
    alone = at.within(list(_obsolete_spans(found, change))) and not at.within(others)
    return alone and told and is_about(sentence, at, change.old, swap)


def _obsolete_spans(found: ObsoleteStatement, change: Change) -> Iterator[tuple[int, int]]:
    """Yield the places in the sentence that only the old fact accounts for."""
    for one in found.lost:
        if change.old.id in one.facts:
            yield one.start - found.start, one.end - found.start
