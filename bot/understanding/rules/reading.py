"""The messages of a talk read in order, by rules alone, as one conversation on top of its ledger."""

from dataclasses import replace

from bot.domain.ledger import Datum, Field, Reading
from bot.domain.said import ClerkMessage
from bot.lexicon.said import Answer, says
from bot.regex import regex
from bot.understanding.brief import is_full_name
from bot.understanding.orders import orders
from bot.understanding.rules.answers import answer_in
from bot.understanding.rules.clauses.cutting import Span, blank_out, clauses
from bot.understanding.rules.clauses.effects import apply_neighbours
from bot.understanding.rules.clauses.fitting import as_answers
from bot.understanding.rules.clauses.forms import part_of
from bot.understanding.rules.clauses.heads import head_of_question, with_heads
from bot.understanding.rules.clauses.standing import is_directive
from bot.understanding.rules.corrections.naming import without_names
from bot.understanding.rules.data import NamedDatum, data_in
from bot.understanding.rules.denying import apply_denials
from bot.understanding.rules.entering import enter_parts
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.opening import holiday_told, opening_data
from bot.understanding.rules.telling import contact_of, tell_forms, tell_rows
from bot.understanding.talk import Talk

_TELLING_NOTHING = (Answer.YES, Answer.NO, Answer.NO_MORE, Answer.SKIP, Answer.STOP, Answer.NEVER_MIND)
_LENGTH = regex("字数|时长|篇幅")
"""Of what is asked about the length of entries, the answer tells nothing of this document's own."""


def read(talk: Talk) -> Reading:
    """Return what the new messages say, each read on top of those before it."""
    whole = Reading()
    for said in talk.new:
        reading = read_message(said, talk)
        talk = replace(talk, ledger=talk.ledger.after(reading), before=(*talk.before, said))
        whole = whole.then(reading)
    return whole


def read_message(said: ClerkMessage, talk: Talk) -> Reading:
    """Return what one message says on top of the ledger of its talk."""
    notes = Notes(talk, said)
    if answer := answer_in(said):
        notes.enter(answer)
        return notes.reading
    if requests := orders(said.text, talk):
        return Reading(requests=requests)
    if says(said.text, *_TELLING_NOTHING):
        return Reading(asides=(notes.quote(0, len(said.text)),))
    text = blank_out(said.text, list(tell_forms(notes)))
    text = blank_out(text, [*_enter_data(notes, text), *tell_rows(notes, text)])
    laid_down = is_directive(notes.genre)
    asked = head_of_question(said, talk)
    parts = [part_of(h, laid_down) for h in with_heads(clauses(text), text, asked)]
    enter_parts(apply_denials(apply_neighbours(as_answers(parts, said, talk), laid_down), notes), notes)
    return without_names(notes.reading, said.text)


def _enter_data(notes: Notes, text: str) -> list[Span]:
    talk = notes.talk
    day = notes.issued
    told: list[NamedDatum] = []
    if not notes.facts:
        opening = opening_data(text, talk.genres, day.year if day else talk.today.year)
        # 写个请示给教育局: a unit that is known by its whole name is not put aside for what looks like one.
        known = is_full_name(talk.brief.issuer)
        told += [n for n in opening if n.field is not Field.ISSUER or not known]
    told += data_in(text, day, talk.today)
    if _LENGTH.search(notes.said.label):
        told = [named for named in told if named.field is not Field.TARGET_CHARS]
    for named in told:
        if named.field is Field.CONTACT and "通知" in notes.genre:
            notes.enter(contact_of(named, notes))
            continue
        notes.enter(Datum(0, named.field, named.value, notes.quote(named.start, named.end)))
    if not (talk.brief.topic or any(named.field is Field.TOPIC for named in told)):
        genre = next((named.value for named in told if named.field is Field.GENRE), notes.genre)
        if holiday := holiday_told(text, talk.genres.get(genre)):
            notes.enter(Datum(0, holiday.field, holiday.value, notes.quote(holiday.start, holiday.end)))
    return [(named.start, named.end) for named in told]
