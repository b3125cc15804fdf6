"""The whole document: adopting, the date of issue, copying, and the orders to release it."""

from dataclasses import replace
from datetime import date

from bot.conversation.choices import document as choices
from bot.conversation.choices.choice import DocumentChoice
from bot.conversation.choices.document import LabelChoice, ReleaseChoice, TextChoice
from bot.conversation.choices.findings import FindingChoice, ProposalChoice
from bot.conversation.choices.wordings import TitleChoice
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.release import labelling, releasing
from bot.conversation.steps.sections import choosing, drafting, proposing
from bot.conversation.views import progress as views
from bot.domain.document import Document, Progress
from bot.domain.orders import Format
from bot.export import plain
from bot.lexicon.said import matches
from bot.regex import regex
from bot.texts.conversation import dialog, listening

_DATE = regex(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_SHORT = 20
_WORDS = {
    **dict.fromkeys(("导出", "导出word", "导出docx"), Format.DOCX),
    **dict.fromkeys(("导出文本", "导出txt"), Format.TXT),
}


async def tap(desk: TurnContext, choice: DocumentChoice) -> Turn:
    """Answer a button of the whole document; one of another document has expired."""
    document = desk.document
    if document is None or choice.document != document.public_id:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    if isinstance(choice, FindingChoice):
        return await releasing.tap(desk, document, choice)
    if isinstance(choice, ProposalChoice):
        return await proposing.tap(desk, document, choice)
    if isinstance(choice, LabelChoice):
        return await labelling.tap(desk, document, choice)
    if isinstance(choice, TitleChoice):
        return await choosing.tap(desk, document, choice)
    if isinstance(choice, ReleaseChoice):
        return await _release(desk, document, choice)
    return await _tap_of_text(desk, document, choice)


async def _release(desk: TurnContext, document: Document, choice: ReleaseChoice) -> Turn:
    match choice:
        case choices.ExportFile(format=form):
            return await releasing.order_file(desk, form)
        case choices.ShowReview():
            return releasing.review_sheet(desk, document)
        case choices.ShowPreview():
            return releasing.preview(desk, document, exact=False)
        case choices.ShowPages():
            return releasing.preview(desk, document, exact=True)


async def _tap_of_text(desk: TurnContext, document: Document, choice: TextChoice) -> Turn:
    match choice:
        case choices.AdoptAll():
            return await adopt_all(desk, document)
        case choices.CopyAll():
            written = [s for s in document.live if s.current]
            texts = tuple(Say(plain.section_text(document, s), copyable=True, about=s.id) for s in written)
            return Turn(desk.state, texts)
        case choices.SetDate():
            return releasing.ask_date(desk, document)
        case choices.IssueToday():
            return await _set_date(desk, document, desk.today)
        case choices.DraftRest():
            return await drafting.draft_rest(desk, document)


async def take_order(desk: TurnContext, said: str) -> Turn | None:
    """Carry out what is asked for in words, at any stage: 导出 Word, 成文日期2026年7月5日; else `None`."""
    if form := next((form for words, form in _WORDS.items() if matches(said, (words,))), None):
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
