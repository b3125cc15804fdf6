"""Whatever a clerk asks to see: the outline, what she told and wants, what is missing, her documents."""

from dataclasses import replace

from bot.conversation.choices.outline import ShowSimilar
from bot.conversation.choices.starting import NewDocument, Resume
from bot.conversation.context import Turn, TurnContext
from bot.conversation.jobs import results
from bot.conversation.replies import Button, Deferred, Say
from bot.conversation.section_reference import find_section
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps import start
from bot.conversation.views import ledger_views
from bot.conversation.views import progress as views
from bot.domain.document import Document
from bot.domain.orders import Follow, Preview, Similar
from bot.domain.request import Ask, FollowExemplar, OpenDocument, Place, Show, Shown, Target
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts


async def show(desk: TurnContext, request: Show | OpenDocument | Ask | FollowExemplar) -> Turn:
    """Return the turn of a request to see something, to go on with another document, or to know something."""
    match request:
        case OpenDocument(name):
            return await _open(desk, name)
        case Ask(question, answer):
            return Turn(desk.state, (Say(answer), *_again(desk)) if answer else _help(desk, question))
        case FollowExemplar(name):
            order = Follow(desk.state.document, words=name)
            state = replace(desk.state, awaiting=Awaiting.EXEMPLAR)
            return Turn(state, (Say(texts.looking_for(name)),), (order,))
        case Show(what, target):
            return await _show(desk, what, target or Target(place=Place.THIS))


async def _show(desk: TurnContext, what: Shown, target: Target) -> Turn:
    match what:
        case Shown.DOCUMENTS:
            return Turn(desk.state, (await documents(desk),))
        case Shown.HELP:
            return Turn(desk.state, (Say(dialog.HELP),))
        case _ if desk.document is None:
            return Turn(desk.state, (Say(dialog.NOTHING_YET),))
        case Shown.STATUS:
            return Turn(desk.state, (results.status(desk, ()),))
        case Shown.OUTLINE:
            return Turn(desk.state, (views.outline_now(desk),))
        case Shown.FACTS:
            return Turn(replace(desk.state, awaiting=Awaiting.ENTRY), ledger_views.facts(desk))
        case Shown.WISHES:
            return Turn(desk.state, (ledger_views.wishes(desk),))
        case Shown.GAPS:
            return Turn(desk.state, (ledger_views.gaps(desk),))
        case Shown.DOCUMENT:
            return Turn(desk.state, _drafts(desk) or (Say(texts.NOTHING_WRITTEN),))
        case Shown.PREVIEW:
            order = Preview(desk.state.document)
            return Turn(desk.state, (Say(dialog.EXPORTING),), (order,))
        case Shown.EXEMPLARS | Shown.SECTION:
            return _show_section(desk, what, target)


def _show_section(desk: TurnContext, what: Shown, target: Target) -> Turn:
    section = find_section(desk, target)
    if isinstance(section, Say):
        return Turn(desk.state, (section,))
    if what is Shown.EXEMPLARS:
        return Turn(desk.state, orders=(Similar(desk.state.document, section.id),))
    return Turn(desk.state, (views.draft(desk, section) if section.current else views.question(desk),))


def _drafts(desk: TurnContext) -> tuple[Deferred, ...]:
    drafts = tuple(views.draft(desk, s) for s in desk.live if s.current)
    return (*drafts, views.whole(desk)) if drafts else ()


async def documents(desk: TurnContext) -> Say:
    """List the chat's documents, each on a button."""
    found = await _documents(desk)
    if not found:
        return Say(texts.NO_DOCUMENTS)
    lines = [
        texts.document_line(n, d.title, *views.progress(d), here=d.id == desk.state.document)
        for n, d in enumerate(found, 1)
    ]
    rows = tuple(
        (Button(f"{n}. {d.title or dialog.UNTITLED}", Resume(d.public_id)),)
        for n, d in enumerate(found, 1)
        if d.id != desk.state.document
    )
    return Say(texts.documents(lines), (*rows, (Button(dialog.NEW, NewDocument(desk.step)),)))


async def _documents(desk: TurnContext) -> list[Document]:
    found = [await desk.store.document(n) for n in await desk.store.document_ids(desk.chat)]
    return [document for document in found if document]


async def _open(desk: TurnContext, name: str) -> Turn:
    named = [d for d in await _documents(desk) if name in d.title]
    if len(named) != 1:
        listed = await documents(desk)
        return Turn(desk.state, (*(() if named else (Say(texts.NO_SUCH_DOCUMENT),)), listed))
    return await start.resume_document(desk, named[0])


def _help(desk: TurnContext, question: str) -> tuple[Say, ...]:
    """Return the help that fits a question that only rules have read."""
    section = desk.section(desk.state.section)
    asked = views.current_question(desk)
    if desk.state.stage is Stage.FACTS and section and asked:
        peers = Button(dialog.SIMILAR, ShowSimilar(desk.step))
        return (Say(dialog.explanation(asked.ask, asked.label, section.plan.guidance), ((peers,),)),)
    return (Say(texts.ASK_NOTHING_OPEN),)


def _again(desk: TurnContext) -> tuple[Deferred, ...]:
    return (views.question(desk),) if desk.state.stage is Stage.FACTS else ()
