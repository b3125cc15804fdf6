"""A job is done, up to how it ends: nothing is settled or told yet."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from bot.conversation.jobs import results
from bot.conversation.jobs.results import Ending
from bot.conversation.materials import following, own_templates, unit_habits
from bot.conversation.services import Services
from bot.domain.job import OF_TEXT, OF_WHOLE, REVIEW_SHEET, WORDING, Job, JobKind, JobOrder, JobStatus
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
from bot.store.records.transaction import Transaction
from bot.texts.conversation.dialog import WHOLE

_BRIEFED = (JobKind.PLAN, *OF_TEXT)
"""What is told how the unit writes."""
Progress = Callable[[str, str], Awaitable[None]]
"""Takes the name of the section that is drafted, and what the draft has so far."""


async def execute(services: Services, job: Job, progress: Progress) -> Ending:
    """Return how a job ends; a draft shows its section and what it has so far as it is written."""
    if job.order.kind is JobKind.FOLLOW:
        return await following.ending(services.library, job)
    async with services.store.read() as store:
        task = await _assignment(services, store, job)
    if task is None:
        return results.orphan_ending(job)
    if job.order.kind in _BRIEFED:
        found = await unit_habits.active_habits(services, job.chat, task.document.brief.issuer)
        task = replace(task, habits=of_kind(found, task.genre.kind))
    match job.order.kind:
        case JobKind.EXPORT if job.order.instruction == REVIEW_SHEET:
            own = (task.document, task.genre.kind, services.allowed, services.today())
            sheet = await review_sheet(services.store, *own)
            return await asyncio.to_thread(
                results.review_sheet_ending, job, sheet, task.document, services.layout
            )
        case JobKind.EXPORT if own_templates.is_for_one(job):
            return await own_templates.ending(services.store, job, task.document, services.layout)
        case JobKind.PREVIEW:
            return await asyncio.to_thread(results.preview_ending, job, task.document, services.layout)
        case JobKind.EXPORT:
            return await asyncio.to_thread(results.export_ending, job, task.document, services.layout)
        case JobKind.PEERS:
            return results.similar_ending(job, await services.drafter.similar(task))
        case JobKind.PLAN:
            return await _plan(services, job, task)
        case JobKind.VARIANTS:
            return await _variants(services, job, task)
        case JobKind.REVIEW if services.reviewer:
            return results.whole_review_ending(
                job, await services.reviewer.review(task.document, task.genre, task.ledger)
            )
    return await _draft(services, job, task, progress)


async def stop_ending(services: Services, job: Job, written: str) -> Ending:
    """Return how a draft ends that the user stopped, with what it had so far."""
    if job.order.kind not in OF_WHOLE:
        return results.stop_ending(job, written)
    async with services.store.read() as store:
        document, ledger = await store.document(job.order.document), await store.ledger(job.order.document)
    if document is None:
        return results.orphan_ending(job)
    if job.order.kind is JobKind.REVIEW:
        genre, reviewer = services.genres.get(document.brief.genre), services.reviewer
        left = (
            await reviewer.review_by_code(document, genre, ledger) if genre and reviewer else ReviewOutcome()
        )
        return replace(results.whole_review_ending(job, left), status=JobStatus.STOPPED)
    return results.whole_stop_ending(document, partial_sections(written, document, ledger))


async def _plan(services: Services, job: Job, task: Assignment) -> Ending:
    if not task.ledger.facts:
        return results.no_plan_ending()
    async with services.store.read() as store:
        own = clerk_edits(task.document, await store.steps(task.document.id))
    papers = (task.genre, task.document, task.ledger, job.chat)
    commission = Commission(*papers, own.kept, own.gone, job.order.instruction, job.order.again, task.habits)
    try:
        return results.plan_ending(await services.planner.plan(commission))
    except ModelError as error:
        return results.failure_ending(job, str(error))


async def _variants(services: Services, job: Job, task: Assignment) -> Ending:
    if job.order.section and task.section.shown != job.order.base:
        return results.variants_ending(
            Wordings()
        )  # of another text: which paragraph was meant cannot be told
    try:
        return results.variants_ending(await services.drafter.variants(task))
    except ModelError as error:
        return results.failure_ending(job, str(error))


async def _draft(services: Services, job: Job, task: Assignment, progress: Progress) -> Ending:
    if job.order.kind is JobKind.WHOLE:
        return results.whole_draft_ending(
            job, await services.drafter.draft_whole(task, partial(progress, WHOLE))
        )
    show = partial(progress, section_name(task.document, task.section))
    if job.order.kind is JobKind.RENEW:
        return results.renewal_ending(job, task.section, await services.drafter.renew(task, show))
    try:
        return results.draft_ending(job, await services.drafter.draft(task, show))
    except ModelError as error:
        return results.partial_draft_ending(job, error)


def _needs_versions(order: JobOrder) -> bool:
    """Return whether a job needs all versions: a model sees no name of any, the review sheet tells of all."""
    return order.kind in (*WORDING, JobKind.PLAN) or order.instruction == REVIEW_SHEET


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
    return Assignment(job.chat, genre, document, section, ledger.facts, job.order, ledger)
