"""What the model is told from the ledger: what each fact is, the clerk's wishes, what must not appear."""

from collections.abc import Iterator

from bot.domain.fact import Fact
from bot.domain.ledger import Doubt, Ledger, LeftOut
from bot.facts.superseded import successors
from bot.language.figures.quantities import quantities
from bot.texts.prompting import drafting as texts


def wish_lines(ledger: Ledger) -> str:
    """Return the clerk's standing wishes a line each, and what holds until a question is answered."""
    wishes = [wish.order for wish in ledger.wishes]
    return texts.item_list([*wishes, *map(_assumption, ledger.doubts)])


def lines_to_avoid(ledger: Ledger) -> str:
    """Return what must not appear, a line each: what was corrected, left out, heard only, or forbidden.

    Bare names are not listed: a model that never sees a name cannot write it.
    """
    return texts.item_list(list(dict.fromkeys((*_corrections(ledger), *_omissions(ledger), *_bans(ledger)))))


def fact_line(fact: Fact) -> str:
    """Return a fact as a model is told it: what it is, its head, its words, and notes on it."""
    notes = [texts.open_until(fact.condition)] if fact.condition else []
    if fact.approximate:
        notes.append(texts.about(fact.approximate))
    return texts.fact(fact.status, fact.head, fact.text, notes)


_PASSED_OVER = "不写"
_CLASH = 2


def _assumption(doubt: Doubt) -> str:
    """Return what holds of a doubt; a reader who finds one of two figures that clash must be warned of it."""
    passed_over = _PASSED_OVER in doubt.assumed and len(quantities(doubt.question)) >= _CLASH
    return (texts.conflict if passed_over else texts.assumption)(doubt.question, doubt.assumed)


def _corrections(ledger: Ledger) -> Iterator[str]:
    for old in ledger.superseded:
        now = "；".join(f.text for f in successors(old, ledger.superseded, ledger.facts))
        yield texts.correction(old.text, now) if now else texts.withdrawal(old.text)


def _omissions(ledger: Ledger) -> Iterator[str]:
    yield from (texts.exclusion(entry.what, entry.why) for entry in ledger.of(LeftOut))


def _bans(ledger: Ledger) -> Iterator[str]:
    yield from (words for words in ledger.forbidden if any(c.isdigit() for c in words))
