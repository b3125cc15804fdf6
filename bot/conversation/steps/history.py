"""Undoing: one step of the document after the other, whatever it was."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.replies import Say
from bot.conversation.state import Stage
from bot.conversation.steps import questions
from bot.conversation.steps.outline.rearranging import valid_state
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.history import Step
from bot.domain.ledger import Gap, Reading
from bot.texts.conversation import listening as texts


async def undo(context: TurnContext, steps: int = 1) -> Turn:
    """Undo the last steps of the document in hand, and show what stands now.

    What was said and not read yet came last: it is taken back first, and never read.
    """
    document, wanted = context.state.document, max(steps, 1)
    unread = await _withdraw_messages(context, wanted)
    taken = await context.store.last_steps(document, wanted - len(unread))
    if not (unread or taken):
        return Turn(context.state, (Say(texts.NOTHING_TO_UNDO),))
    for step in taken:
        await context.store.undo(document, step)
    here = await _context_after(context, taken)
    labels = (*unread, *(step.label for step in taken))
    now = _open_question(here, taken) or views.current_prompt(here)
    replies = (*(Say(texts.undo(label)) for label in labels), *_outline(context, here), *now)
    return Turn(here.state, replies, since=here.document)


async def _withdraw_messages(context: TurnContext, last: int) -> tuple[str, ...]:
    """Take back the last messages that are still to be read, and return what each was, newest first."""
    if context.enters:
        return ()
    unread = [
        u.said for u in await context.store.unread(context.chat) if u.document == context.state.document
    ]
    taken = unread[::-1][:last]
    # They belong to no document any more: no later reading has them before its eyes.
    await context.store.mark_read([said.id for said in taken], 0)
    return tuple(texts.message_name(said.text) for said in taken)


async def _context_after(context: TurnContext, taken: Sequence[Step]) -> TurnContext:
    """Return the context with what stands after the undo, at the place that the document still has."""
    answered = await _questions_of(context, taken)
    state = replace(context.state, passed=tuple(ask for ask in context.state.passed if ask not in answered))
    here = replace(await context.reload(state), ledger=await context.store.ledger(context.state.document))
    return replace(here, state=valid_state(here))


def _outline(before: TurnContext, now: TurnContext) -> tuple[Say, ...]:
    """Return the outline as it is again, where it changed and nothing else shows it."""
    changed = [(s.id, s.plan) for s in before.live] != [(s.id, s.plan) for s in now.live]
    shown = now.state.stage in (Stage.BRIEF, Stage.OUTLINE)
    return (Say(texts.current_outline(views.outline_lines(now))),) if changed and not shown else ()


def _open_question(context: TurnContext, taken: Sequence[Step]) -> tuple[Say, ...]:
    """Return the question that is open again because its answer was taken back; one or none."""
    closed = [context.ledger.entries.get(number) for step in taken for number in step.reading.withdrawn]
    return questions.open_question(context, Reading(tuple(entry for entry in closed if entry)))


async def _questions_of(context: TurnContext, taken: Sequence[Step]) -> set[str]:
    """Return the questions whose answers were taken back: they are open again."""
    facts = {fact.message for step in taken for fact in step.reading.facts}
    gaps = {e.quote.message for step in taken for e in step.reading.entries if isinstance(e, Gap)}
    return {said.asked for said in await context.store.messages_by_id(facts | gaps) if said.asked}
