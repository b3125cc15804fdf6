"""A told fact is taken back, by whatever words it is called."""

from collections.abc import Sequence

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Unsure
from bot.facts.wording import bigrams
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Part
from bot.understanding.rules.corrections.changes import change_of
from bot.understanding.rules.corrections.finding import by_character, candidates
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import arabic, bare
from bot.understanding.rules.revising import OFFERED, doubt_between, successor


def withdraw(part: Part, notes: Notes) -> None:
    """Take back the fact that the words are about; where none fits or several do, ask."""
    said = words.WITHDRAWING.sub("", bare(part.text)) or part.topic
    quote = notes.quote(part.clause.start, part.clause.end)
    found = _matches(said, notes) if said else []
    if len(found) == 1:
        _take_back(found[0], said, quote, notes)
    else:
        notes.enter(doubt_between(part.text, found, quote) if found else Unsure(0, quote))


def keep_out(said: str, quote: Quote, notes: Notes) -> None:
    """Take back what an order points at, or ask which is meant: 赠药那次别写, 演出那条不要写."""
    pointed = words.POINTED_AT.search(arabic(bare(said)))
    if not pointed or words.SPARED_PART.search(pointed["name"]):
        return
    found = _matches(pointed["name"], notes)
    if len(found) == 1:
        _take_back(found[0], pointed["name"], quote, notes)
    elif found := (found or by_character(pointed["name"], notes.facts))[:OFFERED]:
        # 演出 may be what was told as 演了一台戏, or nothing that was told: only the clerk knows.
        notes.enter(doubt_between(said, found, quote))


def _matches(said: str, notes: Notes) -> Sequence[Fact]:
    return candidates(change_of(said), notes.facts, notes.near, least=1)


def _take_back(fact: Fact, said: str, quote: Quote, notes: Notes) -> None:
    """Take back a fact, or only the clause of it that is spoken of."""
    pieces = fact.text.split("，")
    kept = [piece for piece in pieces if not bigrams(piece) & bigrams(said)]
    if kept and len(kept) < len(pieces) and pieces[0] in kept:
        notes.enter(successor(fact, "，".join(kept), quote, notes))
    else:
        notes.withdraw(fact.id)
