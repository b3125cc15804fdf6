"""The outline that a model makes: ordered, laid out when it has come, and told."""

from dataclasses import replace

from bot.conversation.choices.outline import DraftAll
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Button, Reply, Say
from bot.conversation.state import Stage
from bot.conversation.steps.outline import rearranging
from bot.conversation.steps.sections import drafting
from bot.conversation.views import progress as views
from bot.domain import orders
from bot.domain.job import JobStatus
from bot.drafting.planning.planner import Plan, has_enough_for_plan
from bot.texts.conversation import listening
from bot.texts.prompting import planning as texts


def can_plan(desk: TurnContext) -> bool:
    """Return whether a model can make an outline of what was told."""
    return desk.model_plans and has_enough_for_plan(desk.ledger)


def order_plan(desk: TurnContext, turn: Turn) -> Turn:
    """Return the turn that has laid out the genre's outline, which stands until the plan has come."""
    order = orders.Plan(turn.state.document)
    now = Button(listening.DRAFT_ALL, DraftAll(replace(desk, state=turn.state).step))
    told = Say(texts.BEING_MADE, ((now,),))
    return replace(turn, replies=(told,), orders=(*turn.orders, order))


def order_another(desk: TurnContext, how: str = "") -> Turn:
    """Return the turn of an order to divide the document otherwise."""
    order = orders.Plan(desk.state.document, instruction=how, again=True)
    return Turn(desk.state, (Say(texts.BEING_REMADE),), (order,))


async def lay_out(desk: TurnContext, planned: Plan, order: orders.JobOrder) -> Turn:
    """Lay a plan out as one step; order it anew where the clerk has changed what it was made from.

    An outline that she has taken back since is wanted no more.
    """
    if desk.document is None or not desk.live or desk.state.stage is Stage.BRIEF:
        return Turn(desk.state)
    made_from = planned.made_from
    if replace(made_from, document=desk.document).standing != made_from.standing:
        return Turn(desk.state, orders=(order,))
    turn = await rearranging.arrange(desk, planned.sections, texts.PLANNED, planned.places)
    own = (planned.title, planned.main_line, planned.formulations)
    await desk.store.set_plan(desk.document.id, *own)
    return await _show(desk, replace(turn, proposes=True))


async def _show(desk: TurnContext, turn: Turn) -> Turn:
    """Return the turn with what follows: drafts that waited are of the new sections, or a question is put."""
    here = await desk.with_reading(turn.reading).reload(turn.state)
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


async def _end_drafts(desk: TurnContext) -> bool:
    """End the drafts that were ordered by the outline before, and return whether there were any."""
    live = {section.id for section in desk.live}
    ended = False
    for job in await desk.store.waiting_jobs(desk.chat):
        order = job.order
        of_here = isinstance(order, orders.FirstDraft) and order.document == desk.state.document
        if of_here and order.section not in live:
            ended = await desk.store.end_job(job, JobStatus.STOPPED) or ended
    return ended


def failure(desk: TurnContext, why: str) -> tuple[Reply, ...]:
    """Say that no plan was made, and show the outline that stands."""
    return (Say(texts.plan_failure(why), warns=True), *show_outline(desk))


def show_outline(desk: TurnContext) -> tuple[Reply, ...]:
    """Show the outline that stands, where the document is the one in hand."""
    in_hand = desk.document and desk.live and desk.state.document == desk.document.id
    return (views.outline_now(desk),) if in_hand else ()
