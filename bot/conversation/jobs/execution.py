"""A job is done, up to how it ends: nothing is settled or told yet."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeAlias

from bot.conversation.jobs import redlines, results
from bot.conversation.jobs.results import Ending
from bot.conversation.materials import following, own_templates, unit_habits
from bot.conversation.services import Services
from bot.domain import orders
from bot.domain.job import Job, JobStatus
from bot.drafting.outline.proposing import section_name
from bot.drafting.planning.clerk_edits import clerk_edits
from bot.drafting.planning.commission import Commission
from bot.drafting.review.reviewer import ReviewOutcome
from bot.drafting.reviewing import review_sheet
from bot.drafting.sources.habits import of_kind
from bot.drafting.variants.offered import Wordings
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.whole import partial_sections
from bot.errors import ModelError
from bot.store.records import house_words
from bot.store.records.transaction import Transaction
from bot.texts.conversation.dialog import WHOLE

_BRIEFED: TypeAlias = orders.Plan | orders.OfText
"""What is told how the unit writes."""
Progress = Callable[[str, str], Awaitable[None]]
"""Takes the name of the section that is drafted, and what the draft has so far."""


async def execute(services: Services, job: Job, progress: Progress) -> Ending:
    """Return how a job ends; a draft shows its section and what it has so far as it is written."""
    if isinstance(job.order, orders.Follow):
        return await following.ending(services.library, job.chat, job.order)
    async with services.store.read() as store:
        task = await _assignment(services, store, job)
    if task is None:
        return results.orphan_ending(job)
    if isinstance(job.order, _BRIEFED):
        found = await unit_habits.active_habits(services, job.chat, task.document.brief.issuer)
        task = replace(task, habits=of_kind(found, task.genre.kind))
    match job.order:
        case orders.ReviewSheet():
            own = (task.document, task.genre.kind, services.allowed, services.today(), task.house)
            sheet = await review_sheet(services.store, *own)
            return await asyncio.to_thread(results.review_sheet_ending, sheet, task.document, services.layout)
        case orders.Fill() as order:
            return await own_templates.ending(services.store, job.chat, order, task.document, services.layout)
        case orders.Compare():
            now = datetime.now(UTC)
            return await asyncio.to_thread(redlines.ending, task.document, services.layout, now)
        case orders.Preview() as order:
            return await asyncio.to_thread(results.preview_ending, order, task.document, services.layout)
        case orders.Export() as order:
            own_papers = (task.document, task.ledger, services.layout)
            return await asyncio.to_thread(results.export_ending, order, *own_papers)
        case orders.Similar():
            return results.similar_ending(await services.drafter.similar(task))
        case orders.Plan() as order:
            return await _plan(services, job, order, task)
        case orders.Variants() as order:
            return await _variants(services, job, order, task)
        case orders.Review() if services.reviewer:
            return results.whole_review_ending(
                job, await services.reviewer.review(task.document, task.genre, task.ledger, task.house)
            )
    return await _draft(services, job, task, progress)


async def stop_ending(services: Services, job: Job, written: str) -> Ending:
    """Return how a draft ends that the user stopped, with what it had so far."""
    if not isinstance(job.order, orders.OfWhole):
        return results.stop_ending(job, written)
    async with services.store.read() as store:
        document, ledger = await store.document(job.order.document), await store.ledger(job.order.document)
        house = (await house_words.lists_of(store, job.chat)).in_force
    if document is None:
        return results.orphan_ending(job)
    if isinstance(job.order, orders.Review):
        genre, reviewer = services.genres.get(document.brief.genre), services.reviewer
        left = ReviewOutcome()
        if genre and reviewer:
            left = await reviewer.review_by_code(document, genre, ledger, house)
        return replace(results.whole_review_ending(job, left), status=JobStatus.STOPPED)
    return results.whole_stop_ending(document, partial_sections(written, document, ledger))


async def _plan(services: Services, job: Job, order: orders.Plan, task: Assignment) -> Ending:
    if not task.ledger.facts:
        return results.no_plan_ending()
    async with services.store.read() as store:
        own = clerk_edits(task.document, await store.steps(task.document.id))
    papers = (task.genre, task.document, task.ledger, job.chat)
    commission = Commission(*papers, own.kept, own.gone, order.instruction, order.again, task.habits)
    try:
        return results.plan_ending(await services.planner.plan(commission))
    except ModelError as error:
        return results.failure_ending(job, str(error))


async def _variants(services: Services, job: Job, order: orders.Variants, task: Assignment) -> Ending:
    if order.section and task.section.shown != order.base:
        return results.variants_ending(
            Wordings()
        )  # of another text: which paragraph was meant cannot be told
    try:
        return results.variants_ending(await services.drafter.variants(task, order))
    except ModelError as error:
        return results.failure_ending(job, str(error))


async def _draft(services: Services, job: Job, task: Assignment, progress: Progress) -> Ending:
    if isinstance(job.order, orders.Whole):
        return results.whole_draft_ending(
            job, await services.drafter.draft_whole(task, partial(progress, WHOLE))
        )
    show = partial(progress, section_name(task.document, task.section))
    if isinstance(job.order, orders.Renew):
        return results.renewal_ending(
            job.order, task.section, await services.drafter.renew(task, job.order, show)
        )
    try:
        return results.draft_ending(job, await services.drafter.draft(task, show))
    except ModelError as error:
        return results.partial_draft_ending(job, error)


def _needs_versions(order: orders.JobOrder) -> bool:
    """Return whether a job needs all versions: a model sees no name of any, two files tell of them."""
    return isinstance(order, orders.Wording | orders.Plan | orders.ReviewSheet | orders.Compare)


async def _assignment(services: Services, store: Transaction, job: Job) -> Assignment | None:
    """Return what a job needs, or `None` where its document or section is gone, or it has ended already."""
    document = await store.document(job.order.document, history=_needs_versions(job.order))
    if document is None or job not in await store.waiting_jobs(job.chat):
        return None
    first = document.sections[0] if document.sections else None
    section = document.section(job.order.section) or (None if job.order.section else first)
    genre = services.genres.get(document.brief.genre)
    if section is None or genre is None:
        return None
    ledger = await store.ledger(document.id)
    house = (await house_words.lists_of(store, job.chat)).in_force
    return Assignment(job.chat, genre, document, section, ledger.facts, job.order, ledger, house=house)
