"""The start: a request in one sentence, or an unfinished document to go on with."""

from collections.abc import Collection
from dataclasses import replace

from bot.conversation.choices.starting import Resume
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Deferred, Response, Say
from bot.conversation.state import Awaiting, ChatState, Stage
from bot.conversation.steps import questions
from bot.conversation.views import progress as views
from bot.domain.document import Document, Progress
from bot.drafting.outline.proposing import section_name
from bot.texts import checking
from bot.texts.conversation import dialog, own_genres, releasing, templates

_ASKED = {
    Awaiting.INSTRUCTION: dialog.ASK_INSTRUCTION,
    Awaiting.EDIT: dialog.ASK_EDIT,
    Awaiting.DATE: dialog.ASK_DATE,
    Awaiting.CHECK: checking.ASK,
    Awaiting.TEMPLATE: templates.ASK_FILE,
    Awaiting.FILL: releasing.ASK_FILL,
    Awaiting.REASON: releasing.ASK_REASON,
    Awaiting.GENRE_NAME: own_genres.ASK_NAME,
}


async def greet(desk: TurnContext) -> Turn:
    """Greet, whatever the chat was doing: the document in hand stays, and can be taken up again."""
    return Turn(desk.state, (views.welcome(desk, await _open_document(desk)),))


async def new(desk: TurnContext) -> Turn:
    """Put the document in hand aside and ask what to write."""
    return Turn(ChatState(step=desk.state.step + 1), (Say(dialog.ASK_REQUEST, views.own_genre_rows(desk)),))


async def resume(desk: TurnContext, choice: Resume) -> Turn:
    """Take up a document of this chat again, at the first section that has no version yet."""
    document = await desk.store.document_by_public_id(desk.chat, choice.document)
    if document is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    return await resume_document(desk, document)


async def resume_document(desk: TurnContext, document: Document) -> Turn:
    """Take up one of the chat's documents; the one in hand is only shown."""
    if document.id == desk.state.document:
        return Turn(desk.state, show_state(desk))
    busy = frozenset(job.order.section for job in await desk.store.waiting_jobs(desk.chat))
    state = place_of(document, busy, ChatState(step=desk.state.step))
    ledger = await desk.store.ledger(document.id)
    at = await replace(desk, ledger=ledger).reload(state)
    return Turn(state, (Say(dialog.resumption(document.title)), *show_state(at)))


def place_of(document: Document, busy: Collection[int], state: ChatState) -> ChatState:
    """Return the state that goes on with a document: asking for facts, or reviewing where all is asked.

    Sections in `busy` are being drafted already.
    """
    if not document.sections:
        return state.advance(Stage.BRIEF, document=document.id)
    waiting = next((s for s in document.live if s.progress is Progress.OPEN and s.id not in busy), None)
    if waiting is None:
        return state.advance(Stage.REVIEW, document=document.id)
    return state.advance(Stage.FACTS, document=document.id, section=waiting.id)


def show_state(desk: TurnContext) -> tuple[Response, ...]:
    """Show where the chat stands: the drafts that wait for a decision, then what is asked now."""
    if desk.document is None:
        return (Say(dialog.ASK_REQUEST),)
    match desk.state.stage:
        case Stage.BRIEF:
            return (*views.request_card(desk), *questions.open_question(desk))
        case Stage.OUTLINE:
            return (views.outline_card(desk),)
        case Stage.FACTS:
            now = views.question(desk)
        case _:
            now = views.whole(desk)
    asked = awaiting_prompt(desk)
    # What the next text is taken for is asked last, and nothing else beside it.
    following: tuple[Response, ...] = (asked,) if asked else (now, *questions.open_question(desk))
    return (*waiting_drafts(desk), *following)


def awaiting_prompt(desk: TurnContext) -> Say | None:
    """Return what the next text is taken for, where that is not what the stage asks; `None` where it is."""
    section = desk.section(desk.state.target)
    asked = _ASKED.get(desk.state.awaiting)
    if asked is None or desk.document is None:
        return None
    if desk.state.awaiting is Awaiting.GENRE_NAME and desk.state.target:
        return Say(own_genres.ASK_NEW_NAME)
    of = f"{section_name(desk.document, section)}：" if section else ""
    return Say(f"{of}{asked}", about=section.id if section else 0)


def waiting_drafts(desk: TurnContext) -> tuple[Deferred, ...]:
    """Show the drafts that wait for a decision."""
    return tuple(views.draft(desk, s) for s in desk.live if s.progress is Progress.DRAFTED)


async def _open_document(desk: TurnContext) -> Document | None:
    for identifier in await desk.store.document_ids(desk.chat):
        document = await desk.store.document(identifier)
        if document and (not document.live or any(s.progress is not Progress.ADOPTED for s in document.live)):
            return document
    return None
