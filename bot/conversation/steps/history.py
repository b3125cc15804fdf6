"""Undoing: one step of the document after the other, whatever it was."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Say
from bot.conversation.state import Stage
from bot.conversation.steps import questions
from bot.conversation.steps.outline.rearranging import valid_state
from bot.conversation.views import progress as views
from bot.domain.history import Step
from bot.domain.ledger import Gap, Reading
from bot.texts.conversation import listening as texts


async def undo(desk: TurnContext, steps: int = 1) -> Turn:
    """Undo the last steps of the document in hand, and show what stands now.

    What was said and not read yet came last: it is taken back first, and never read.
    """
    document, wanted = desk.state.document, max(steps, 1)
    unread = await _withdraw_messages(desk, wanted)
    taken = await desk.store.last_steps(document, wanted - len(unread))
    if not (unread or taken):
        return Turn(desk.state, (Say(texts.NOTHING_TO_UNDO),))
    for step in taken:
        await desk.store.undo(document, step)
    here = await _context_after(desk, taken)
    labels = (*unread, *(step.label for step in taken))
    now = _open_question(here, taken) or views.current_prompt(here)
    replies = (*(Say(texts.undo(label)) for label in labels), *_outline(desk, here), *now)
    return Turn(here.state, replies, since=here.document)


async def _withdraw_messages(desk: TurnContext, last: int) -> tuple[str, ...]:
    """Take back the last messages that are still to be read, and return what each was, newest first."""
    if desk.enters:
        return ()
    unread = [u.said for u in await desk.store.unread(desk.chat) if u.document == desk.state.document]
    taken = unread[::-1][:last]
    # They belong to no document any more: no later reading has them before its eyes.
    await desk.store.mark_read([said.id for said in taken], 0)
    return tuple(texts.message_name(said.text) for said in taken)


async def _context_after(desk: TurnContext, taken: Sequence[Step]) -> TurnContext:
    """Return the desk with what stands after the undo, at the place that the document still has."""
    answered = await _questions_of(desk, taken)
    state = replace(desk.state, passed=tuple(ask for ask in desk.state.passed if ask not in answered))
    here = replace(await desk.reload(state), ledger=await desk.store.ledger(desk.state.document))
    return replace(here, state=valid_state(here))


def _outline(before: TurnContext, now: TurnContext) -> tuple[Say, ...]:
    """Return the outline as it is again, where it changed and nothing else shows it."""
    changed = [(s.id, s.plan) for s in before.live] != [(s.id, s.plan) for s in now.live]
    shown = now.state.stage in (Stage.BRIEF, Stage.OUTLINE)
    return (Say(texts.current_outline(views.outline_lines(now))),) if changed and not shown else ()


def _open_question(desk: TurnContext, taken: Sequence[Step]) -> tuple[Say, ...]:
    """Return the question that is open again because its answer was taken back; one or none."""
    closed = [desk.ledger.entries.get(number) for step in taken for number in step.reading.withdrawn]
    return questions.open_question(desk, Reading(tuple(entry for entry in closed if entry)))


async def _questions_of(desk: TurnContext, taken: Sequence[Step]) -> set[str]:
    """Return the questions whose answers were taken back: they are open again."""
    facts = {fact.message for step in taken for fact in step.reading.facts}
    gaps = {e.quote.message for step in taken for e in step.reading.entries if isinstance(e, Gap)}
    return {said.asked for said in await desk.store.messages_by_id(facts | gaps) if said.asked}
