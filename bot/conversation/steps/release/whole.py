"""The whole document: adopting, the date of issue, copying, and the orders to release it."""

from dataclasses import replace
from datetime import date

from bot.conversation.choices import document as choices
from bot.conversation.choices.choice import DocumentChoice
from bot.conversation.choices.document import LabelChoice, ReleaseChoice, TextChoice
from bot.conversation.choices.findings import FindingChoice, ProposalChoice
from bot.conversation.choices.wordings import TitleChoice
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.release import labelling, releasing
from bot.conversation.steps.sections import choosing, drafting, proposing
from bot.conversation.turns.context import Turn, TurnContext
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
    **dict.fromkeys(("导出pdf",), Format.PDF),
}


async def tap(context: TurnContext, choice: DocumentChoice) -> Turn:
    """Answer a button of the whole document; one of another document has expired."""
    document = context.document
    if document is None or choice.document != document.public_id:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    if isinstance(choice, FindingChoice):
        return await releasing.tap(context, document, choice)
    if isinstance(choice, ProposalChoice):
        return await proposing.tap(context, document, choice)
    if isinstance(choice, LabelChoice):
        return await labelling.tap(context, document, choice)
    if isinstance(choice, TitleChoice):
        return await choosing.tap(context, document, choice)
    if isinstance(choice, ReleaseChoice):
        return await _release(context, document, choice)
    return await _tap_of_text(context, document, choice)


async def _release(context: TurnContext, document: Document, choice: ReleaseChoice) -> Turn:
    match choice:
        case choices.ExportFile(format=form):
            return await releasing.order_file(context, form)
        case choices.ShowReview():
            return releasing.review_sheet(context, document)
        case choices.ShowChanges():
            return releasing.compare(context, document)
        case choices.ShowPreview():
            return releasing.preview(context, document, exact=False)
        case choices.ShowPages():
            return releasing.preview(context, document, exact=True)


async def _tap_of_text(context: TurnContext, document: Document, choice: TextChoice) -> Turn:
    match choice:
        case choices.AdoptAll():
            return await adopt_all(context, document)
        case choices.CopyAll():
            written = [s for s in document.live if s.current]
            texts = tuple(Say(plain.section_text(document, s), copyable=True, about=s.id) for s in written)
            return Turn(context.state, texts)
        case choices.SetDate():
            return releasing.ask_date(context, document)
        case choices.IssueToday():
            return await _set_date(context, document, context.today)
        case choices.DraftRest():
            return await drafting.draft_rest(context, document)


async def take_order(context: TurnContext, said: str) -> Turn | None:
    """Carry out what is asked for in words, at any stage: 导出 Word, 成文日期2026年7月5日; else `None`."""
    if form := next((form for words, form in _WORDS.items() if matches(said, (words,))), None):
        return await releasing.order_file(context, form)
    if context.document and said.startswith(dialog.DATE_WORD) and _DATE.search(said):
        return await take_date(context, said)
    return None


async def take_date(context: TurnContext, said: str) -> Turn | None:
    """Take what the user says for the date of issue; `None` where it is none."""
    found = _DATE.search(said)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or context.document is None:
        like_a_date = len(said) < _SHORT and "月" in said
        return Turn(context.state, (Say(dialog.BAD_DATE),)) if like_a_date else None
    return await _set_date(context, context.document, day)


async def _set_date(context: TurnContext, document: Document, day: date) -> Turn:
    brief = replace(document.brief, issued=day)
    await context.store.set_brief(document.id, document.title, brief)
    here = await context.reload()
    said = Say(dialog.issue_date(f"{day.year}年{day.month}月{day.day}日"))
    state = replace(context.state, awaiting=Awaiting.NOTHING)
    return Turn(state, (said, views.whole(here)))


async def adopt_all(context: TurnContext, document: Document) -> Turn:
    """Settle every section that is written."""
    for section in document.live:
        if section.current and section.current.complete:
            await context.store.set_progress(section.id, Progress.ADOPTED)
    here = await context.reload()
    unwritten = views.sections_to_write(here.document) if here.document else []
    said = (Say(dialog.still_open(unwritten)),) if unwritten else ()
    return Turn(context.state, (*said, views.whole(here)), label=listening.ADOPTED_ALL)
