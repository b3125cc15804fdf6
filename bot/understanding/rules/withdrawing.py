"""A told fact is taken back or left out, by whatever words it is called."""

from collections.abc import Sequence

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import LeftOut, Unsure
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts.prompting import reading as texts
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


def keep_out(said: str, quote: Quote, notes: Notes) -> bool:
    """Leave out what an order names and puts off, or ask which is meant: 满意度先别写, 演出那条不要写.

    Return whether it named something that was told; of anything else it stays a wish.
    """
    plain = arabic(bare(said))
    name, of_all = _named(plain)
    if not name or words.SPARED_PART.search(name):
        return False
    told = [fact for fact in notes.facts if name in f"{fact.head}：{fact.text}"]
    pointed = words.POINTED_AT.search(plain) is not None
    found = told or (_matches(name, notes) if pointed or of_all else [])
    if len(found) == 1 or (told and of_all):
        for fact in found:
            _leave_out(fact, name, quote, notes)
        return True
    if found := (found or (by_character(name, notes.facts) if pointed or of_all else []))[:OFFERED]:
        # 演出 may be what was told as 演了一台戏, or nothing that was told: only the clerk knows.
        notes.enter(doubt_between(said, found, quote, texts.which_to_leave_out))
    return bool(found)


def _named(plain: str) -> tuple[str, bool]:
    """Return what an order names that is not to be written, and whether it means all of that matter."""
    if named := words.NAMED_AND_PUT_OFF.search(plain):
        of_all = words.WHOLE_MATTER.search(named["area"] or named["whole"] or "")
        return named["name"] or named["behind"], bool(of_all)
    pointed = words.POINTED_AT.search(plain)
    return (pointed["name"], False) if pointed else ("", False)


def _matches(said: str, notes: Notes) -> Sequence[Fact]:
    return candidates(change_of(said), notes.facts, notes.near, least=1)


def _leave_out(fact: Fact, name: str, quote: Quote, notes: Notes) -> None:
    """Leave out a fact, or only what it says of what was named."""
    own, rest = _parted(fact.text, name)
    _take_back(fact, name, quote, notes)
    notes.enter(LeftOut(0, own if rest else fact.text, texts.NOT_TO_BE_WRITTEN, quote))


def _take_back(fact: Fact, said: str, quote: Quote, notes: Notes) -> None:
    """Take back a fact, or only the clause of it that is spoken of."""
    _, rest = _parted(fact.text, said)
    if rest:
        notes.enter(successor(fact, rest, quote, notes))
    else:
        notes.withdraw(fact.id)


def _parted(text: str, said: str) -> tuple[str, str]:
    """Return the clauses of a fact that speak of something, and the rest; no rest where its first does."""
    pieces = _PIECE.findall(text)
    own = [piece for piece in pieces if said in piece] or [p for p in pieces if bigrams(p) & bigrams(said)]
    kept = [piece for piece in pieces if piece not in own]
    rest = "".join(kept) if own and pieces[0] in kept else ""
    return "".join(own).strip(_MARKS), rest


_MARKS = "，、"
_PIECE = regex(f"[{_MARKS}]?[^{_MARKS}]+")
