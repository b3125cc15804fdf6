"""Undoing: one step of the document after the other, whatever it was."""

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.replies import Say
from bot.conversation.state import Stage
from bot.texts import listening as texts


async def undone(desk: Desk, steps: int = 1) -> Turn:
    """Undo the last steps of the document in hand, and show what stands now."""
    document = desk.state.document
    known = await desk.store.steps(document) if document else []
    # A step without a label holds what an older program had kept: nobody did it as one step.
    taken = [step for step in known if step.label][::-1][: max(steps, 1)]
    if not taken:
        return Turn(desk.state, (Say(texts.NOTHING_TO_UNDO),))
    for step in taken:
        await desk.store.undo(document, step)
    here = await desk.refreshed()
    said = tuple(Say(texts.undone(step.label)) for step in taken)
    return Turn(desk.state, (*said, *_standing(here)))


def _standing(desk: Desk) -> tuple[Say, ...]:
    match desk.state.stage:
        case Stage.BRIEF:
            return views.request_card(desk)
        case Stage.OUTLINE:
            return (views.outline_card(desk),)
        case Stage.FACTS if desk.section(desk.state.section):
            return (views.question(desk),)
    return ()
