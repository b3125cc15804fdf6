"""The outline before it is agreed: taken as it is, another version, a section more or less."""

from dataclasses import replace

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice
from bot.conversation.replies import Say
from bot.conversation.steps import facts, planning, rearranging, whole
from bot.domain.genre import Outline
from bot.domain.request import SetOutline
from bot.drafting import own_genres
from bot.drafting.arrangement import Placed, arranged
from bot.drafting.outline import fault, one_fewer, one_more, scaled
from bot.language.numerals import chinese_integer
from bot.texts import dialog
from bot.texts import listening as texts

_NUMERALS = 99
"""So many can be written; far fewer sections are taken, and whoever wants more is told so."""


async def tap(desk: Desk, choice: Choice) -> Turn:
    """Answer a button of the outline."""
    plans = tuple(section.plan for section in desk.live)
    match choice.verb:
        case "use" if desk.live:
            return facts.ask(desk, desk.live[0])
        case "draft_all" if desk.document and desk.live:
            return await whole.draft_rest(desk, desk.document)
        case "other":
            return await another(desk)
        case "more":
            return await _kept(desk, one_more(plans, dialog.NEW_SECTION))
        case "fewer" if len(plans) > 1:
            return await _kept(desk, one_fewer(plans))
        case "fewer":
            return Turn(desk.state, (Say(dialog.OUTLINE_TOO_SHORT),))
    return Turn(desk.state, (Say(dialog.EXPIRED), views.outline_card(desk)))


async def proposed(desk: Desk) -> Turn:
    """Propose the genre's outline, or the parts that the clerk has ordered, and place what she told.

    Where a model plans, that stands until the model's own outline has come; the sections of a genre of her
    own are hers and stay.
    """
    turn = replace(await _framed(desk), proposes=desk.own_genre is None)
    return planning.ordered(desk, turn) if planning.possible(desk) else turn


async def another(desk: Desk, how: str = "") -> Turn:
    """Return the turn that brings another outline: of a model, or the genre's next."""
    if planning.possible(desk):
        return planning.ordered_anew(desk, how)
    turn = desk.state.turn + 1
    return await _proposed(desk, own_genres.proposed(desk.genre, desk.brief, desk.own_genre, turn), turn)


async def _framed(desk: Desk) -> Turn:
    parts = [part for wish in desk.ledger.wishes for part in wish.parts][:_NUMERALS]
    turn = await _proposed(desk, own_genres.proposed(desk.genre, desk.brief, desk.own_genre), 0)
    if len(parts) < 2:
        return turn
    here = await desk.entered(turn.reading).refreshed(turn.state)
    numerals = [chinese_integer(number) for number in range(1, len(parts) + 1)]
    return await rearranging.carried_out(here, [SetOutline(texts.as_outline(numerals, parts))])


async def _proposed(desk: Desk, outline: Outline, turn: int) -> Turn:
    outline = scaled(outline, desk.brief.target_chars)
    sections = arranged((0, p) for p in outline)
    return replace(await rearranging.arrange(desk, sections, texts.OUTLINE_SET, turn=turn), proposes=True)


async def _kept(desk: Desk, outline: Outline) -> Turn:
    """Keep an outline whose sections are those of the document, but for one."""
    if why := fault(outline):
        return Turn(desk.state, (Say(why),))
    known = {section.plan: section.id for section in desk.live}
    placed = tuple(Placed(known.get(plan, 0), plan) for plan in outline)
    return await rearranging.arrange(desk, placed, texts.OUTLINE_CHANGED)
