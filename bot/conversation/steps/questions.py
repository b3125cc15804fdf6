"""What the clerk is asked about what she said: one thing at a time, with buttons, and never in the way."""

from dataclasses import replace

from bot.conversation.context import Turn, TurnContext
from bot.conversation.events import Choice
from bot.conversation.replies import Say
from bot.conversation.views import progress as views
from bot.conversation.views import summary
from bot.conversation.views.keyboards import document_button
from bot.domain.fact import Fact
from bot.domain.ledger import Doubt, Entry, Reading, Unsure, Wish
from bot.domain.said import ClerkMessage
from bot.drafting.placing.sections import placement
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts
from bot.understanding.rules.corrections.choosing import reading_of_choice

VERBS = frozenset({"unsure", "doubt"})
_A_WORD = 8
"""Longer answers get a row each, so that they can be read."""
_RIVALS = 2
_FACT, _WISH, _ASIDE = "fact", "wish", "aside"


def open_question(desk: TurnContext, raised_by: Reading | None = None) -> tuple[Say, ...]:
    """Return the question about the oldest doubt, or else about what was not understood; one or none.

    With `raised_by` only what that reading has raised is asked: nobody is asked the same at every turn.
    """
    raised = {entry.id for entry in raised_by.entries} if raised_by else None
    doubts = [_doubt(desk, d) for d in desk.ledger.doubts if raised is None or d.id in raised]
    unsure = [_unsure(desk, e) for e in desk.ledger.unsure if raised is None or e.id in raised]
    return tuple([*doubts, *unsure][:1])


def _doubt(desk: TurnContext, doubt: Doubt) -> Say:
    ways = [
        document_button(desk.state.document, option, "doubt", f"{doubt.id}:{n}")
        for n, option in enumerate(doubt.options)
    ]
    leave = document_button(desk.state.document, _default_label(doubt), "doubt", f"{doubt.id}:")
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


def _unsure(desk: TurnContext, entry: Unsure) -> Say:
    ways = ((_FACT, texts.IS_FACT), (_WISH, texts.IS_WISH), (_ASIDE, texts.NEVER_MIND))
    row = tuple(
        document_button(desk.state.document, label, "unsure", f"{entry.id}:{way}") for way, label in ways
    )
    return Say(texts.unsure(entry.quote.text), (row,))


def tap(desk: TurnContext, choice: Choice) -> Turn | ClerkMessage:
    """Answer a button under a question; an answer to a doubt is something the clerk says."""
    number, _, way = choice.argument.partition(":")
    entry = desk.ledger.entries.get(int(number)) if number.isdecimal() else None
    if not isinstance(entry, Doubt | Unsure) or entry.id in desk.ledger.withdrawn:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    if isinstance(entry, Unsure):
        return _close(desk, entry, Reading(_entries_of(desk, entry, way), (entry.id,)))
    if way.isdecimal() and int(way) < len(entry.options):
        chosen = reading_of_choice(entry, int(way), desk.ledger)
        answer = ClerkMessage("", entry.options[int(way)], asked=entry.question, label=entry.question)
        return _close(desk, entry, chosen) if chosen else answer
    return _close(desk, entry, Reading(withdrawn=(entry.id,)))


def _entries_of(desk: TurnContext, entry: Unsure, way: str) -> tuple[Entry, ...]:
    number, quote = desk.ledger.next, entry.quote
    if way == _FACT:
        return (Fact(number, None, quote.text, quote.message, quotes=(quote,)),)
    return (Wish(number, quote.text, quote),) if way == _WISH else ()


def _close(desk: TurnContext, entry: Doubt | Unsure, reading: Reading) -> Turn:
    reading = reading.then(placement(desk.ledger.after(reading), desk.live))
    here = desk.with_reading(reading)
    following = open_question(here) or views.current_prompt(here)
    [first, *rest] = summary.of(desk, reading) or (Say(texts.GOOD),)
    replies = (replace(first, in_place=True), *rest, *following)
    return Turn(desk.state, replies, reading=reading, label=texts.answer(_words(entry)))


def _words(entry: Doubt | Unsure) -> str:
    return entry.question if isinstance(entry, Doubt) else entry.quote.text
