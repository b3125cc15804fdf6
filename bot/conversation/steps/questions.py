"""What the clerk is asked about what she said: one thing at a time, with buttons, and never in the way."""

from dataclasses import replace

from bot.conversation.choices.ledger import AnswerDoubt, ExplainUnsure, LeaveDoubt, Meaning
from bot.conversation.replies import Button, Say
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.conversation.views import summary
from bot.domain.fact import Fact
from bot.domain.ledger import Doubt, Entry, Reading, Unsure, Wish
from bot.domain.said import ClerkMessage
from bot.drafting.placing.sections import placement
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts
from bot.understanding.rules.corrections.choosing import reading_of_choice

_A_WORD = 8
"""Longer answers get a row each, so that they can be read."""
_RIVALS = 2


def open_question(context: TurnContext, raised_by: Reading | None = None) -> tuple[Say, ...]:
    """Return the question about the oldest doubt, or else about what was not understood; one or none.

    With `raised_by` only what that reading has raised is asked: nobody is asked the same at every turn.
    """
    oldest = oldest_open(context, raised_by)
    if isinstance(oldest, Doubt):
        return (_doubt(context, oldest),)
    return (_unsure(context, oldest),) if oldest else ()


def oldest_open(context: TurnContext, raised_by: Reading | None = None) -> Doubt | Unsure | None:
    """Return what `open_question` asks about."""
    raised = {entry.id for entry in raised_by.entries} if raised_by else None
    open_: tuple[Doubt | Unsure, ...] = (*context.ledger.doubts, *context.ledger.unsure)
    return next((entry for entry in open_ if raised is None or entry.id in raised), None)


def _doubt(context: TurnContext, doubt: Doubt) -> Say:
    ways = [
        Button(option, AnswerDoubt(context.public_id, doubt.id, n)) for n, option in enumerate(doubt.options)
    ]
    leave = Button(_default_label(doubt), LeaveDoubt(context.public_id, doubt.id))
    text = texts.doubt(doubt.question, doubt.assumed, parked=len(doubt.facts))
    long = any(len(option) > _A_WORD for option in doubt.options)
    rows = tuple((way,) for way in ways) if long else (tuple(ways[:3]),)
    return Say(text, (*rows, (leave,)))


def _default_label(doubt: Doubt) -> str:
    """Return what leaves a doubt unanswered: what was assumed holds, or what it is about stays."""
    if doubt.assumed:
        return texts.AS_ASSUMED
    corrects = bool(doubt.quotes)
    return texts.UNCHANGED if corrects or len(doubt.facts) < _RIVALS else texts.BOTH_HOLD


def _unsure(context: TurnContext, entry: Unsure) -> Say:
    ways = (
        (Meaning.FACT, texts.IS_FACT),
        (Meaning.WISH, texts.IS_WISH),
        (Meaning.ASIDE, texts.NEVER_MIND),
    )
    row = tuple(Button(label, ExplainUnsure(context.public_id, entry.id, way)) for way, label in ways)
    return Say(texts.unsure(entry.quote.text), (row,))


def tap(context: TurnContext, choice: ExplainUnsure | AnswerDoubt | LeaveDoubt) -> Turn | ClerkMessage:
    """Answer a button under a question; an answer to a doubt is something the clerk says."""
    entry = context.ledger.entries.get(choice.entry)
    if not entry or entry.id in context.ledger.withdrawn:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    match choice, entry:
        case ExplainUnsure(meaning=meaning), Unsure():
            return _close(context, entry, Reading(_entries_of(context, entry, meaning), (entry.id,)))
        case AnswerDoubt(option=option), Doubt() if option < len(entry.options):
            return _answer(context, entry, option)
        case LeaveDoubt(), Doubt():
            return _close(context, entry, Reading(withdrawn=(entry.id,)))
    return Turn(context.state, (Say(dialog.EXPIRED),))


def _answer(context: TurnContext, doubt: Doubt, option: int) -> Turn | ClerkMessage:
    if chosen := reading_of_choice(doubt, option, context.ledger):
        return _close(context, doubt, chosen)
    return ClerkMessage("", doubt.options[option], asked=doubt.question, label=doubt.question)


def _entries_of(context: TurnContext, entry: Unsure, meaning: Meaning) -> tuple[Entry, ...]:
    number, quote = context.ledger.next, entry.quote
    match meaning:
        case Meaning.FACT:
            return (Fact(number, None, quote.text, quote.message, quotes=(quote,)),)
        case Meaning.WISH:
            return (Wish(number, quote.text, quote),)
        case Meaning.ASIDE:
            return ()


def _close(context: TurnContext, entry: Doubt | Unsure, reading: Reading) -> Turn:
    reading = reading.then(placement(context.ledger.after(reading), context.live))
    here = context.with_reading(reading)
    following = open_question(here) or views.current_prompt(here)
    [first, *rest] = summary.of(context, reading) or (Say(texts.GOOD),)
    replies = (replace(first, in_place=True), *rest, *following)
    return Turn(context.state, replies, reading=reading, label=texts.answer(_words(entry)))


def _words(entry: Doubt | Unsure) -> str:
    return entry.question if isinstance(entry, Doubt) else entry.quote.text
