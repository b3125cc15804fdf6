"""How jobs end: what is stored, and what the user is told once it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bot.config import Layout
from bot.conversation.context import TurnContext
from bot.conversation.replies import Attach, Deferred, Reply, Response, Say
from bot.conversation.state import Stage
from bot.conversation.steps.outline import planning
from bot.conversation.steps.release import labelling
from bot.conversation.views import handover as handing_over
from bot.conversation.views import keyboards, renewal_views
from bot.conversation.views import progress as views
from bot.domain.document import Author, Document, Progress, Section, Version
from bot.domain.job import DRAFT_FILE, FIRST_DRAFTS, OF_WHOLE, Job, JobKind, JobOrder, JobStatus
from bot.domain.passage import Exemplar, Hit
from bot.drafting.outline.proposing import section_name
from bot.drafting.planning.planner import Plan
from bot.drafting.renewing.changes import are_same, changes
from bot.drafting.renewing.renewal import Renewal
from bot.drafting.renewing.stale import stale_sentences
from bot.drafting.review.reviewer import ReviewOutcome
from bot.drafting.variants.offered import Wordings
from bot.drafting.writing.assignment import SectionDraft
from bot.drafting.writing.whole import Whole
from bot.errors import ModelCut, ModelError, UsageError
from bot.export.aigc_label import visible_label
from bot.export.files import gaps, render
from bot.export.naming import file_name
from bot.export.preview.pictures import can_be_exact, first_pages
from bot.export.review import Review, typeset_review
from bot.export.sheet.profile import deviations
from bot.llm.model import Cost
from bot.texts.conversation import choosing, dialog
from bot.texts.conversation import releasing as texts
from bot.texts.layout import profile
from bot.texts.prompting import planning as texts_of_plans

Tell = Callable[[TurnContext], tuple[Response, ...]]
"""Makes the replies from the papers as they stand once the ending is stored."""


@dataclass(frozen=True)
class Ending:
    """How a job ended."""

    status: JobStatus
    tell: Tell
    versions: tuple[tuple[int, Version], ...] = ()
    """What came of which section."""
    bases: Mapping[int, int] = field(default_factory=dict)
    """Which version each of these was made from, where the order does not say."""
    costs: tuple[Cost, ...] = ()
    model: str = ""
    exemplar: Exemplar | None = None
    """The exemplar whose structure is to be taken once it is told."""
    planned: Plan | None = None
    """The outline that is to be laid out."""
    offered: Wordings | None = None
    """What is to be chosen from."""
    orders: tuple[JobOrder, ...] = ()
    """The work that is still to be done instead."""
    keeps: bool = False
    """True where a section that was adopted stays so: code has changed nothing but what was corrected."""
    anew: "Callable[[TurnContext], Ending] | None" = None
    """Makes it from the papers as they stand when it is settled, where these may have changed."""

    def with_context(self, desk: TurnContext) -> "Ending":
        """Return how it ends with the papers as they stand."""
        return self.anew(desk) if self.anew else self


def draft_ending(job: Job, result: SectionDraft) -> Ending:
    """Return the ending of a draft that is finished."""

    def tell(desk: TurnContext) -> tuple[Response, ...]:
        section = desk.live_section(job.order.section)
        if desk.document is None or section is None:
            return ()
        if section.shown != section.last:
            return (Say(dialog.edit_conflict(section_name(desk.document, section), section.last)),)
        return (views.draft(desk, section),)

    version = result.version
    own = ((job.order.section, version),)
    return Ending(JobStatus.DONE, tell, own, {}, result.costs, version.provenance.model)


def renewal_ending(job: Job, before: Section, result: Renewal) -> Ending:
    """Return the ending of an order to renew sentences of a section; `before` is the section as it was."""
    anew = partial(_resolve_renewal, job, before, result)
    return Ending(JobStatus.DONE, _no_replies, costs=result.costs, model=result.model, anew=anew)


def _resolve_renewal(job: Job, before: Section, result: Renewal, desk: TurnContext) -> Ending:
    """Return that ending with what holds when it is settled: what was undone meanwhile changes no text."""
    ending = Ending(JobStatus.DONE, _no_replies, costs=result.costs, model=result.model)
    section = desk.live_section(job.order.section)
    if section is None or not (result.version or result.left or result.by_hand or result.model):
        return ending
    if not are_same(result.changes, changes(desk.ledger, job.order.facts)):
        return replace(ending, tell=partial(renewal_views.cancellation, section=section))
    if section.shown != before.shown:
        return replace(ending, tell=partial(renewal_views.conflict, section=section))
    again = result.by_model and section.progress is Progress.ADOPTED
    return replace(
        ending,
        tell=partial(renewal_views.of_order, number=section.id, done=result, again=again),
        versions=((section.id, result.version),) if result.version else (),
        bases={section.id: before.shown},
        keeps=not result.by_model,
    )


def _no_replies(_desk: TurnContext) -> tuple[Reply, ...]:
    return ()


def _renewal_failure(job: Job, why: str, desk: TurnContext) -> tuple[Reply, ...]:
    """Name the sentences that an order did not come to renew."""
    section = desk.live_section(job.order.section)
    found = stale_sentences(section, job.order.facts, desk.ledger, desk.brief) if section else ()
    left = [one for one in found if one.by_hand is job.order.own]
    return (renewal_views.stale_sentences(desk, section, left, why),) if section and left else ()


def whole_draft_ending(job: Job, result: Whole) -> Ending:
    """Return the ending of a whole document; what did not come of it is drafted section by section."""

    def tell(desk: TurnContext) -> tuple[Response, ...]:
        written = [section for number, _ in result.versions if (section := desk.live_section(number))]
        return tuple(views.draft(desk, section) for section in written if section.current)

    orders = tuple(
        JobOrder(JobKind.DRAFT, job.order.document, number, of_all=job.order.of_all) for number in result.left
    )
    return Ending(JobStatus.DONE, tell, result.versions, {}, result.costs, result.model, orders=orders)


def whole_review_ending(job: Job, result: ReviewOutcome) -> Ending:
    """Return the ending of a review: what it changed, the whole document, and the note that comes with it."""

    def tell(desk: TurnContext) -> tuple[Response, ...]:
        changed = [section for number in result.versions if (section := desk.live_section(number))]
        shown = tuple(views.draft(desk, s) for s in changed if s.shown == s.last)
        unread = (Say(dialog.review_failure(result.why_not), warns=True),) if result.why_not else ()
        return (*shown, *unread, *_handover_replies(desk, job))

    made = tuple(result.versions.items())
    return Ending(JobStatus.DONE, tell, made, result.bases, result.costs, result.model)


def _handover_replies(desk: TurnContext, job: Job) -> tuple[Deferred, ...]:
    """Return the whole document and the note that comes with it; nothing where another is in hand."""
    here = desk.state.document == job.order.document and desk.state.stage is Stage.REVIEW
    return (views.whole(desk), *handing_over.note(desk)) if desk.document and here else ()


def partial_draft_ending(job: Job, error: ModelError) -> Ending:
    """Return the ending of a draft that the model did not finish; what had come is kept as unfinished."""
    if isinstance(error, ModelCut) and error.partial:
        version = Version(0, error.partial, Author.MODEL, complete=False)
        said = partial(dialog.interruption, str(error))
        own = ((job.order.section, version),)
        return Ending(JobStatus.FAILED, _tell_partial(job, said, len(error.partial)), own)
    return failure_ending(job, str(error))


def plan_ending(result: Plan) -> Ending:
    """Return the ending of a plan, which is laid out when it is stored."""
    return Ending(JobStatus.DONE, lambda _desk: (), costs=result.costs, model=result.model, planned=result)


def variants_ending(result: Wordings) -> Ending:
    """Return the ending of wordings to choose from, which are offered when it is stored."""
    return Ending(JobStatus.DONE, lambda _desk: (), costs=result.costs, model=result.model, offered=result)


def no_plan_ending() -> Ending:
    """Return the ending of a plan for which nothing was told: the genre's own outline stands."""
    return Ending(JobStatus.DONE, lambda _desk: ())


def failure_ending(job: Job, why: str) -> Ending:
    """Return the ending of a job that came to nothing."""
    if job.order.kind is JobKind.PLAN:
        return Ending(JobStatus.FAILED, partial(planning.failure, why=why))
    if job.order.kind is JobKind.VARIANTS:
        return Ending(JobStatus.FAILED, partial(_text_reply, choosing.failure(why)))
    if job.order.kind is JobKind.RENEW:
        return Ending(JobStatus.FAILED, partial(_renewal_failure, job, why))

    def tell(desk: TurnContext) -> tuple[Response, ...]:
        section = desk.section(job.order.section)
        if desk.document is None or section is None:
            if job.order.kind is JobKind.REVIEW:
                return (Say(dialog.review_failure(why), warns=True), *_handover_replies(desk, job))
            return (Say(dialog.failure(why)),)
        if section not in desk.live:
            return ()
        said = dialog.draft_failure(section_name(desk.document, section), why)
        return (Say(said, keyboards.of_partial(section, begun=False), about=section.id),)

    return Ending(JobStatus.FAILED, tell)


def stop_ending(job: Job, written: str) -> Ending:
    """Return the ending of a plan or a draft that the user stopped."""
    if job.order.kind is JobKind.PLAN:
        return Ending(JobStatus.STOPPED, planning.show_outline)
    if job.order.kind is JobKind.VARIANTS:
        return Ending(JobStatus.STOPPED, lambda _desk: ())
    if job.order.kind is JobKind.RENEW:
        return Ending(JobStatus.STOPPED, partial(_renewal_failure, job, ""))
    half = Version(0, written, Author.MODEL, complete=False)
    own = ((job.order.section, half),) if written else ()
    return Ending(JobStatus.STOPPED, _tell_partial(job, dialog.partial_draft, len(written)), own)


def whole_stop_ending(document: Document, bodies: Sequence[tuple[Section, str]]) -> Ending:
    """Return the ending of a whole document that the user stopped: each section is kept as far as it came."""
    halves = tuple((s.id, Version(0, text, Author.MODEL, complete=False)) for s, text in bodies)
    called = [section_name(document, section) for section, _ in bodies]
    said = Say(dialog.partial_document(called))
    return Ending(JobStatus.STOPPED, lambda _desk: (said,), halves)


def export_ending(job: Job, document: Document, layout: Layout) -> Ending:
    """Return the ending of an export: the file, and what it lacks; some 50 ms for Word."""
    form = job.order.instruction.removeprefix(DRAFT_FILE)
    content, missing = render(document, form, layout), len(gaps(document))
    name = file_name(document, f".{form}", draft=form != job.order.instruction)
    differs = profile(found) if form == "docx" and (found := deviations(layout)) else ""
    caption = "\n".join(filter(None, (dialog.file_ready(missing), differs)))
    offer = (labelling.offer(document),) if visible_label(document) else ()
    return Ending(JobStatus.DONE, lambda _desk: (Attach(name, content, caption), *offer))


def review_sheet_ending(job: Job, sheet: Review, document: Document, layout: Layout) -> Ending:
    """Return the ending of an order for the review sheet."""
    content = typeset_review(sheet, layout)
    name = file_name(replace(document, title=sheet.title), ".docx")
    return Ending(JobStatus.DONE, lambda _desk: (Attach(name, content, texts.REVIEW_READY),))


def preview_ending(job: Job, document: Document, layout: Layout) -> Ending:
    """Return the ending of a preview: the first pages as pictures, or what is lacking; up to a minute."""
    try:
        preview = first_pages(document, layout, exact=bool(job.order.instruction))
    except UsageError as error:
        return Ending(JobStatus.FAILED, partial(_text_reply, str(error)))
    caption = texts.PREVIEW_OFFICE if preview.exact else texts.PREVIEW_QUICK
    shown = tuple(
        Attach(texts.preview_file(n), picture, caption if n == 1 else "", picture=True)
        for n, picture in enumerate(preview.pictures, 1)
    )
    exact = keyboards.document_button(document.id, texts.PREVIEW_EXACT, "preview", "exact")
    offer = not preview.exact and can_be_exact(layout)
    more = (Say(texts.PREVIEW_MORE, ((exact,),)),) if offer else ()
    return Ending(JobStatus.DONE, lambda _desk: (*shown, *more))


def _text_reply(text: str, _desk: TurnContext) -> tuple[Reply, ...]:
    return (Say(text),)


def similar_ending(job: Job, hits: Sequence[Hit]) -> Ending:
    """Return the ending of a search for passages that do what a section is to do."""
    shown = tuple(
        Say(dialog.similar_passage(p.title, " › ".join(p.passage.heading_path), p.passage.text))
        for p in (hit.found for hit in hits)
    )
    last = Say(dialog.SIMILAR_NOTE if shown else dialog.NO_SIMILAR)
    return Ending(JobStatus.DONE, lambda _desk: (*shown, last))


def orphan_ending(job: Job) -> Ending:
    """Return the ending of a job whose document is no more."""
    return Ending(JobStatus.FAILED, lambda _desk: (Say(dialog.EXPIRED),))


def closing_summary(desk: TurnContext, job: Job, others: Sequence[Job]) -> tuple[Deferred, ...]:
    """Sum up the whole document once its last draft has come in."""
    document = desk.document
    under_way = (*FIRST_DRAFTS, *OF_WHOLE)
    last = job.order.kind in FIRST_DRAFTS and not any(o.order.kind in under_way for o in others)
    if (
        document is None
        or document.id != job.order.document
        or desk.state.stage is not Stage.REVIEW
        or not last
    ):
        return ()
    return (views.whole(desk), *(handing_over.note(desk) if job.order.of_all else ()))


def is_last_of_all(job: Job, others: Sequence[Job]) -> bool:
    """Return whether a draft was the last of a document that was ordered as a whole."""
    ordered = (o.order for o in others if o.order.document == job.order.document)
    return job.order.of_all and not any(order.of_all for order in ordered)


def status(desk: TurnContext, jobs: Sequence[Job]) -> Say:
    """Say how far the work has come and what is being drafted."""
    document = desk.document
    if document is None or not document.live:
        return views.nothing_yet(desk)
    called = [name for job in jobs if (name := _job_name(document, job))]
    return Say(dialog.status(called, document.title, *views.progress(document)))


def _job_name(document: Document, job: Job) -> str:
    section = document.section(job.order.section)
    if job.order.kind is JobKind.WHOLE and job.order.document == document.id:
        return dialog.WHOLE
    if job.order.kind is JobKind.PLAN and job.order.document == document.id:
        return texts_of_plans.OUTLINE
    if job.order.kind is JobKind.VARIANTS and job.order.document == document.id and section is None:
        return choosing.TITLE
    return section_name(document, section) if section else ""


def _can_go_on(job: Job, chars: int) -> bool:
    """Return whether a draft can be gone on with: in a rewrite, paragraphs of the user's may still follow."""
    return bool(chars) and job.order.kind is not JobKind.REWRITE


def _tell_partial(job: Job, line: Callable[[str, int], str], chars: int) -> Tell:
    def tell(desk: TurnContext) -> tuple[Response, ...]:
        section = desk.live_section(job.order.section)
        if desk.document is None or section is None:
            return ()
        said = line(section_name(desk.document, section), chars)
        return (Say(said, keyboards.of_partial(section, _can_go_on(job, chars)), about=section.id),)

    return tell
