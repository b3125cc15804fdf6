"""Genres of the clerk's own: kept, listed, used for a document, renamed and removed."""

from dataclasses import replace

from bot.conversation.choices import genres as choices
from bot.conversation.choices.genres import GenreChoice
from bot.conversation.replies import Button, Say
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps import brief, listening
from bot.conversation.steps.outline import agreeing as outline
from bot.conversation.steps.outline import rearranging
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.document import Brief
from bot.domain.genre import OwnGenre
from bot.domain.orders import Follow
from bot.domain.passage import Exemplar
from bot.domain.request import DropGenre, GenreOrder, KeepGenre, RenameGenre, ShowGenre, UseGenre
from bot.drafting.genres import own_genres
from bot.drafting.outline.proposing import names
from bot.lexicon.said import bare_name
from bot.store.records import own_genres as kept_genres
from bot.texts.conversation import brief as texts_of_brief
from bot.texts.conversation import dialog
from bot.texts.conversation import own_genres as texts
from bot.understanding.brief import brief_of_request
from bot.understanding.titles import title_of

_WHOLE = 100
_MOST = 20
"""So many genres a clerk may keep: each has a button where a document is begun."""


async def show_list(context: TurnContext) -> Turn:
    """Show the genres that the clerk has kept, or how she comes to one."""
    own = context.own_genres
    rows = tuple((Button(f"{n}. {one.name}", choices.ShowGenre(one.id)),) for n, one in enumerate(own, 1))
    text = texts.genre_list([one.name for one in own]) if own else texts.EMPTY
    return Turn(context.state, (Say(text, rows),))


async def tap(context: TurnContext, choice: GenreChoice) -> Turn:
    """Answer a button about them; one of a genre that is gone, or of nobody's, has expired."""
    match choice:
        case choices.ListOwnGenres():
            return await show_list(context)
        case choices.FollowExemplar(exemplar=exemplar):
            document = 0 if _has_text(context) else context.state.document
            return Turn(context.state, orders=(Follow(document, exemplar=exemplar),))
        case choices.FollowHere(exemplar=exemplar):
            # A file that came for the document in hand is followed there, whatever is written already.
            return Turn(context.state, orders=(Follow(context.state.document, exemplar=exemplar),))
    own = next((one for one in context.own_genres if one.id == choice.genre), None)
    if own is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    match choice:
        case choices.ShowGenre():
            return Turn(context.state, (_card(context, own),))
        case choices.UseGenre():
            return await use(context, own)
        case choices.RenameGenre():
            state = replace(context.state, awaiting=Awaiting.GENRE_NAME, target=own.id)
            return Turn(state, (Say(texts.ASK_NEW_NAME),))
        case choices.DropGenre():
            return await _remove(context, own)


async def carry_out(context: TurnContext, order: GenreOrder) -> Turn:
    """Do what is asked for in words."""
    if isinstance(order, KeepGenre):
        return await _keep_the_outline(context, order.name)
    own = context.own_genre_by_name(order.name)
    if own is None:
        return Turn(context.state, (Say(texts.missing(order.name)), *(await show_list(context)).replies))
    match order:
        case UseGenre(said=said):
            return await use(context, own, said)
        case ShowGenre():
            return Turn(context.state, (_card(context, own),))
        case RenameGenre(new=new):
            return await _rename(context, own, new)
        case DropGenre():
            return await _remove(context, own)


# -- kept --------------------------------------------------------------------------------------------------


async def keep_from_exemplar(context: TurnContext, exemplar: Exemplar, name: str, *, wanted: bool) -> Turn:
    """Keep what an exemplar shows as a genre, and lay it out where the document in hand is to follow it."""
    here = replace(context, state=replace(context.state, awaiting=Awaiting.NOTHING))
    like = own_genres.nearest_genre(exemplar, name, context.genres) or context.brief.genre
    called = texts.own_name(name or own_genres.genre_name(exemplar, like, context.genres), context.genres)
    own = own_genres.genre_of_exemplar(exemplar, called, like)
    if own is None or not like:
        return Turn(here.state, (Say(texts.NO_STRUCTURE if like else texts.unknown(name or exemplar.title)),))
    if not (wanted and context.document):
        return Turn(here.state, (await _keep(here, own),))
    if not context.brief.genre:
        told = await _keep(here, own)
        return _prepend(told, await use(_with_genre(here, own), own))
    turn = await rearranging.lay_out_genre(here, own)
    return replace(turn, replies=(*turn.replies, await _keep(here, own, laid_out=True)))


async def take_name(context: TurnContext, said: str) -> Turn:
    """Take the name that was asked for: of an outline that was sent, or of a genre that gets another."""
    name, state = bare_name(said), context.state
    here = replace(context, state=replace(state, awaiting=Awaiting.NOTHING, target=0, proposal=""))
    if state.target:
        own = next((one for one in context.own_genres if one.id == state.target), None)
        return await _rename(here, own, name) if own else Turn(here.state, (Say(dialog.EXPIRED),))
    like = own_genres.genre_at_end((name,), context.genres)
    if not like:
        return Turn(state, (Say(texts.unknown(name)),))
    own = own_genres.genre_of_outline(texts.own_name(name, context.genres), state.proposal, like)
    if own is None:
        return Turn(here.state, (Say(texts.NO_STRUCTURE),))
    told = await _keep(here, own)
    return (
        _prepend(told, await use(_with_genre(here, own), own))
        if context.document
        else Turn(here.state, (told,))
    )


def is_name(said: str) -> bool:
    """Return whether words can be the name of a genre."""
    return texts.is_valid_name(bare_name(said))


async def _keep_the_outline(context: TurnContext, name: str) -> Turn:
    """Keep the outline of the document in hand; without one, what the exemplar that was sent last shows."""
    if name and not texts.is_valid_name(name):
        return Turn(context.state, (Say(texts.BAD_NAME),))
    if not context.live:
        return Turn(context.state, orders=(Follow(0, name=name),))
    about = context.brief
    called = texts.own_name(name or about.topic + about.genre, context.genres)
    own = own_genres.genre_of_plans(called, [s.plan for s in context.live], about.genre, about.issuer)
    return Turn(
        context.state, (await _keep(context, own, laid_out=True) if own else Say(texts.NO_STRUCTURE),)
    )


async def _keep(context: TurnContext, own: OwnGenre, *, laid_out: bool = False) -> Say:
    """Keep a genre and say so; its outline is shown where it is not laid out already."""
    again = context.own_genre_by_name(own.name) is not None
    if len(context.own_genres) >= _MOST and not again:
        return Say(texts.full(_MOST))
    kept = await kept_genres.keep(context.store, context.chat, own)
    lines = () if laid_out else _lines(context, kept)
    use = () if laid_out else (Button(texts.USE, choices.UseGenre(kept.id)),)
    return Say(texts.confirmation(own.name, own.like, lines, again), ((*use, *_changes(kept)),))


def _with_genre(context: TurnContext, own: OwnGenre) -> TurnContext:
    """Return the context with a genre that has just come."""
    return replace(context, own_genres=(*context.own_genres, own))


def _prepend(told: Say, turn: Turn) -> Turn:
    return replace(turn, replies=(told, *turn.replies))


# -- used --------------------------------------------------------------------------------------------------


async def use(context: TurnContext, own: OwnGenre, said: str = "") -> Turn:
    """Write by a genre: the document in hand while nothing of it is written, else a new one."""
    asked_for = brief_of_request(said, context.genres, context.today.year)
    anew = context.document is None or said or _has_text(context)
    here = await listening.begin_document(context, asked_for) if anew else context
    wanted = replace(here.brief, genre=own.like, own_genre=own.name)
    if here.document is None or here.state.stage in (Stage.START, Stage.BRIEF):
        return await brief.change_brief(here, wanted)
    await here.store.set_brief(here.document.id, title_of(here.genres[own.like], wanted), wanted)
    turn = await outline.propose(await here.reload())
    return replace(turn, label=texts_of_brief.BRIEF_CHANGED)


def _has_text(context: TurnContext) -> bool:
    """Return whether something of the document in hand is written."""
    return any(section.last for section in context.live)


# -- shown and changed -------------------------------------------------------------------------------------


def _card(context: TurnContext, own: OwnGenre) -> Say:
    use = Button(texts.USE, choices.UseGenre(own.id))
    back = Button(texts.BACK, choices.ListOwnGenres())
    return Say(texts.card(own.name, own.like, _lines(context, own)), ((use, *_changes(own)), (back,)))


def _lines(context: TurnContext, own: OwnGenre) -> tuple[str, ...]:
    """Return the headings of a genre, a line each, with the share of the length that a section has."""
    plans = own_genres.propose_outline(context.genres[own.like], Brief(genre=own.like), own)
    whole = sum(plan.length for plan in plans)
    shares = [round(plan.length * _WHOLE / whole) if own.lengths and whole else 0 for plan in plans]
    return tuple(texts.share(name, share) for name, share in zip(names(plans), shares, strict=True))


async def _rename(context: TurnContext, own: OwnGenre, name: str) -> Turn:
    if not texts.is_valid_name(name):
        return Turn(context.state, (Say(texts.BAD_NAME),))
    if any(one.name == name and one.id != own.id for one in context.own_genres) or name in context.genres:
        return Turn(context.state, (Say(texts.name_conflict(name)),))
    await kept_genres.rename(context.store, context.chat, own.id, name)
    if context.document and context.own_genre == own:
        document = context.document
        await context.store.set_brief(document.id, document.title, replace(document.brief, own_genre=name))
    return Turn(context.state, (Say(texts.renaming(own.name, name)),))


async def _remove(context: TurnContext, own: OwnGenre) -> Turn:
    await kept_genres.drop(context.store, context.chat, own.id)
    return Turn(context.state, (Say(texts.deletion(own.name)),))


def _changes(own: OwnGenre) -> tuple[Button, ...]:
    rename = Button(texts.RENAME, choices.RenameGenre(own.id))
    return rename, Button(texts.DROP, choices.DropGenre(own.id))
