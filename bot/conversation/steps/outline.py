"""The outline: taken as it is, changed by short orders or buttons, or replaced by the user's own."""

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice
from bot.conversation.replies import Say
from bot.conversation.state import ChatState, Stage
from bot.domain.genre import Outline
from bot.drafting.outline import edited, fault, one_fewer, one_more, propose, read_own
from bot.texts import dialog
from bot.understanding.brief import title_of


async def tap(desk: Desk, choice: Choice) -> Turn:
    """Answer a button of the outline."""
    state = desk.state
    match choice.verb:
        case "use":
            return await _begin(desk)
        case "other":
            turn = state.turn + 1
            return _show(desk, propose(desk.genre, state.brief, turn), turn=turn)
        case "more":
            return _show(desk, one_more(state.outline, dialog.NEW_SECTION))
        case "fewer" if len(state.outline) > 1:
            return _show(desk, one_fewer(state.outline))
        case "fewer":
            return Turn(state, (Say(dialog.OUTLINE_TOO_SHORT),))
    return Turn(state, (Say(dialog.EXPIRED), views.outline_card(desk, state)))


async def text(desk: Desk, said: str) -> Turn:
    """Take what the user says for an order, or for an outline of their own."""
    changed = edited(desk.state.outline, said)
    if changed is None:
        changed = read_own(said, desk.genre, desk.state.brief)
    if changed is None:
        return Turn(desk.state, (Say(dialog.OUTLINE_NOT_UNDERSTOOD),))
    return _show(desk, changed)


def _show(desk: Desk, outline: Outline, **changes: object) -> Turn:
    if why := fault(outline):
        return Turn(desk.state, (Say(why),))
    state = desk.state.moved(Stage.OUTLINE, outline=outline, **changes)
    return Turn(state, (views.outline_card(desk, state),))


async def _begin(desk: Desk) -> Turn:
    """Store the document with its sections and ask the first question."""
    brief = desk.state.brief
    identifier = await desk.store.add_document(desk.chat, title_of(desk.genre, brief), brief)
    await desk.store.set_outline(identifier, desk.state.outline)
    document = await desk.store.document(identifier)
    first = document.sections[0].id if document else 0
    state = ChatState(step=desk.state.step).moved(Stage.FACTS, document=identifier, section=first)
    at = await desk.refreshed(state)
    return Turn(state, (views.question(at),))
