"""The brief: what was understood is confirmed, what is missing is asked for, one thing at a time."""

from dataclasses import replace

from bot.conversation.choices.brief import (
    BriefChoice,
    ChangeField,
    ConfirmBrief,
    LeaveAddresseeOpen,
    ListGenres,
    ListOtherGenres,
    TakeGenre,
    TakeGuess,
    WithoutAddressee,
)
from bot.conversation.offers import digest
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, Guess, Stage
from bot.conversation.steps import listening
from bot.conversation.steps.brief_changes import (
    Change,
    addressee_open,
    change_in,
    leaves_open,
    refusal,
    sent_to_nobody,
    sure_of,
    with_genre,
    with_guess,
    yearless,
)
from bot.conversation.steps.outline import agreeing as outline
from bot.conversation.turns import missing_brief as lacking
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Brief
from bot.texts.conversation import brief as texts
from bot.texts.conversation import dialog
from bot.understanding.brief import likely_genres, other_genre
from bot.understanding.first_message import brief_of_message
from bot.understanding.titles import title_of

_GENRE = "genre"
"""What a guess at the genre is called; the other fields are called as they are awaited."""


async def begin(context: TurnContext, said: str) -> Turn | None:
    """Begin a document with what a first message asks for; `None` where it names nothing of one."""
    read = brief_of_message(said, context.genres, context.today.year)
    likely = () if read.genre else likely_genres(said, context.genres)
    unwritten = "" if likely else other_genre(said, context.genres)
    if not (read.genre or read.issuer or read.period or read.addressee or likely or unwritten):
        return None
    brief, doubted = sure_of(read, said)
    guesses = (*doubted, *(Guess(_GENRE, name) for name in likely))
    here = await listening.begin_document(context, brief)
    change = Change(brief, yearless(said), refusal(context, unwritten), guesses=guesses, begins=True)
    return await _apply(here, change)


async def tap(context: TurnContext, choice: BriefChoice) -> Turn:
    """Answer a button of the brief."""
    match choice:
        case ConfirmBrief() if not views.missing_of(context):
            return await _confirm(context)
        case ChangeField(field=field):
            return _ask(context, Awaiting(field))
        case TakeGenre() if genre := _genre_of(context, choice):
            return await _apply(context, Change(with_genre(context.brief, genre)))
        case TakeGuess(field=field, number=number) if number < len(lacking.guesses(context, field)):
            return await _apply(context, with_guess(context, field, lacking.guesses(context, field)[number]))
        case LeaveAddresseeOpen():
            return await _settle_addressee(context, addressee_open(context))
        case WithoutAddressee():
            return await _settle_addressee(context, sent_to_nobody(context))
        case ListGenres():
            return Turn(context.state, (Say(dialog.ASK_GENRE, views.usual_genres(context)),))
        case ListOtherGenres():
            others = tuple(name for name, genre in context.genres.items() if not genre.usual)
            return Turn(context.state, (Say(dialog.ASK_GENRE, views.genre_rows(context, others)),))
    return Turn(context.state, (Say(dialog.EXPIRED), *views.request_card(context)))


def _genre_of(context: TurnContext, choice: TakeGenre) -> str:
    return next((name for name in context.genres if digest(name) == choice.genre), "")


async def take_text(context: TurnContext, said: str) -> Turn | None:
    """Take what the user says for the field it names, for the awaited one, or for what it clearly is.

    `None` where it is something else: it is read like anything that is said.
    """
    line = " ".join(said.split())
    if not context.brief.genre and leaves_open(line):
        return Turn(context.state, (Say(texts.GENRE_NEEDED, views.usual_genres(context)),))
    change = change_in(context, line)
    if change is None:
        return None
    if change.goes_on:
        return await _settle_addressee(context, change)
    if change.confirms:
        return await (_apply(context, change) if views.missing_of(context) else _confirm(context))
    if change.again or change.instead:
        return _ask(context, change.again, change.instead, change.part, change.guesses)
    return await _apply(context, change)


async def _settle_addressee(context: TurnContext, change: Change) -> Turn:
    """Go on to the outline where all is told with this; else ask what is missing."""
    if views.missing_of(context):
        return await _apply(context, change)
    if context.document and change.brief != context.brief:
        await context.store.set_brief(context.document.id, context.document.title, change.brief)
    turn = await outline.propose(await context.reload())
    return replace(turn, replies=(*change.first, *turn.replies))


async def change_brief(context: TurnContext, brief: Brief) -> Turn:
    """Keep another brief, show it, and ask what it lacks."""
    return await _apply(context, Change(brief))


async def _apply(context: TurnContext, change: Change) -> Turn:
    """Keep the brief, show it, and ask what it lacks; a part of a year waits for its year."""
    document, brief = context.document, change.brief
    if document and brief != document.brief:
        genre = context.genres.get(brief.genre)
        await context.store.set_brief(document.id, title_of(genre, brief) if genre else "", brief)
    state = context.state.advance(Stage.BRIEF, guesses=change.guesses or context.state.guesses)
    if not brief.period:
        state = replace(state, proposal=change.part or context.state.proposal)
    here = await context.reload(state)
    asked = lacking.question(here)
    # What the card says already is not said again; a question that stood between is.
    again = _is_shown(context, here) and not (change.first or change.begins)
    card = () if again and asked else views.request_card(here)
    return Turn(state, (*change.first, *card, *asked), label=texts.BRIEF_CHANGED)


def _is_shown(context: TurnContext, here: TurnContext) -> bool:
    """Return whether the card that is shown says what it would say now."""
    same = (context.brief, context.state.proposal) == (here.brief, here.state.proposal)
    return same and context.state.stage is Stage.BRIEF and not context.state.awaiting


def _ask(
    context: TurnContext,
    awaiting: Awaiting,
    instead: str = "",
    part: str = "",
    guesses: tuple[Guess, ...] = (),
) -> Turn:
    state = replace(
        context.state,
        awaiting=awaiting,
        proposal=part or context.state.proposal,
        guesses=guesses or context.state.guesses,
    )
    return Turn(state, (lacking.ask_field(replace(context, state=state), awaiting, instead),))


async def _confirm(context: TurnContext) -> Turn:
    if lacking.needs_addressee(context):
        return _ask(context, Awaiting.ADDRESSEE)
    return await outline.propose(context)
