"""Changes of the outline, before and after drafting: carried out, kept, shown; facts go where they belong."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.conversation.choices.ledger import Undo
from bot.conversation.replies import Button, Say
from bot.conversation.state import Awaiting, ChatState, Stage
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Progress
from bot.domain.genre import OwnGenre
from bot.domain.ledger import Reading
from bot.domain.request import (
    AddSection,
    DropSections,
    MergeSections,
    MoveSection,
    RenameSection,
    SetOutline,
    SplitSection,
    SwapSections,
    Target,
)
from bot.drafting.genres.own_genres import lay_out, propose_outline
from bot.drafting.outline.arrangement import (
    Arrangement,
    Places,
    arrangement_of,
    outline_of,
    resolve,
    spot_name,
)
from bot.drafting.outline.proposing import fault
from bot.drafting.outline.rearranging import Ambiguity, OutlineRequest
from bot.drafting.outline.rearranging import rearrange as rearranged
from bot.drafting.placing.sections import NOT_WRITTEN, placement
from bot.texts.conversation import listening as texts
from bot.texts.conversation.own_genres import ASK_NAME


async def change_outline(context: TurnContext, requests: Sequence[OutlineRequest]) -> Turn:
    """Carry out orders to the outline, all of them or none, and show what it is now."""
    if context.document is None or not context.brief.genre:
        return _without_a_genre(context, requests)
    context = await _with_an_outline(context)
    arrangement = arrangement_of((s.id, s.plan) for s in context.live)
    labels: list[str] = []
    for request in requests:
        label = _label(arrangement, request, context.state.section)
        changed = rearranged(arrangement, request, context.state.section)
        if isinstance(changed, Ambiguity):
            return Turn(context.state, (Say(texts.which([option.name for option in changed.options])),))
        if changed is None:
            return Turn(context.state, (Say(texts.CANNOT),))
        arrangement, labels = changed, [*labels, label]
    if why := fault(outline_of(arrangement)):
        return Turn(context.state, (Say(why),))
    return await arrange(context, arrangement, "；".join(labels))


async def lay_out_genre(context: TurnContext, own: OwnGenre) -> Turn:
    """Lay out a genre of the clerk's own in the document in hand, whatever stands there."""
    context = await _with_an_outline(context)
    arrangement = lay_out(arrangement_of((s.id, s.plan) for s in context.live), own)
    if why := fault(outline_of(arrangement)):
        return Turn(context.state, (Say(why),))
    return await arrange(context, arrangement, texts.OUTLINE_SET)


def _without_a_genre(context: TurnContext, requests: Sequence[OutlineRequest]) -> Turn:
    """Ask for the name of an outline that is of no document yet; there is nothing else to change."""
    sent = next((request.text for request in requests if isinstance(request, SetOutline)), "")
    if not sent:
        return Turn(context.state, (views.nothing_yet(context),))
    state = replace(context.state, awaiting=Awaiting.GENRE_NAME, target=0, proposal=sent)
    return Turn(state, (Say(ASK_NAME),))


async def arrange(
    context: TurnContext,
    arrangement: Arrangement,
    label: str,
    places: Places = MappingProxyType({}),
    **changes: object,
) -> Turn:
    """Keep an arrangement, give facts of sections that are gone a new place, and show the outline.

    `places` tells the index of the section that an entry goes to, by its number, where that was planned.
    """
    await context.store.arrange(context.state.document, [(p.section, p.plan) for p in arrangement])
    here = await context.reload()
    reading = _patch_of_merge(here, arrangement).then(_patch_of_plan(here, places))
    reading = reading.then(placement(here.ledger.after(reading), here.live))
    here = here.with_reading(reading)
    if context.state.stage in (Stage.BRIEF, Stage.OUTLINE):
        state = context.state.advance(Stage.OUTLINE, **changes)
        replies = (views.outline_card(replace(here, state=state)),)
        return Turn(state, replies, reading=reading, label=label)
    undo = Button(texts.UNDO, Undo(here.public_id))
    lines = texts.current_outline(views.outline_lines(here))
    return Turn(valid_state(here), (Say(lines, ((undo,),)),), reading=reading, label=label)


def _patch_of_merge(context: TurnContext, arrangement: Arrangement) -> Reading:
    """Return the patch that moves facts and gaps of merged sections to the one that holds them now."""
    to = {old: p.section for p in arrangement for old in p.merged if p.section}
    facts = (replace(f, section=to[f.section]) for f in context.ledger.facts if f.section in to)
    gaps = (replace(g, section=to[g.section]) for g in context.ledger.gaps if g.section in to)
    return Reading((*facts, *gaps))


def _patch_of_plan(context: TurnContext, places: Places) -> Reading:
    """Return the patch that puts entries where they were planned; what corrects one goes where that went."""
    to = {number: NOT_WRITTEN if at is None else context.live[at].id for number, at in places.items()}
    facts = (
        replace(fact, section=next(to[n] for n in (fact.id, *fact.replaces) if n in to))
        for fact in context.facts
        if to.keys() & {fact.id, *fact.replaces}
    )
    gaps = (replace(gap, section=to[gap.id]) for gap in context.ledger.gaps if gap.id in to)
    return Reading((*facts, *gaps))


def valid_state(context: TurnContext) -> ChatState:
    """Return the state, at the brief where there is no outline, at another section where its own is gone."""
    if context.document and not context.live and context.state.stage is not Stage.BRIEF:
        return context.state.advance(Stage.BRIEF, section=0, passed=(), skipped=())
    if not context.state.section or any(s.id == context.state.section for s in context.live):
        return context.state
    following = next((s.id for s in context.live if s.progress is Progress.OPEN), 0)
    stage = Stage.FACTS if following else Stage.REVIEW
    return context.state.advance(stage, section=following, passed=(), skipped=())


async def _with_an_outline(context: TurnContext) -> TurnContext:
    """Return the context with the genre's outline, where the document has none yet."""
    if context.live:
        return context
    await context.store.set_outline(
        context.state.document, propose_outline(context.genre, context.brief, context.own_genre)
    )
    return await context.reload()


def _label(arrangement: Arrangement, request: OutlineRequest, current: int) -> str:
    def name(target: Target) -> str:
        spots = resolve(arrangement, target, current)
        return spot_name(arrangement, spots[0]) if spots else ""

    match request:
        case AddSection(heading=heading):
            return texts.section_addition(heading)
        case DropSections(targets):
            return texts.section_removal([name(t) for t in targets])
        case MoveSection(target):
            return texts.section_move(name(target))
        case RenameSection(heading=heading):
            return texts.section_renaming(heading)
        case MergeSections(targets):
            return texts.section_merge([name(t) for t in targets])
        case SplitSection(target):
            return texts.section_division(name(target))
        case SwapSections(first, second):
            return texts.section_swap(name(first), name(second))
        case SetOutline():
            return texts.OUTLINE_SET
