"""The turn that a reading or the ending of a job makes of its document, in hand or put aside."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.jobs.results import Ending
from bot.conversation.replies import Reply, Say
from bot.conversation.state import ChatState, Stage
from bot.conversation.steps import listening as hearing
from bot.conversation.steps.outline import planning
from bot.conversation.steps.sections import choosing
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.keeping import keep_step
from bot.domain.job import Job
from bot.domain.orders import Renew, Variants
from bot.domain.said import ClerkMessage
from bot.drafting.planning.planner import Plan
from bot.texts.conversation import listening
from bot.texts.prompting import planning as plans
from bot.understanding.reader import ReadingResult


async def turn_of_reading(
    context: TurnContext, heard: ReadingResult, said: tuple[ClerkMessage, ...], base: int
) -> Turn:
    """Return the turn of a reading; one for a document that was put aside is entered there, and told here."""
    if context.document is None or context.document.id == context.state.document:
        return await hearing.enter_reading(context, heard.reading, said, base, heard.failed)
    there = replace(context, state=ChatState(Stage.REVIEW, context.document.id))
    turn = await hearing.enter_reading(there, heard.reading, said, base, heard.failed)
    await keep_step(context.store, there, turn)
    renewing = tuple(order for order in turn.orders if isinstance(order, Renew))
    return Turn(context.state, (Say(listening.of_document(context.document.title)), *turn.replies), renewing)


async def turn_of_ending(context: TurnContext, ending: Ending, job: Job) -> Turn:
    """Return the turn that an ending makes of its document."""
    if ending.planned:
        return await _turn_of_plan(context, ending.planned, job)
    if ending.offered and isinstance(job.order, Variants):
        return await choosing.offer_variants(context, ending.offered, job.order)
    return Turn(context.state, ending.tell(context))


async def _turn_of_plan(context: TurnContext, planned: Plan, job: Job) -> Turn:
    """Return the turn of a plan; one for a document that was put aside is laid out there, and told here."""
    if context.document is None or context.document.id == context.state.document:
        return await planning.lay_out(context, planned, job.order)
    there = replace(context, state=ChatState(Stage.REVIEW, context.document.id))
    turn = await planning.lay_out(there, planned, job.order)
    await keep_step(context.store, there, turn)
    told = (Say(plans.plan_elsewhere(context.document.title)),) if turn.label else ()
    return Turn(context.state, told, turn.orders)


def in_place(replies: Sequence[Reply], job: Job) -> tuple[Reply, ...]:
    """Return the replies, of which the first takes the place of the job's acknowledgement."""
    first, *rest = replies or (Say(listening.GOOD),)
    return (replace(first, job=job.id) if isinstance(first, Say) else first, *rest)
