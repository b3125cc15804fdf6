"""What a turn or a job has made is stored: its step in the history, its place, its jobs, and what it cost."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.jobs.results import Ending
from bot.conversation.state import dump_state
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.history import Before, Step, difference
from bot.domain.job import Job
from bot.domain.ledger import Reading
from bot.domain.orders import Renew, Review, base_of
from bot.drafting.outline.proposing import section_name
from bot.llm.model import Cost
from bot.store.records.transaction import Transaction
from bot.texts.conversation import listening, renewing


async def keep_turn(store: Transaction, context: TurnContext, turn: Turn) -> tuple[list[Job], int]:
    """Store what a turn has made of a chat: its step in the history, its place, and its jobs."""
    await keep_step(store, context, turn)
    revision = await store.save_chat(context.chat, dump_state(turn.state))
    waiting = {job.order for job in await store.waiting_jobs(context.chat)}
    orders = (order for order in turn.orders if order not in waiting)
    return [await store.add_job(context.chat, order) for order in orders], revision


async def keep_step(store: Transaction, context: TurnContext, turn: Turn) -> None:
    """Add what a turn changed to the history of its document, where it can be undone."""
    now = await store.document(turn.state.document) if turn.label else None
    if now is None:
        return
    old = turn.since or context.document
    before = difference(old, now) if old and old.id == now.id else Before()
    before = replace(before, proposed=turn.proposes) if before != Before() else before
    before = replace(before, learned=turn.learned) if turn.learned else before
    if turn.reading.entries or turn.reading.withdrawn or before != Before():
        await store.add_step(now.id, Step(0, turn.label, turn.reading, before))


async def keep_ending(store: Transaction, papers: TurnContext, job: Job, ending: Ending) -> bool:
    """Store how a job ended, and what it put over an older text; return False where it had ended before."""
    recorded = await _record(store, papers, job, ending)
    if recorded:
        await _keep_draft(store, papers, job)
    return recorded


async def _keep_draft(store: Transaction, papers: TurnContext, job: Job) -> None:
    """Add a draft that was put over an older one to the history: undoing it shows the older one."""
    if isinstance(job.order, Review):
        await _keep_review(store, papers)
        return
    old = papers.section(job.order.section)
    if papers.document is None or old is None or not old.shown:
        return
    now = await store.document(job.order.document)
    before = difference(papers.document, now) if now else Before()
    if now and before != Before():
        name = section_name(papers.document, old)
        label = renewing.step(name) if isinstance(job.order, Renew) else listening.new_draft(name)
        await store.add_step(now.id, Step(0, label, Reading(), before))


async def _keep_review(store: Transaction, papers: TurnContext) -> None:
    """Add a review to the history: undoing it shows what was there before."""
    now = await store.document(papers.document.id) if papers.document else None
    before = difference(papers.document, now) if papers.document and now else Before()
    if now and before != Before():
        await store.add_step(now.id, Step(0, listening.REVIEWED, Reading(), before))


async def _record(store: Transaction, papers: TurnContext, job: Job, ending: Ending) -> bool:
    """Store how a job ended; return False where it had ended before."""
    if not await store.end_job(job, ending.status):
        return False
    stood = {section.id: section.shown for section in papers.document.sections} if papers.document else {}
    live = {section.id for section in papers.live}
    for section, version in ending.versions:
        shown = stood.get(section, 0)
        if section in ending.bases and shown != ending.bases[section]:
            continue  # changed while it was reviewed: what was found in the older text is worth nothing
        # What the user changed or dropped meanwhile stays so, and half a section puts nothing aside.
        base = ending.bases.get(section, base_of(job.order))
        show = shown == base and version.complete and section in live
        await store.add_version(section, version, show=show)
        if show and ending.keeps and (old := papers.section(section)):
            await store.set_progress(section, old.progress)
    await keep_costs(store, job.chat, ending.model, ending.costs)
    return True


async def keep_costs(store: Transaction, chat: str, model: str, costs: Sequence[Cost]) -> None:
    """Add what calls to a model cost to what the chat has used."""
    for cost in costs:
        await store.add_usage(chat, model, cost.prompt_tokens, cost.completion_tokens, cost.milliseconds)
