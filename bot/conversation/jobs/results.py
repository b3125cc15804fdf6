"""How jobs end: what is stored, and what the user is told once it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bot.config import Layout
from bot.conversation.choices.document import ShowPages
from bot.conversation.replies import Attach, Button, Deferred, Reply, Response, Say, with_list
from bot.conversation.state import Stage
from bot.conversation.steps.outline import planning
from bot.conversation.steps.release import labelling
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import handover as handing_over
from bot.conversation.views import keyboards, renewal_views
from bot.conversation.views import progress as views
from bot.domain import orders
from bot.domain.document import Author, Document, Progress, Section, Version
from bot.domain.job import Job, JobStatus
from bot.domain.ledger import Ledger
from bot.domain.orders import JobOrder
from bot.domain.passage import Exemplar, Hit
from bot.drafting.outline.proposing import section_name
from bot.drafting.planning.planner import Plan
from bot.drafting.renewing.changes import are_same, changes
from bot.drafting.renewing.renewal import Renewal
from bot.drafting.renewing.stale import StaleSentence, stale_sections, stale_sentences
from bot.drafting.review.reviewer import ReviewOutcome
from bot.drafting.variants.offered import Wordings
from bot.drafting.writing.assignment import SectionDraft
from bot.drafting.writing.whole import Whole
from bot.errors import ModelCut, ModelError, UsageError
from bot.export.aigc_label import visible_label
from bot.export.files import gaps, render
from bot.export.naming import file_name
from bot.export.preview.pdf import fonts_told
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

    def with_context(self, context: TurnContext) -> "Ending":
        """Return how it ends with the papers as they stand."""
        return self.anew(context) if self.anew else self


def draft_ending(job: Job, result: SectionDraft) -> Ending:
    """Return the ending of a draft that is finished."""

    def tell(context: TurnContext) -> tuple[Response, ...]:
        section = context.live_section(job.order.section)
        if context.document is None or section is None:
            return ()
        if section.shown != section.last:
            return (Say(dialog.edit_conflict(section_name(context.document, section), section.last)),)
        return (views.draft(context, section),)

    version = result.version
    own = ((job.order.section, version),)
    return Ending(JobStatus.DONE, tell, own, {}, result.costs, version.provenance.model)


def renewal_ending(order: orders.Renew, before: Section, result: Renewal) -> Ending:
    """Return the ending of an order to renew sentences of a section; `before` is the section as it was."""
    anew = partial(_resolve_renewal, order, before, result)
    return Ending(JobStatus.DONE, _no_replies, costs=result.costs, model=result.model, anew=anew)


def _resolve_renewal(order: orders.Renew, before: Section, result: Renewal, context: TurnContext) -> Ending:
    """Return that ending with what holds when it is settled: what was undone meanwhile changes no text."""
    ending = Ending(JobStatus.DONE, _no_replies, costs=result.costs, model=result.model)
    section = context.live_section(order.section)
    if section is None or not (result.version or result.left or result.by_hand or result.model):
        return ending
    if not are_same(result.changes, changes(context.ledger, order.facts)):
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


def _no_replies(_context: TurnContext) -> tuple[Reply, ...]:
    return ()


def _renewal_failure(order: orders.Renew, why: str, context: TurnContext) -> tuple[Reply, ...]:
    """Name the sentences that an order did not come to renew."""
    section = context.live_section(order.section)
    found = stale_sentences(section, order.facts, context.ledger, context.brief) if section else ()
    left = [one for one in found if one.by_hand is order.own]
    return (renewal_views.stale_sentences(context, section, left, why),) if section and left else ()


def whole_draft_ending(job: Job, result: Whole) -> Ending:
    """Return the ending of a whole document; what did not come of it is drafted section by section."""

    def tell(context: TurnContext) -> tuple[Response, ...]:
        written = [section for number, _ in result.versions if (section := context.live_section(number))]
        return tuple(views.draft(context, section) for section in written if section.current)

    rest = tuple(orders.Draft(job.order.document, number, of_all=True) for number in result.left)
    return Ending(JobStatus.DONE, tell, result.versions, {}, result.costs, result.model, orders=rest)


def whole_review_ending(job: Job, result: ReviewOutcome) -> Ending:
    """Return the ending of a review: what it changed, the whole document, and the note that comes with it."""

    def tell(context: TurnContext) -> tuple[Response, ...]:
        changed = [section for number in result.versions if (section := context.live_section(number))]
        shown = tuple(views.draft(context, s) for s in changed if s.shown == s.last)
        unread = (Say(dialog.review_failure(result.why_not), warns=True),) if result.why_not else ()
        return (*shown, *unread, *_handover_replies(context, job))

    made = tuple(result.versions.items())
    return Ending(JobStatus.DONE, tell, made, result.bases, result.costs, result.model)


def _handover_replies(context: TurnContext, job: Job) -> tuple[Deferred, ...]:
    """Return the whole document and the note that comes with it; nothing where another is in hand."""
    here = context.state.document == job.order.document and context.state.stage is Stage.REVIEW
    return (views.whole(context), *handing_over.note(context)) if context.document and here else ()


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
    return Ending(JobStatus.DONE, lambda _context: (), costs=result.costs, model=result.model, planned=result)


def variants_ending(result: Wordings) -> Ending:
    """Return the ending of wordings to choose from, which are offered when it is stored."""
    return Ending(JobStatus.DONE, lambda _context: (), costs=result.costs, model=result.model, offered=result)


def no_plan_ending() -> Ending:
    """Return the ending of a plan for which nothing was told: the genre's own outline stands."""
    return Ending(JobStatus.DONE, lambda _context: ())


def failure_ending(job: Job, why: str) -> Ending:
    """Return the ending of a job that came to nothing."""
    if isinstance(job.order, orders.Plan):
        return Ending(JobStatus.FAILED, partial(planning.failure, why=why))
    if isinstance(job.order, orders.Variants):
        return Ending(JobStatus.FAILED, partial(_text_reply, choosing.failure(why)))
    if isinstance(job.order, orders.Renew):
        return Ending(JobStatus.FAILED, partial(_renewal_failure, job.order, why))

    def tell(context: TurnContext) -> tuple[Response, ...]:
        section = context.section(job.order.section)
        if context.document is None or section is None:
            if isinstance(job.order, orders.Review):
                return (Say(dialog.review_failure(why), warns=True), *_handover_replies(context, job))
            return (Say(dialog.failure(why)),)
        if section not in context.live:
            return ()
        said = dialog.draft_failure(section_name(context.document, section), why)
        return (Say(said, keyboards.of_partial(context, section, begun=False), about=section.id),)

    return Ending(JobStatus.FAILED, tell)


def stop_ending(job: Job, written: str) -> Ending:
    """Return the ending of a plan or a draft that the user stopped."""
    if isinstance(job.order, orders.Plan):
        return Ending(JobStatus.STOPPED, planning.show_outline)
    if isinstance(job.order, orders.Variants):
        return Ending(JobStatus.STOPPED, lambda _context: ())
    if isinstance(job.order, orders.Renew):
        return Ending(JobStatus.STOPPED, partial(_renewal_failure, job.order, ""))
    half = Version(0, written, Author.MODEL, complete=False)
    own = ((job.order.section, half),) if written else ()
    return Ending(JobStatus.STOPPED, _tell_partial(job, dialog.partial_draft, len(written)), own)


def whole_stop_ending(document: Document, bodies: Sequence[tuple[Section, str]]) -> Ending:
    """Return the ending of a whole document that the user stopped: each section is kept as far as it came."""
    halves = tuple((s.id, Version(0, text, Author.MODEL, complete=False)) for s, text in bodies)
    called = [section_name(document, section) for section, _ in bodies]
    said = Say(dialog.partial_document(called))
    return Ending(JobStatus.STOPPED, lambda _context: (said,), halves)


def export_ending(order: orders.Export, document: Document, ledger: Ledger, layout: Layout) -> Ending:
    """Return the ending of an export: the file, what it lacks and what in it holds no more.

    Or what a PDF would need here. Some 70 ms for Word, 3 s for a PDF.
    """
    try:
        content, missing = render(document, order.format, layout), len(gaps(document))
    except UsageError as error:
        return Ending(JobStatus.FAILED, partial(_text_reply, str(error)))
    stale = stale_sections(document, ledger)
    called = [section_name(document, section) for section, _ in stale]
    name = file_name(document, order.format.suffix, draft=order.as_draft or missing > 0)
    set_out = order.format in (orders.Format.DOCX, orders.Format.PDF)
    differs = profile(found) if set_out and (found := deviations(layout)) else ""
    fonts = fonts_told(content, layout) if order.format is orders.Format.PDF else ""
    caption = "\n".join(filter(None, (dialog.file_ready(missing, called), fonts, differs)))
    offer = (labelling.offer(document),) if visible_label(document) else ()
    attached = (Attach(name, content, caption), *offer)
    return Ending(JobStatus.DONE, lambda context: (*attached, *_redo_offers(context, stale)))


def _redo_offers(
    context: TurnContext, stale: Sequence[tuple[Section, Sequence[StaleSentence]]]
) -> tuple[Reply, ...]:
    """Name the sentences of a file that hold no more, and offer to write their sections anew."""
    now = ((context.live_section(section.id), section, found) for section, found in stale)
    return tuple(
        renewal_views.stale_sentences(context, live, found)
        for live, section, found in now
        if live and live.shown == section.shown
    )


def review_sheet_ending(sheet: Review, document: Document, layout: Layout) -> Ending:
    """Return the ending of an order for the review sheet."""
    content = typeset_review(sheet, layout)
    name = file_name(replace(document, title=sheet.title), ".docx")
    return Ending(JobStatus.DONE, lambda _context: (Attach(name, content, texts.REVIEW_READY),))


def preview_ending(order: orders.Preview, document: Document, layout: Layout) -> Ending:
    """Return the ending of a preview: the first pages as pictures, or what is lacking; up to a minute."""
    try:
        preview = first_pages(document, layout, exact=order.exact)
    except UsageError as error:
        return Ending(JobStatus.FAILED, partial(_text_reply, str(error)))
    caption = texts.PREVIEW_OFFICE if preview.exact else texts.PREVIEW_QUICK
    shown = tuple(
        Attach(texts.preview_file(n), picture, caption if n == 1 else "", picture=True)
        for n, picture in enumerate(preview.pictures, 1)
    )
    exact = Button(texts.PREVIEW_EXACT, ShowPages(document.public_id))
    offer = not preview.exact and can_be_exact(layout)
    more = (Say(texts.PREVIEW_MORE, ((exact,),)),) if offer else ()
    return Ending(JobStatus.DONE, lambda _context: (*shown, *more))


def _text_reply(text: str, _context: TurnContext) -> tuple[Reply, ...]:
    return (Say(text),)


def similar_ending(hits: Sequence[Hit]) -> Ending:
    """Return the ending of a search for passages that do what a section is to do."""
    shown = tuple(
        with_list(dialog.similar_passage(p.title, " › ".join(p.passage.heading_path)), p.passage.text)
        for p in (hit.found for hit in hits)
    )
    last = Say(dialog.SIMILAR_NOTE if shown else dialog.NO_SIMILAR)
    return Ending(JobStatus.DONE, lambda _context: (*shown, last))


def orphan_ending(job: Job) -> Ending:
    """Return the ending of a job whose document is no more."""
    return Ending(JobStatus.FAILED, lambda _context: (Say(dialog.EXPIRED),))


def closing_summary(context: TurnContext, job: Job, others: Sequence[Job]) -> tuple[Deferred, ...]:
    """Sum up the whole document once its last draft has come in."""
    document = context.document
    busy = any(isinstance(o.order, orders.FirstDraft | orders.OfWhole) for o in others)
    last = isinstance(job.order, orders.FirstDraft) and not busy
    if (
        document is None
        or document.id != job.order.document
        or context.state.stage is not Stage.REVIEW
        or not last
    ):
        return ()
    return (views.whole(context), *(handing_over.note(context) if orders.is_of_all(job.order) else ()))


def is_last_of_all(job: Job, others: Sequence[Job]) -> bool:
    """Return whether a draft was the last of a document that was ordered as a whole."""
    ordered = (o.order for o in others if o.order.document == job.order.document)
    return orders.is_of_all(job.order) and not any(map(orders.is_of_all, ordered))


def status(context: TurnContext, jobs: Sequence[Job]) -> Say:
    """Say how far the work has come and what is being drafted."""
    document = context.document
    if document is None or not document.live:
        return views.nothing_yet(context)
    called = [name for job in jobs if (name := _job_name(document, job))]
    return Say(dialog.status(called, document.title, *views.progress(document)))


def _job_name(document: Document, job: Job) -> str:
    section = document.section(job.order.section)
    if isinstance(job.order, orders.Whole) and job.order.document == document.id:
        return dialog.WHOLE
    if isinstance(job.order, orders.Plan) and job.order.document == document.id:
        return texts_of_plans.OUTLINE
    if isinstance(job.order, orders.Variants) and job.order.document == document.id and section is None:
        return choosing.TITLE
    return section_name(document, section) if section else ""


def _can_go_on(job: Job, chars: int) -> bool:
    """Return whether a draft can be gone on with: in a rewrite, paragraphs of the user's may still follow."""
    return bool(chars) and not isinstance(job.order, orders.Rewrite)


def _tell_partial(job: Job, line: Callable[[str, int], str], chars: int) -> Tell:
    def tell(context: TurnContext) -> tuple[Response, ...]:
        section = context.live_section(job.order.section)
        if context.document is None or section is None:
            return ()
        said = line(section_name(context.document, section), chars)
        return (Say(said, keyboards.of_partial(context, section, _can_go_on(job, chars)), about=section.id),)

    return tell
