"""The release: what is open in the document is filled or let stand, one by one; then the file is made."""

from collections.abc import Sequence
from dataclasses import replace

from bot.compliance.checker import relocate_exemplar_findings
from bot.conversation.choices import findings as choices
from bot.conversation.choices.codec import decode, encode
from bot.conversation.choices.document import IssueToday
from bot.conversation.choices.findings import FindingChoice
from bot.conversation.file_forms import FileForm, order_of
from bot.conversation.replies import Button, Keyboard, Say, with_list
from bot.conversation.state import Awaiting
from bot.conversation.steps.release import learning
from bot.conversation.steps.sections import asking, editing, proposing
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import open_findings as points
from bot.conversation.views import progress as views
from bot.domain import orders
from bot.domain.document import Author, Document, Section, Version
from bot.domain.fact import Fact, Quote
from bot.domain.finding import AcceptedFinding, Aspect, FixKind
from bot.domain.ledger import Reading
from bot.domain.said import ClerkMessage
from bot.drafting.outline.proposing import section_name
from bot.drafting.release import OpenFinding
from bot.export import plain
from bot.language.replacing import replacements
from bot.texts import paper, revisions
from bot.texts.conversation import dialog, handover, listening
from bot.texts.conversation import releasing as texts
from bot.texts.conversation.house_words import LEARN

_PUNCTUATION = tuple("。！？；，、：…")
_WHOLE_SECTION = 40
"""From this length an answer is taken for a section, not for what fills a gap."""
_LONGEST_REASON = 500


async def order_file(context: TurnContext, form: FileForm, begun: bool = False) -> Turn:
    """Order the file, or ask about the first finding that it waits for; `begun` where all were listed."""
    document = context.document
    if document is None or not any(s.current for s in document.live):
        return Turn(context.state, (Say(dialog.NOTHING_TO_EXPORT),))
    found = points.findings_before(context)
    open_ = [p for p in found if p.is_blocking]
    if not open_:
        return _make_file(context, document, form, [p for p in found if p.warns])
    listed = texts.numbered(points.finding_lines(document, open_))
    said = () if begun else (with_list(texts.open_findings(len(open_)), listed),)
    return Turn(context.state, (*said, _ask(document, form, open_)))


async def tap(context: TurnContext, document: Document, choice: FindingChoice) -> Turn:
    """Answer a button about a finding of the whole document."""
    match choice:
        case choices.ExportDraft(form=form):
            return _order_file(context, document, form, as_draft=True)
        case choices.ShowFinding(number=number):
            return await _show_finding(context, document, number)
    point = _finding_of(context, choice)
    if point is None:
        return Turn(context.state, (Say(texts.DECIDED_BEFORE),))
    match choice:
        case choices.LetStand():
            return await _let_stand(context, document, choice.form, point, "")
        case choices.LetStandBecause():
            state = replace(context.state, awaiting=Awaiting.REASON, target=0, proposal=encode(choice))
            return Turn(state, (Say(texts.ASK_REASON, placeholder=texts.REASON_PLACEHOLDER),))
        case choices.Repair() if _can_repair(point):
            return await _repair(context, document, choice.form, point)
        case choices.RepairAlways() if _can_repair(point) and learning.can_be_learned(point):
            turn = await _repair(context, document, choice.form, point)
            return await learning.learn(context, point, turn) if turn.label else turn
        case choices.Fill():
            return _fill(context, document, choice, point)
    return Turn(context.state, (Say(dialog.EXPIRED),))


def _finding_of(context: TurnContext, choice: choices.OfFinding) -> OpenFinding | None:
    """Return the finding that a choice is about; `None` for one that is decided by now."""
    return next((p for p in points.findings_before(context) if p.open and p.mark == choice.mark), None)


async def take_reason(context: TurnContext, said: str) -> Turn | None:
    """Take a text for the reason why a finding may stand; `None` where it is decided by now."""
    document, form, point = await _in_question(context)
    if document is None or point is None:
        return None
    return await _let_stand(
        replace(context, state=context.state.idle), document, form, point, said[:_LONGEST_REASON]
    )


async def take_fill(context: TurnContext, section: Section, said: str, message: str) -> Turn | None:
    """Take a text for what fills a gap, or for an edit of its section; `None` where it is filled by now."""
    document, form, point = await _in_question(context)
    if document is None or point is None:
        return None
    context = replace(context, state=context.state.idle)
    if replacements(said):
        return await editing.edit(context, section, said, message)
    if len(said) >= _WHOLE_SECTION:
        return await editing.write(context, section, said, message)
    words = _as_sentence(point, said)
    if _text_with(document, section, point, words) is None:
        return None
    reading = await _record_fact(context, section, point, said, message)
    turn = await _insert(context.with_reading(reading), document, section, point, words, form)
    return replace(turn, reading=reading) if turn else None


async def _in_question(context: TurnContext) -> tuple[Document | None, FileForm | None, OpenFinding | None]:
    """Return what the text that was asked for is about."""
    try:
        choice = decode(context.state.proposal)
    except ValueError:
        return context.document, None, None
    if not isinstance(choice, choices.OfFinding) or choice.document != context.public_id:
        return context.document, None, None
    return context.document, choice.form, _finding_of(context, choice)


async def _record_fact(
    context: TurnContext, section: Section, point: OpenFinding, said: str, message: str
) -> Reading:
    """Keep what fills a gap as a fact, with the gap's own words before it: they say what it is of."""
    await context.store.add_message(context.chat, ClerkMessage(message, said), context.state.document)
    label = "".join(paper.gaps_in(point.finding.quote))
    text, quote = f"{label}{said.strip('。 ')}", Quote(message, said)
    fact = Fact(context.ledger.next, section.id, text, message, quotes=(quote,), head=label)
    filled = tuple(gap.id for gap in context.ledger.gaps if gap.what == label)
    return Reading((fact,), filled)


# -- one finding -----------------------------------------------------------------------------------------


def _ask(document: Document, form: FileForm, open_: Sequence[OpenFinding]) -> Say:
    """Ask about the first of the findings that hold the file up."""
    point = open_[0]
    text = points.finding_text(document, point, 1, len(open_))
    return Say(text, finding_buttons(document, form, point), about=point.section)


def finding_buttons(document: Document, form: FileForm | None, point: OpenFinding) -> Keyboard:
    """Return what can be decided about a finding; `form` is the file that waits for it."""
    if point.is_about(Aspect.PROPOSAL):
        return proposing.buttons(document, form, point)

    of = (document.public_id, form, point.mark)
    edit = _edit_buttons(point, of)
    stand = (
        Button(texts.LET_STAND, choices.LetStand(*of)),
        Button(texts.LET_STAND_WHY, choices.LetStandBecause(*of)),
    )
    draft = (Button(texts.DRAFT_FILE, choices.ExportDraft(document.public_id, form)),) if form else ()
    return tuple(filter(None, (edit, stand, draft)))


def _edit_buttons(point: OpenFinding, of: tuple[str, FileForm | None, str]) -> tuple[Button, ...]:
    """Return the buttons that change the text; title and addressee cannot be changed any more."""
    if point.is_about(Aspect.GAP) and (point.section or _is_date(point)):
        return (Button(texts.FILL, choices.Fill(*of)),)
    mend = (Button(texts.REPAIR, choices.Repair(*of)),) if _can_repair(point) else ()
    always = (Button(LEARN, choices.RepairAlways(*of)),) if mend and learning.can_be_learned(point) else ()
    return (*mend, *always, Button(texts.CORRECT, choices.Fill(*of))) if point.section else ()


def _can_repair(point: OpenFinding) -> bool:
    """Return whether it is known what to write instead; what is to be deleted has no replacement."""
    fix = point.finding.fix
    return bool(point.section and (fix.replacement or fix.kind is FixKind.AUTO))


def _is_date(point: OpenFinding) -> bool:
    return point.finding.quote == paper.gap_mark(paper.DATE_OF_ISSUE)


async def _let_stand(
    context: TurnContext, document: Document, form: FileForm | None, point: OpenFinding, reason: str
) -> Turn:
    await context.store.accept_finding(document.id, AcceptedFinding(*point.key, reason, context.chat))
    here = await context.reload()
    found = points.findings_before(here)
    if point.is_about(Aspect.PROPOSAL):
        left = sum(p.is_about(Aspect.PROPOSAL) and p.open for p in found)
        kept = Say(handover.proposal_acceptance(point.finding.quote, left))
        return Turn(here.state, (kept, *(await proposing.next_proposal(here) if left else ())))
    left = sum(p.is_blocking for p in found)
    said = Say(texts.acceptance(point.finding.quote, reason, left))
    if not form:
        return Turn(here.state, (said,))
    turn = await order_file(here, form, begun=True)
    return replace(turn, replies=(said, *turn.replies))


def _fill(context: TurnContext, document: Document, choice: choices.Fill, point: OpenFinding) -> Turn:
    """Lead to where the finding can be put right."""
    section = context.section(point.section)
    if section is None:
        return ask_date(context, document)
    if section.current is None:
        return asking.ask(context, section)
    shown = views.draft(context, section)
    if not section.current.complete and point.finding.quote not in section.current.text:
        return Turn(context.state, (shown,))
    gap = point.is_about(Aspect.GAP)
    awaiting = Awaiting.FILL if gap else Awaiting.EDIT
    state = replace(
        context.state, awaiting=awaiting, target=section.id, proposal=encode(choice) if gap else ""
    )
    text = texts.ASK_FILL if gap else texts.ASK_CORRECTION
    asked = Say(text, about=section.id, placeholder=texts.FILL_PLACEHOLDER if gap else dialog.PLACEHOLDER)
    return Turn(state, (shown, asked))


def ask_date(context: TurnContext, document: Document) -> Turn:
    """Ask for the date of issue."""
    today = Button(dialog.DATE_TODAY, IssueToday(document.public_id))
    return Turn(replace(context.state, awaiting=Awaiting.DATE), (Say(dialog.ASK_DATE, ((today,),)),))


async def _repair(
    context: TurnContext, document: Document, form: FileForm | None, point: OpenFinding
) -> Turn:
    section = context.section(point.section)
    if section and point.is_about(Aspect.PROPOSAL):
        done = await proposing.strike(context, document, section, point)
        return replace(done, replies=(*done.replies, *await proposing.next_proposal(await context.reload())))
    words = point.finding.fix.replacement
    turn = await _insert(context, document, section, point, words, form) if section else None
    return turn or Turn(context.state, (Say(texts.DECIDED_BEFORE),))


async def _insert(
    context: TurnContext,
    document: Document,
    section: Section,
    point: OpenFinding,
    words: str,
    form: FileForm | None,
) -> Turn | None:
    """Put words where a finding stands, as the user's version, and go on; `None` where it is gone."""
    text = _text_with(document, section, point, words)
    if text is None or section.current is None:
        return None
    found = relocate_exemplar_findings(section.current.findings, text)
    version = Version(0, text, Author.USER, section.current.complete, instruction=words, findings=found)
    await context.store.add_version(section.id, version, show=True)
    # What was adopted with a gap is adopted with the gap filled.
    await context.store.set_progress(section.id, section.progress)
    here = await context.reload()
    changed = here.section(section.id)
    shown = (views.draft(here, changed),) if changed else ()
    turn = await order_file(here, form, begun=True) if form else Turn(here.state)
    label = listening.section_edit(section_name(document, section))
    return replace(turn, replies=(Say(dialog.replacement(1)), *shown, *turn.replies), label=label)


def _as_sentence(point: OpenFinding, said: str) -> str:
    """Return what fills a gap with a full stop, where the gap stood for the end of its sentence."""
    _, _, behind = point.sentence.partition(point.finding.quote)
    ended = bool(behind) and not behind.startswith("【")
    return said if ended or said.endswith(_PUNCTUATION) else f"{said}。"


def _text_with(document: Document, section: Section, point: OpenFinding, words: str) -> str | None:
    """Return the section's text with the words in the place of the finding."""
    current, quote = section.current, point.finding.quote
    if current is None:
        return None
    whole, own = plain.render(document), plain.running_text(document, section)
    start = whole.find(own)
    # The headings above the text are not part of the version.
    nth = own[: point.finding.start - start].count(quote) - (own.count(quote) - current.text.count(quote))
    at = -1
    for _ in range(max(nth, 0) + 1):
        at = current.text.find(quote, at + 1)
    return current.text[:at] + words + current.text[at + len(quote) :] if at >= 0 else None


# -- leafing through all of them ---------------------------------------------------------------------------


async def _show_finding(context: TurnContext, document: Document, at: int) -> Turn:
    """Show one open finding after the other, those that hold the file up first."""
    found = points.findings_before(context)
    open_ = [*(p for p in found if p.is_blocking), *(p for p in found if p.warns)]
    if at >= len(open_):
        return Turn(context.state, (Say(texts.LAST_FINDING if at else texts.NOTHING_OPEN),))
    point = open_[at]
    text = points.finding_text(document, point, at + 1, len(open_))
    on = Button(texts.NEXT_FINDING, choices.ShowFinding(document.public_id, at + 1))
    rows = finding_buttons(document, None, point)
    return Turn(context.state, (Say(text, (*rows, (on,)) if at + 1 < len(open_) else rows),))


# -- the file ----------------------------------------------------------------------------------------------


def _make_file(
    context: TurnContext, document: Document, form: FileForm, warned: Sequence[OpenFinding]
) -> Turn:
    turn = _order_file(context, document, form)
    if not warned:
        return turn
    look = Button(texts.ONE_BY_ONE, choices.ShowFinding(document.public_id, 0))
    listed = texts.bulleted(points.finding_lines(document, warned))
    said = with_list(texts.warnings(len(warned)), listed, ((look,),))
    return replace(turn, replies=(said, *turn.replies))


def _order_file(context: TurnContext, document: Document, form: FileForm, *, as_draft: bool = False) -> Turn:
    return Turn(context.state, (Say(dialog.EXPORTING),), (order_of(document.id, form, as_draft=as_draft),))


def review_sheet(context: TurnContext, document: Document) -> Turn:
    """Order the review sheet; it may be read at any time."""
    return Turn(context.state, (Say(texts.MAKING_REVIEW),), (orders.ReviewSheet(document.id),))


def compare(context: TurnContext, document: Document) -> Turn:
    """Order what was changed last as tracked changes."""
    return Turn(context.state, (Say(revisions.MAKING),), (orders.Compare(document.id),))


def preview(context: TurnContext, document: Document, *, exact: bool) -> Turn:
    """Order pictures of the first pages: quick ones, or those of the Word file itself."""
    order = orders.Preview(document.id, exact=exact)
    return Turn(context.state, (Say(texts.MAKING_PREVIEW),), (order,))
