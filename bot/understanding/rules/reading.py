"""The messages of a talk read in order, by rules alone, as one conversation on top of its ledger."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.ledger import Datum, Field, Reading
from bot.domain.said import Said
from bot.regex import regex
from bot.understanding.orders import orders
from bot.understanding.rules.answers import answered
from bot.understanding.rules.clauses import Span, clauses
from bot.understanding.rules.data import Named, named_data
from bot.understanding.rules.denying import denied
from bot.understanding.rules.entering import enter_parts
from bot.understanding.rules.fitting import as_answers
from bot.understanding.rules.forms import part_of
from bot.understanding.rules.heads import head_of_question, headed
from bot.understanding.rules.naming import unnamed
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.opening import opening_data
from bot.understanding.rules.settling import settled
from bot.understanding.rules.standing import is_laid_down
from bot.understanding.rules.telling import contact_of, tell_tables
from bot.understanding.talk import Talk

_LENGTH = regex("字数|时长|篇幅")
"""Of what is asked about the length of entries, the answer tells nothing of this document's own."""


def read(talk: Talk) -> Reading:
    """Return what the new messages say, each read on top of those before it."""
    whole = Reading()
    for said in talk.new:
        reading = read_said(said, talk)
        talk = replace(talk, ledger=talk.ledger.after(reading), before=(*talk.before, said))
        whole = whole.then(reading)
    return whole


def read_said(said: Said, talk: Talk) -> Reading:
    """Return what one message says on top of the ledger of its talk."""
    notes = Notes(talk, said)
    if answer := answered(said):
        notes.enter(answer)
        return notes.reading
    if requests := orders(said.text, talk):
        return Reading(requests=requests)
    taken = [*_enter_data(notes), *tell_tables(notes)]
    laid_down = is_laid_down(notes.genre)
    text = _without(said.text, taken)
    asked = head_of_question(said, talk)
    parts = [part_of(h, laid_down) for h in headed(clauses(text), text, asked)]
    enter_parts(denied(settled(as_answers(parts, said, talk), laid_down), notes), notes)
    return unnamed(notes.reading, said.text)


def _without(text: str, taken: Sequence[Span]) -> str:
    """Return a message with what was read already blanked out, offsets kept."""
    for start, end in taken:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _enter_data(notes: Notes) -> list[Span]:
    talk, text = notes.talk, notes.said.text
    day = notes.issued
    told: list[Named] = []
    if not notes.facts:
        opening = opening_data(text, talk.genres, day.year if day else talk.today.year)
        # 写个请示给教育局: a unit that is known is not put aside for what only looks like one.
        told += [n for n in opening if n.field is not Field.ISSUER or not talk.brief.issuer]
    told += named_data(text, day, talk.today)
    if _LENGTH.search(notes.said.label):
        told = [named for named in told if named.field is not Field.TARGET_CHARS]
    for named in told:
        if named.field is Field.CONTACT and "通知" in notes.genre:
            notes.enter(contact_of(named, notes))
            continue
        notes.enter(Datum(0, named.field, named.value, notes.quote(named.start, named.end)))
    return [(named.start, named.end) for named in told]
