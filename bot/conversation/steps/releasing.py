"""The release: what is open in the document is filled or let stand, one by one; then the file is made."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.compliance.checker import still_compared
from bot.conversation import points, views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice
from bot.conversation.keyboards import document_button
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.state import Awaiting
from bot.conversation.steps import editing, facts, proposing
from bot.domain.document import Author, Document, Section, Version
from bot.domain.fact import Fact, Quote
from bot.domain.finding import Settled
from bot.domain.job import DRAFT_FILE, REVIEW_SHEET, JobKind, JobOrder
from bot.domain.ledger import Reading
from bot.domain.said import Said
from bot.drafting.outline import section_name
from bot.drafting.release import GAP, PROPOSED, Point
from bot.export import plain
from bot.language.replacing import replacements
from bot.texts import dialog, handover, listening, paper
from bot.texts import releasing as texts

VERBS = frozenset({"draft_file", "points", "settle", "settle_why", "mend", "fill"})
_MARKS = tuple("。！？；，、：…")
_WHOLE_SECTION = 40
"""From this length an answer is taken for a section, not for what fills a gap."""
_LONGEST_REASON = 500


async def ordered(desk: Desk, form: str, begun: bool = False) -> Turn:
    """Order the file, or ask about the first finding that it waits for; `begun` where all were listed."""
    document = desk.document
    if document is None or not any(s.current for s in document.live):
        return Turn(desk.state, (Say(dialog.NOTHING_TO_EXPORT),))
    found = points.points_before(desk)
    open_ = [p for p in found if p.holds_up]
    if not open_:
        return _made(desk, document, form, [p for p in found if p.warns])
    listed = () if begun else (Say(texts.to_settle(points.in_lines(document, open_))),)
    return Turn(desk.state, (*listed, _asked(document, form, open_)))


async def tap(desk: Desk, document: Document, choice: Choice) -> Turn:
    """Answer a button about a finding of the whole document."""
    form, _, mark = choice.argument.partition(":")
    match choice.verb:
        case "draft_file":
            return _order(desk, document, f"{DRAFT_FILE}{form}", dialog.EXPORTING)
        case "points":
            return await _leafed(desk, document, choice.argument)
    found = points.points_before(desk)
    point = next((p for p in found if p.open and p.mark == mark), None)
    if point is None:
        return Turn(desk.state, (Say(texts.DECIDED_BEFORE),))
    match choice.verb:
        case "settle":
            return await _settled(desk, document, form, point, "")
        case "settle_why":
            state = replace(desk.state, awaiting=Awaiting.REASON, target=0, proposal=choice.argument)
            return Turn(state, (Say(texts.ASK_REASON),))
        case "mend" if _can_mend(point):
            return await _mended(desk, document, form, point)
        case "fill":
            return _fill(desk, document, choice.argument, point)
    return Turn(desk.state, (Say(dialog.EXPIRED),))


async def reasoned(desk: Desk, said: str) -> Turn | None:
    """Take a text for the reason why a finding may stand; `None` where it is decided by now."""
    document, form, point = await _in_question(desk)
    if document is None or point is None:
        return None
    return await _settled(_settled_state(desk), document, form, point, said[:_LONGEST_REASON])


async def filled(desk: Desk, section: Section, said: str, message: str) -> Turn | None:
    """Take a text for what fills a gap, or for an edit of its section; `None` where it is filled by now."""
    document, form, point = await _in_question(desk)
    if document is None or point is None:
        return None
    desk = _settled_state(desk)
    if replacements(said):
        return await editing.edit(desk, section, said, message)
    if len(said) >= _WHOLE_SECTION:
        return await editing.write(desk, section, said, message)
    words = _as_sentence(point, said)
    if _with(document, section, point, words) is None:
        return None
    reading = await _recorded(desk, section, point, said, message)
    turn = await _put(desk.entered(reading), document, section, point, words, form)
    return replace(turn, reading=reading) if turn else None


async def _in_question(desk: Desk) -> tuple[Document | None, str, Point | None]:
    form, _, mark = desk.state.proposal.partition(":")
    found = points.points_before(desk)
    return desk.document, form, next((p for p in found if p.open and p.mark == mark), None)


def _settled_state(desk: Desk) -> Desk:
    return replace(desk, state=replace(desk.state, awaiting=Awaiting.NOTHING, target=0, proposal=""))


async def _recorded(desk: Desk, section: Section, point: Point, said: str, message: str) -> Reading:
    """Keep what fills a gap as a fact, with the gap's own words before it: they say what it is of."""
    await desk.store.add_message(desk.chat, Said(message, said), desk.state.document)
    label = "".join(paper.pending_in(point.finding.quote))
    text, quote = f"{label}{said.strip('。 ')}", Quote(message, said)
    fact = Fact(desk.ledger.next, section.id, text, message, quotes=(quote,), head=label)
    filled = tuple(gap.id for gap in desk.ledger.gaps if gap.what == label)
    return Reading((fact,), filled)


# -- one finding -----------------------------------------------------------------------------------------


def _asked(document: Document, form: str, open_: Sequence[Point]) -> Say:
    """Ask about the first of the findings that hold the file up."""
    point = open_[0]
    text = points.told(document, point, 1, len(open_))
    return Say(text, _buttons(document, form, point), about=point.section)


def _buttons(document: Document, form: str, point: Point) -> Keyboard:
    if point.rule_is(PROPOSED):
        return proposing.buttons(document, form, point)

    def button(label: str, verb: str) -> Button:
        return document_button(document.id, label, verb, f"{form}:{point.mark}")

    stand = (button(texts.LET_STAND, "settle"), button(texts.LET_STAND_WHY, "settle_why"))
    draft = (document_button(document.id, texts.DRAFT_FILE, "draft_file", form),) if form else ()
    return tuple(filter(None, (_ways(point, button), stand, draft)))


def _ways(point: Point, button: Callable[[str, str], Button]) -> tuple[Button, ...]:
    """Return the buttons that change the text; title and addressee cannot be changed any more."""
    if point.finding.rule == GAP and (point.section or _is_date(point)):
        return (button(texts.FILL, "fill"),)
    mend = (button(texts.MEND, "mend"),) if _can_mend(point) else ()
    return (*mend, button(texts.CORRECT, "fill")) if point.section else ()


def _can_mend(point: Point) -> bool:
    """Return whether it is known what to write instead; what is to be deleted has no replacement."""
    fix = point.finding.fix
    return bool(point.section and (fix.replacement or fix.kind == "auto"))


def _is_date(point: Point) -> bool:
    return point.finding.quote == paper.pending(paper.DATE_OF_ISSUE)


async def _settled(desk: Desk, document: Document, form: str, point: Point, reason: str) -> Turn:
    await desk.store.settle(document.id, Settled(*point.key, reason, desk.chat))
    here = await desk.refreshed()
    found = points.points_before(here)
    if point.rule_is(PROPOSED):
        left = sum(p.rule_is(PROPOSED) and p.open for p in found)
        kept = Say(handover.kept(point.finding.quote, left))
        return Turn(here.state, (kept, *(await proposing.following(here) if left else ())))
    left = sum(p.holds_up for p in found)
    said = Say(texts.let_stand(point.finding.quote, reason, left))
    if not form:
        return Turn(here.state, (said,))
    turn = await ordered(here, form, begun=True)
    return replace(turn, replies=(said, *turn.replies))


def _fill(desk: Desk, document: Document, argument: str, point: Point) -> Turn:
    """Lead to where the finding can be put right."""
    section = desk.section(point.section)
    if section is None:
        today = document_button(document.id, dialog.DATE_TODAY, "today")
        return Turn(replace(desk.state, awaiting=Awaiting.DATE), (Say(dialog.ASK_DATE, ((today,),)),))
    if section.current is None:
        return facts.ask(desk, section)
    shown = views.draft(desk, section)
    if not section.current.complete and point.finding.quote not in section.current.text:
        return Turn(desk.state, (shown,))
    gap = point.finding.rule == GAP
    awaiting = Awaiting.FILL if gap else Awaiting.EDIT
    state = replace(desk.state, awaiting=awaiting, target=section.id, proposal=argument if gap else "")
    return Turn(state, (shown, Say(texts.ASK_FILL if gap else texts.ASK_CORRECTION, about=section.id)))


async def _mended(desk: Desk, document: Document, form: str, point: Point) -> Turn:
    section = desk.section(point.section)
    if section and point.rule_is(PROPOSED):
        done = await proposing.strike(desk, document, section, point)
        return replace(done, replies=(*done.replies, *await proposing.following(await desk.refreshed())))
    words = point.finding.fix.replacement
    turn = await _put(desk, document, section, point, words, form) if section else None
    return turn or Turn(desk.state, (Say(texts.DECIDED_BEFORE),))


async def _put(
    desk: Desk, document: Document, section: Section, point: Point, words: str, form: str
) -> Turn | None:
    """Put words where a finding stands, as the user's version, and go on; `None` where it is gone."""
    text = _with(document, section, point, words)
    if text is None or section.current is None:
        return None
    found = still_compared(section.current.findings, text)
    version = Version(0, text, Author.USER, section.current.complete, instruction=words, findings=found)
    await desk.store.add_version(section.id, version, show=True)
    # What was adopted with a gap is adopted with the gap filled.
    await desk.store.set_progress(section.id, section.progress)
    here = await desk.refreshed()
    changed = here.section(section.id)
    shown = (views.draft(here, changed),) if changed else ()
    turn = await ordered(here, form, begun=True) if form else Turn(here.state)
    label = listening.edited(section_name(document, section))
    return replace(turn, replies=(Say(dialog.changed(1)), *shown, *turn.replies), label=label)


def _as_sentence(point: Point, said: str) -> str:
    """Return what fills a gap with a full stop, where the gap stood for the end of its sentence."""
    _, _, behind = point.sentence.partition(point.finding.quote)
    ended = bool(behind) and not behind.startswith("【")
    return said if ended or said.endswith(_MARKS) else f"{said}。"


def _with(document: Document, section: Section, point: Point, words: str) -> str | None:
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


async def _leafed(desk: Desk, document: Document, argument: str) -> Turn:
    """Show one open finding after the other, those that hold the file up first."""
    found = points.points_before(desk)
    open_ = [*(p for p in found if p.holds_up), *(p for p in found if p.warns)]
    at = int(argument or 0)
    if at >= len(open_):
        return Turn(desk.state, (Say(texts.LAST_POINT if at else texts.NOTHING_OPEN),))
    point = open_[at]
    text = points.told(document, point, at + 1, len(open_))
    on = document_button(document.id, texts.NEXT_POINT, "points", str(at + 1))
    rows = _buttons(document, "", point)
    return Turn(desk.state, (Say(text, (*rows, (on,)) if at + 1 < len(open_) else rows),))


# -- the file ----------------------------------------------------------------------------------------------


def _made(desk: Desk, document: Document, form: str, warned: Sequence[Point]) -> Turn:
    turn = _order(desk, document, form, dialog.EXPORTING)
    if not warned:
        return turn
    look = document_button(document.id, texts.ONE_BY_ONE, "points", "0")
    listed = texts.warnings(points.in_lines(document, warned))
    return replace(turn, replies=(Say(listed, ((look,),)), *turn.replies))


def _order(desk: Desk, document: Document, form: str, said: str) -> Turn:
    return Turn(desk.state, (Say(said),), (JobOrder(JobKind.EXPORT, document.id, instruction=form),))


def review_sheet(desk: Desk, document: Document) -> Turn:
    """Order the review sheet; it may be read at any time."""
    return _order(desk, document, REVIEW_SHEET, texts.MAKING_REVIEW)


def preview(desk: Desk, document: Document, exact: str) -> Turn:
    """Order pictures of the first pages: quick ones, or those of the Word file itself."""
    order = JobOrder(JobKind.PREVIEW, document.id, instruction=exact)
    return Turn(desk.state, (Say(texts.MAKING_PREVIEW),), (order,))
