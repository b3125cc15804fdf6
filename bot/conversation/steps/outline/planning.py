"""The outline that a model makes: ordered, laid out when it has come, and told."""

from dataclasses import replace

from bot.conversation.choices.outline import DraftAll
from bot.conversation.replies import Button, Reply, Say
from bot.conversation.state import Stage
from bot.conversation.steps.outline import rearranging
from bot.conversation.steps.sections import drafting
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain import orders
from bot.domain.job import JobStatus
from bot.drafting.planning.planner import Plan, has_enough_for_plan
from bot.texts.conversation import listening
from bot.texts.prompting import planning as texts


def can_plan(context: TurnContext) -> bool:
    """Return whether a model can make an outline of what was told."""
    return context.model_plans and has_enough_for_plan(context.ledger)


def order_plan(context: TurnContext, turn: Turn) -> Turn:
    """Return the turn that has laid out the genre's outline, which stands until the plan has come."""
    order = orders.Plan(turn.state.document)
    now = Button(listening.DRAFT_ALL, DraftAll(replace(context, state=turn.state).step))
    told = Say(texts.BEING_MADE, ((now,),))
    return replace(turn, replies=(told,), orders=(*turn.orders, order))


def order_another(context: TurnContext, how: str = "") -> Turn:
    """Return the turn of an order to divide the document otherwise."""
    order = orders.Plan(context.state.document, instruction=how, again=True)
    return Turn(context.state, (Say(texts.BEING_REMADE),), (order,))


async def lay_out(context: TurnContext, planned: Plan, order: orders.JobOrder) -> Turn:
    """Lay a plan out as one step; order it anew where the clerk has changed what it was made from.

    An outline that she has taken back since is wanted no more.
    """
    if context.document is None or not context.live or context.state.stage is Stage.BRIEF:
        return Turn(context.state)
    made_from = planned.made_from
    if replace(made_from, document=context.document).standing != made_from.standing:
        return Turn(context.state, orders=(order,))
    turn = await rearranging.arrange(context, planned.sections, texts.PLANNED, planned.places)
    own = (planned.title, planned.main_line, planned.formulations)
    await context.store.set_plan(context.document.id, *own)
    return await _show(context, replace(turn, proposes=True))


async def _show(context: TurnContext, turn: Turn) -> Turn:
    """Return the turn with what follows: drafts that waited are of the new sections, or a question is put."""
    here = await context.with_reading(turn.reading).reload(turn.state)
    if here.document and await _end_drafts(here):
        rest = await drafting.draft_rest(here, here.document)
        lines = Say(listening.current_outline(views.outline_lines(here)))
        return replace(turn, state=rest.state, replies=(lines, *rest.replies), orders=rest.orders)
    match turn.state.stage:
        case Stage.OUTLINE:
            return replace(turn, replies=(views.outline_card(here),))
        case Stage.FACTS:
            return replace(turn, replies=(*turn.replies, *views.current_prompt(here)))
    return turn


async def _end_drafts(context: TurnContext) -> bool:
    """End the drafts that were ordered by the outline before, and return whether there were any."""
    live = {section.id for section in context.live}
    ended = False
    for job in await context.store.waiting_jobs(context.chat):
        order = job.order
        of_here = isinstance(order, orders.FirstDraft) and order.document == context.state.document
        if of_here and order.section not in live:
            ended = await context.store.end_job(job, JobStatus.STOPPED) or ended
    return ended


def failure(context: TurnContext, why: str) -> tuple[Reply, ...]:
    """Say that no plan was made, and show the outline that stands."""
    return (Say(texts.plan_failure(why), warns=True), *show_outline(context))


def show_outline(context: TurnContext) -> tuple[Reply, ...]:
    """Show the outline that stands, where the document is the one in hand."""
    in_hand = context.document and context.live and context.state.document == context.document.id
    return (views.outline_now(context),) if in_hand else ()
