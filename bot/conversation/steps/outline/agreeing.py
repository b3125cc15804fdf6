"""The outline before it is agreed: taken as it is, another version, a section more or less."""

from dataclasses import replace

from bot.conversation.choices.outline import (
    AddSection,
    AnotherOutline,
    DraftAll,
    DropSection,
    OutlineChoice,
    TakeOutline,
)
from bot.conversation.replies import Say
from bot.conversation.steps.outline import planning, rearranging
from bot.conversation.steps.sections import asking, drafting
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.genre import Outline
from bot.domain.request import SetOutline
from bot.drafting.genres import own_genres
from bot.drafting.outline.arrangement import PlacedSection, arrangement_of
from bot.drafting.outline.proposing import add_section, drop_section, fault, scale
from bot.language.figures.numerals import chinese_integer
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts

_NUMERALS = 99
"""So many can be written; far fewer sections are taken, and whoever wants more is told so."""


async def tap(context: TurnContext, choice: OutlineChoice) -> Turn:
    """Answer a button of the outline."""
    plans = tuple(section.plan for section in context.live)
    match choice:
        case TakeOutline() if context.live:
            return asking.ask(context, context.live[0])
        case DraftAll() if context.document and context.live:
            return await drafting.draft_rest(context, context.document)
        case AnotherOutline():
            return await another(context)
        case AddSection():
            return await _keep(context, add_section(plans, dialog.NEW_SECTION))
        case DropSection() if len(plans) > 1:
            return await _keep(context, drop_section(plans))
        case DropSection():
            return Turn(context.state, (Say(dialog.OUTLINE_TOO_SHORT),))
    return Turn(context.state, (Say(dialog.EXPIRED), views.outline_card(context)))


async def propose(context: TurnContext) -> Turn:
    """Propose the genre's outline, or the parts that the clerk has ordered, and place what she told.

    Where a model plans, that stands until the model's own outline has come; the sections of a genre of her
    own are hers and stay.
    """
    turn = replace(await _propose_from_genre(context), proposes=context.own_genre is None)
    return planning.order_plan(context, turn) if planning.can_plan(context) else turn


async def another(context: TurnContext, how: str = "") -> Turn:
    """Return the turn that brings another outline: of a model, or the genre's next."""
    if planning.can_plan(context):
        return planning.order_another(context, how)
    turn = context.state.turn + 1
    return await _lay_out(
        context, own_genres.propose_outline(context.genre, context.brief, context.own_genre, turn), turn
    )


async def _propose_from_genre(context: TurnContext) -> Turn:
    parts = [part for wish in context.ledger.wishes for part in wish.parts][:_NUMERALS]
    turn = await _lay_out(
        context, own_genres.propose_outline(context.genre, context.brief, context.own_genre), 0
    )
    if len(parts) < 2:
        return turn
    here = await context.with_reading(turn.reading).reload(turn.state)
    numerals = [chinese_integer(number) for number in range(1, len(parts) + 1)]
    return await rearranging.change_outline(here, [SetOutline(texts.as_outline(numerals, parts))])


async def _lay_out(context: TurnContext, outline: Outline, turn: int) -> Turn:
    outline = scale(outline, context.brief.target_chars)
    sections = arrangement_of((0, p) for p in outline)
    return replace(await rearranging.arrange(context, sections, texts.OUTLINE_SET, turn=turn), proposes=True)


async def _keep(context: TurnContext, outline: Outline) -> Turn:
    """Keep an outline whose sections are those of the document, but for one."""
    if why := fault(outline):
        return Turn(context.state, (Say(why),))
    known = {section.plan: section.id for section in context.live}
    placed = tuple(PlacedSection(known.get(plan, 0), plan) for plan in outline)
    return await rearranging.arrange(context, placed, texts.OUTLINE_CHANGED)
