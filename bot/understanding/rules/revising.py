"""What becomes of a fact that is corrected: its successor, a gap in its place, or a question."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Doubt, Gap
from bot.texts.prompting import reading as texts
from bot.understanding.rules.clauses.composing import subject
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import bare, restate

OFFERED = 3
"""How many facts are offered at most where it is not said which is meant."""
_OPTION = 12
"""How many characters of a fact are offered."""


def successor(old: Fact, text: str, quote: Quote, notes: Notes) -> Fact:
    """Return the fact that stands for an old one, however often told, with its words and their grounds."""
    plain = restate(text)
    told = tuple(f.id for f in notes.facts if (f.head, f.text) == (old.head, old.text) and f.id != old.id)
    return replace(
        old,
        text=plain.text,
        message=notes.said.id,
        quotes=(*old.quotes, quote),
        replaces=(*told, old.id),
        approximate=plain.approximate,
    )


def leave_open(fact: Fact, quote: Quote, notes: Notes) -> None:
    """Take back a fact that is said to be wrong, and leave a gap for what is right."""
    notes.withdraw(fact.id)
    notes.enter(Gap(0, subject(fact.text) or fact.text, quote))


def doubt_between(
    said: str, found: Sequence[Fact], quote: Quote, question: Callable[[str], str] = texts.which_fact
) -> Doubt:
    """Return the question which of the facts is meant; none of them holds until it is answered."""
    options = tuple(fact.text[:_OPTION] for fact in found)
    return Doubt(0, question(bare(said)), "", tuple(f.id for f in found), options, (quote,))
