"""The start: a request in one sentence, or an unfinished document to go on with."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.conversation.choices.starting import KeepDocument, Resume
from bot.conversation.replies import Deferred, Keyboard, Response, Say
from bot.conversation.state import Awaiting, ChatState, Stage
from bot.conversation.steps import questions
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Document, Progress
from bot.drafting.outline.proposing import section_name
from bot.store.records import idle_documents
from bot.texts import checking
from bot.texts.conversation import dialog, house_words, own_data, own_genres, releasing, templates

_PAUSE = timedelta(hours=1)
"""Who comes back sooner has what was asked in mind, and mostly on the screen."""
_ASKED = {
    Awaiting.INSTRUCTION: dialog.ASK_INSTRUCTION,
    Awaiting.EDIT: dialog.ASK_EDIT,
    Awaiting.DATE: dialog.ASK_DATE,
    Awaiting.CHECK: checking.ASK,
    Awaiting.TEMPLATE: templates.ASK_FILE,
    Awaiting.WORDS: house_words.EMPTY,
    Awaiting.FILL: releasing.ASK_FILL,
    Awaiting.REASON: releasing.ASK_REASON,
    Awaiting.GENRE_NAME: own_genres.ASK_NAME,
}


async def greet(context: TurnContext) -> Turn:
    """Greet, whatever the chat was doing: the document in hand stays, and can be taken up again."""
    return Turn(context.state, (Say(dialog.WELCOME, await ways_to_begin(context)),))


async def ways_to_begin(context: TurnContext) -> Keyboard:
    """Return what can be begun, and the last unfinished document to go on with."""
    return views.ways_to_begin(context, await _open_document(context))


async def new(context: TurnContext) -> Turn:
    """Put the document in hand aside and ask what to write."""
    return Turn(
        ChatState(step=context.state.step + 1), (Say(dialog.ASK_REQUEST, views.own_genre_rows(context)),)
    )


async def resume(context: TurnContext, choice: Resume) -> Turn:
    """Take up a document of this chat again, at the first section that has no version yet."""
    document = await context.store.document_by_public_id(context.chat, choice.document)
    if document is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    await idle_documents.keep(context.store, document.id)
    return await resume_document(context, document)


async def keep(context: TurnContext, choice: KeepDocument) -> Turn:
    """Keep a document of this chat that lies idle."""
    document = await context.store.document_by_public_id(context.chat, choice.document)
    if document is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    await idle_documents.keep(context.store, document.id)
    return Turn(context.state, (Say(own_data.keeping(document.title)),))


async def resume_document(context: TurnContext, document: Document) -> Turn:
    """Take up one of the chat's documents; the one in hand is only shown."""
    if document.id == context.state.document:
        return Turn(context.state, show_state(context))
    busy = frozenset(job.order.section for job in await context.store.waiting_jobs(context.chat))
    state = place_of(document, busy, ChatState(step=context.state.step))
    ledger = await context.store.ledger(document.id)
    at = await replace(context, ledger=ledger).reload(state)
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


async def reopen(context: TurnContext) -> Turn:
    """Show where a chat stands that is opened again and has missed nothing.

    What was left open beside that is asked once more after a pause, not at every start: the note with the
    document tells of it anyhow.
    """
    if context.state.stage is Stage.START:
        return await greet(context)
    question = questions.oldest_open(context)
    last = await context.store.last_update(context.chat)
    rested = last is None or datetime.now(UTC) - last > _PAUSE
    due = question is not None and rested and question.id != context.state.repeated
    state = replace(context.state, repeated=question.id) if question and due else context.state
    return Turn(state, show_state(context, asks=due))


def show_state(context: TurnContext, *, asks: bool = True) -> tuple[Response, ...]:
    """Show where the chat stands: the drafts that wait for a decision, then what is asked now.

    With `asks` also what was left open on the way.
    """
    left_open = questions.open_question(context) if asks else ()
    if context.document is None:
        return (Say(dialog.ASK_REQUEST),)
    match context.state.stage:
        case Stage.BRIEF:
            return (*views.request_card(context), *left_open)
        case Stage.OUTLINE:
            return (views.outline_card(context),)
        case Stage.FACTS:
            now = views.question(context)
        case _:
            now = views.whole(context)
    asked = awaiting_prompt(context)
    # What the next text is taken for is asked last, and nothing else beside it.
    following: tuple[Response, ...] = (asked,) if asked else (now, *left_open)
    return (*waiting_drafts(context), *following)


def awaiting_prompt(context: TurnContext) -> Say | None:
    """Return what the next text is taken for, where that is not what the stage asks; `None` where it is."""
    section = context.section(context.state.target)
    asked = _ASKED.get(context.state.awaiting)
    if asked is None or context.document is None:
        return None
    if context.state.awaiting is Awaiting.GENRE_NAME and context.state.target:
        return Say(own_genres.ASK_NEW_NAME)
    of = f"{section_name(context.document, section)}：" if section else ""
    return Say(f"{of}{asked}", about=section.id if section else 0)


def waiting_drafts(context: TurnContext) -> tuple[Deferred, ...]:
    """Show the drafts that wait for a decision."""
    return tuple(views.draft(context, s) for s in context.live if s.progress is Progress.DRAFTED)


async def _open_document(context: TurnContext) -> Document | None:
    for identifier in await context.store.document_ids(context.chat):
        document = await context.store.document(identifier)
        if document and (not document.live or any(s.progress is not Progress.ADOPTED for s in document.live)):
            return document
    return None
