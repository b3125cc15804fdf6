"""The whole document: adopting, the date of issue, copying, and the orders to release it."""

from dataclasses import replace
from datetime import date

from bot.conversation.context import Turn, TurnContext
from bot.conversation.events import Choice
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps.release import labelling, releasing
from bot.conversation.steps.sections import choosing, proposing
from bot.conversation.views import progress as views
from bot.conversation.views.keyboards import document_button
from bot.domain.document import Document, Progress
from bot.domain.job import FILLED, JobKind, JobOrder
from bot.drafting.outline.proposing import section_name
from bot.drafting.writing.whole import sections_for_one_call
from bot.export import plain
from bot.lexicon.said import matches
from bot.regex import regex
from bot.texts.conversation import dialog, listening

_DATE = regex(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
FORMATS = ("docx", "txt")
_SHORT = 20
_WORDS = {"导出": "docx", "导出word": "docx", "导出docx": "docx", "导出文本": "txt", "导出txt": "txt"}


async def tap(desk: TurnContext, choice: Choice) -> Turn:
    """Answer a button of the whole document; one of another document has expired."""
    document = desk.document
    if document is None or choice.revision != document.id:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice.verb:
        case "export" if choice.argument in FORMATS:
            return await releasing.order_file(desk, choice.argument)
        case "review":
            return releasing.review_sheet(desk, document)
        case "preview":
            return releasing.preview(desk, document, choice.argument)
        case "draft_file" if choice.argument not in FORMATS and not choice.argument.startswith(FILLED):
            return Turn(desk.state, (Say(dialog.EXPIRED),))
        case verb if verb in releasing.VERBS:
            return await releasing.tap(desk, document, choice)
        case verb if verb in proposing.VERBS:
            return await proposing.tap(desk, document, choice)
        case verb if verb in labelling.VERBS:
            return await labelling.tap(desk, document, choice)
        case verb if verb in choosing.VERBS:
            return await choosing.tap(desk, document, choice)
        case "adopt_all":
            return await adopt_all(desk, document)
        case "copy_all":
            written = [s for s in document.live if s.current]
            texts = tuple(Say(plain.section_text(document, s), copyable=True, about=s.id) for s in written)
            return Turn(desk.state, texts)
        case "date":
            today = document_button(document.id, dialog.DATE_TODAY, "today")
            return Turn(replace(desk.state, awaiting=Awaiting.DATE), (Say(dialog.ASK_DATE, ((today,),)),))
        case "today":
            return await _set_date(desk, document, desk.today)
        case "draft_rest":
            return await draft_rest(desk, document)
    return Turn(desk.state, (Say(dialog.EXPIRED),))


async def take_order(desk: TurnContext, said: str) -> Turn | None:
    """Carry out what is asked for in words, at any stage: 导出 Word, 成文日期2026年7月5日; else `None`."""
    if form := next((form for words, form in _WORDS.items() if matches(said, (words,))), ""):
        return await releasing.order_file(desk, form)
    if desk.document and said.startswith(dialog.DATE_WORD) and _DATE.search(said):
        return await take_date(desk, said)
    return None


async def take_date(desk: TurnContext, said: str) -> Turn | None:
    """Take what the user says for the date of issue; `None` where it is none."""
    found = _DATE.search(said)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or desk.document is None:
        like_a_date = len(said) < _SHORT and "月" in said
        return Turn(desk.state, (Say(dialog.BAD_DATE),)) if like_a_date else None
    return await _set_date(desk, desk.document, day)


async def _set_date(desk: TurnContext, document: Document, day: date) -> Turn:
    brief = replace(document.brief, issued=day)
    await desk.store.set_brief(document.id, document.title, brief)
    here = await desk.reload()
    said = Say(dialog.issue_date(f"{day.year}年{day.month}月{day.day}日"))
    state = replace(desk.state, awaiting=Awaiting.NOTHING)
    return Turn(state, (said, views.whole(here)))


async def adopt_all(desk: TurnContext, document: Document) -> Turn:
    """Settle every section that is written."""
    for section in document.live:
        if section.current and section.current.complete:
            await desk.store.set_progress(section.id, Progress.ADOPTED)
    here = await desk.reload()
    unwritten = views.sections_to_write(here.document) if here.document else []
    said = (Say(dialog.still_open(unwritten)),) if unwritten else ()
    return Turn(desk.state, (*said, views.whole(here)), label=listening.ADOPTED_ALL)


async def draft_rest(desk: TurnContext, document: Document) -> Turn:
    """Draft every section that has no complete version, without asking any more."""
    rest = [s for s in document.live if not (s.current and s.current.complete)]
    together = sections_for_one_call(document, desk.ledger) if desk.has_model else ()
    single = (s for s in rest if s not in together)
    orders = (
        *((JobOrder(JobKind.WHOLE, document.id, of_all=True),) if together else ()),
        *(JobOrder(JobKind.DRAFT, document.id, s.id, base=s.shown, of_all=True) for s in single),
    )
    if not orders:
        return Turn(desk.state, (views.whole(desk),))
    state = desk.state.advance(Stage.REVIEW, section=0, passed=(), skipped=())
    return Turn(state, (Say(listening.drafting_all([section_name(document, s) for s in rest])),), orders)
