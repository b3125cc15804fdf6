"""Whatever a clerk asks to see: the outline, what she told and wants, what is missing, her documents."""

from dataclasses import replace

from bot.conversation.choices.findings import Fill
from bot.conversation.choices.outline import ShowSimilar
from bot.conversation.choices.starting import NewDocument, Resume
from bot.conversation.jobs import results
from bot.conversation.replies import Button, Deferred, Keyboard, Say
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps import start
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.section_reference import find_section
from bot.conversation.views import ledger_views
from bot.conversation.views import progress as views
from bot.conversation.views.open_findings import findings_before
from bot.domain.document import Document
from bot.domain.finding import Aspect
from bot.domain.orders import Follow, Preview, Similar
from bot.domain.request import Ask, FollowExemplar, OpenDocument, Place, Show, Shown, Target
from bot.texts import paper
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts


async def show(context: TurnContext, request: Show | OpenDocument | Ask | FollowExemplar) -> Turn:
    """Return the turn of a request to see something, to go on with another document, or to know something."""
    match request:
        case OpenDocument(name):
            return await _open(context, name)
        case Ask(question, answer):
            return Turn(
                context.state, (Say(answer), *_again(context)) if answer else _help(context, question)
            )
        case FollowExemplar(name):
            order = Follow(context.state.document, words=name)
            state = replace(context.state, awaiting=Awaiting.EXEMPLAR)
            return Turn(state, (Say(texts.looking_for(name)),), (order,))
        case Show(what, target):
            return await _show(context, what, target or Target(place=Place.THIS))


async def _show(context: TurnContext, what: Shown, target: Target) -> Turn:
    match what:
        case Shown.DOCUMENTS:
            return Turn(context.state, (await documents(context),))
        case Shown.HELP:
            return Turn(context.state, (Say(dialog.HELP),))
        case _ if context.document is None:
            return Turn(context.state, (Say(dialog.NOTHING_YET),))
        case Shown.STATUS:
            return Turn(context.state, (results.status(context, ()),))
        case Shown.OUTLINE:
            return Turn(context.state, (views.outline_now(context),))
        case Shown.FACTS:
            return Turn(replace(context.state, awaiting=Awaiting.ENTRY), ledger_views.facts(context))
        case Shown.WISHES:
            return Turn(context.state, (ledger_views.wishes(context),))
        case Shown.GAPS:
            return Turn(context.state, (replace(ledger_views.gaps(context), keyboard=_fill_rows(context)),))
        case Shown.DOCUMENT:
            return Turn(context.state, _drafts(context) or (Say(texts.NOTHING_WRITTEN),))
        case Shown.PREVIEW:
            order = Preview(context.state.document)
            return Turn(context.state, (Say(dialog.EXPORTING),), (order,))
        case Shown.EXEMPLARS | Shown.SECTION:
            return _show_section(context, what, target)


def _fill_rows(context: TurnContext) -> Keyboard:
    """Return a button for each gap that a text marks, which fills it."""
    if not any(section.current for section in context.live):
        return ()
    found = (p for p in findings_before(context) if p.open and p.is_about(Aspect.GAP) and p.section)
    named = ((paper.gaps_in(p.finding.quote), p.mark) for p in found)
    return tuple(
        (Button(texts.fill("".join(what)), Fill(context.public_id, None, mark)),)
        for what, mark in named
        if what
    )


def _show_section(context: TurnContext, what: Shown, target: Target) -> Turn:
    section = find_section(context, target)
    if isinstance(section, Say):
        return Turn(context.state, (section,))
    if what is Shown.EXEMPLARS:
        return Turn(context.state, orders=(Similar(context.state.document, section.id),))
    return Turn(
        context.state, (views.draft(context, section) if section.current else views.question(context),)
    )


def _drafts(context: TurnContext) -> tuple[Deferred, ...]:
    drafts = tuple(views.draft(context, s) for s in context.live if s.current)
    return (*drafts, views.whole(context)) if drafts else ()


async def documents(context: TurnContext) -> Say:
    """List the chat's documents, each on a button."""
    found = await _documents(context)
    if not found:
        return Say(texts.NO_DOCUMENTS)
    lines = [
        texts.document_line(n, d.title, *views.progress(d), here=d.id == context.state.document)
        for n, d in enumerate(found, 1)
    ]
    rows = tuple(
        (Button(f"{n}. {d.title or dialog.UNTITLED}", Resume(d.public_id)),) for n, d in enumerate(found, 1)
    )
    return Say(texts.documents(lines), (*rows, (Button(dialog.NEW, NewDocument(context.step)),)))


async def _documents(context: TurnContext) -> list[Document]:
    found = [await context.store.document(n) for n in await context.store.document_ids(context.chat)]
    return [document for document in found if document]


async def _open(context: TurnContext, name: str) -> Turn:
    named = [d for d in await _documents(context) if name in d.title]
    if len(named) != 1:
        listed = await documents(context)
        return Turn(context.state, (*(() if named else (Say(texts.NO_SUCH_DOCUMENT),)), listed))
    return await start.resume_document(context, named[0])


def _help(context: TurnContext, question: str) -> tuple[Say, ...]:
    """Return the help that fits a question that only rules have read."""
    section = context.section(context.state.section)
    asked = views.current_question(context)
    if context.state.stage is Stage.FACTS and section and asked:
        peers = Button(dialog.SIMILAR, ShowSimilar(context.step))
        return (Say(dialog.explanation(asked.ask, asked.label, section.plan.guidance), ((peers,),)),)
    return (Say(texts.ASK_NOTHING_OPEN),)


def _again(context: TurnContext) -> tuple[Deferred, ...]:
    return (views.question(context),) if context.state.stage is Stage.FACTS else ()
