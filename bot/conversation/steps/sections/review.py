"""The review of a section: adopt, rewrite, edit, look back; a button acts on the version it came with."""

from dataclasses import replace

from bot.conversation.context import Turn, TurnContext
from bot.conversation.events import Choice
from bot.conversation.replies import Attach, Say
from bot.conversation.state import Awaiting, ChatState
from bot.conversation.steps.sections import facts
from bot.conversation.views import keyboards, ledger_views
from bot.conversation.views import progress as views
from bot.domain.document import Progress, Section, Version
from bot.domain.job import JobKind, JobOrder
from bot.drafting.outline.proposing import section_name
from bot.drafting.revision import is_all_by_hand
from bot.export import plain
from bot.texts.conversation import dialog, listening


async def tap(desk: TurnContext, section: Section, choice: Choice) -> Turn:
    """Answer a button under a section."""
    if desk.document is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice.verb:
        case "adopt":
            return await adopt(desk, section)
        case "rewrite":
            return Turn(desk.state, (Say(dialog.REWRITE, keyboards.of_rewrite(section), about=section.id),))
        case "how" | "how_all":
            return rewrite(
                desk, section, dialog.INSTRUCTIONS.get(choice.argument, ""), choice.verb == "how_all"
            )
        case "instruct":
            return _await(desk, section, Awaiting.INSTRUCTION, dialog.ASK_INSTRUCTION)
        case "edit":
            return _await(desk, section, Awaiting.EDIT, dialog.ASK_EDIT)
        case "facts":
            state = replace(desk.state, awaiting=Awaiting.ENTRY)
            return Turn(state, (ledger_views.of_section(desk, section.id),))
        case "exemplars":
            return Turn(desk.state, (), (JobOrder(JobKind.PEERS, desk.document.id, section.id),))
        case "prev" | "next":
            return await _show_version(desk, section, -1 if choice.verb == "prev" else 1)
        case "copy":
            return Turn(desk.state, (Say(plain.section_text(desk.document, section), copyable=True),))
        case "sent" if section.current:
            return await _show_model_input(desk, section.current)
        case "restore" if section.progress is Progress.DROPPED:
            await desk.store.set_progress(section.id, Progress.OPEN)
            return facts.ask(await desk.reload(), section)
        case "continue":
            return _order(desk, section, JobOrder(JobKind.CONTINUE, desk.document.id, section.id))
        case "again" | "skeleton":
            skeleton = choice.verb == "skeleton"
            order = JobOrder(JobKind.DRAFT, desk.document.id, section.id, skeleton=skeleton)
            return _order(desk, section, order)
        case "retry":
            fresh = JobOrder(JobKind.DRAFT, desk.document.id, section.id)
            return _order(desk, section, await desk.store.last_draft(section.id) or fresh)
    return Turn(desk.state, (Say(dialog.EXPIRED),))


async def _show_model_input(desk: TurnContext, version: Version) -> Turn:
    """Show what a model was sent for a version, word for word."""
    sent = "\n\n".join(await desk.store.sent(version.provenance.request))
    return Turn(desk.state, (Attach(dialog.SENT_FILE, sent.encode(), dialog.SENT_CAPTION),))


def rewrite(desk: TurnContext, section: Section, instruction: str, whole: bool = False) -> Turn:
    """Order a rewrite that keeps what the user wrote by hand, unless they want the whole of it anew."""
    document = desk.document
    if document is None or not desk.has_model:
        edit = keyboards.section_button(section, dialog.EDIT, "edit")
        return Turn(_idle_state(desk), (Say(dialog.NO_MODEL_TO_REWRITE, ((edit,),), about=section.id),))
    if not whole and is_all_by_hand(section):
        state = replace(_idle_state(desk), target=section.id, proposal=instruction)
        button = keyboards.section_button(section, dialog.ALL_MINE, "how_all")
        return Turn(state, (Say(dialog.ALL_BY_HAND, ((button,),), about=section.id),))
    order = JobOrder(JobKind.REWRITE, document.id, section.id, instruction=instruction, whole=whole)
    said = Say(dialog.rewriting(section_name(document, section)))
    return replace(_order(desk, section, order), state=_idle_state(desk), replies=(said,))


def _order(desk: TurnContext, section: Section, order: JobOrder) -> Turn:
    if desk.document is None:
        return Turn(desk.state)
    said = Say(dialog.drafting(section_name(desk.document, section)))
    return Turn(desk.state, (said,), (replace(order, base=section.shown),))


def _idle_state(desk: TurnContext) -> ChatState:
    return replace(desk.state, awaiting=Awaiting.NOTHING, target=0, proposal="")


def _await(desk: TurnContext, section: Section, awaiting: Awaiting, ask: str) -> Turn:
    return Turn(replace(desk.state, awaiting=awaiting, target=section.id), (Say(ask, about=section.id),))


async def adopt(desk: TurnContext, section: Section) -> Turn:
    """Settle a section as it is shown."""
    if section.current is None or not section.current.complete:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    await desk.store.set_progress(section.id, Progress.ADOPTED)
    here = await desk.reload()
    if here.document is None:
        return Turn(desk.state)
    name = section_name(here.document, section)
    done, total = views.progress(here.document)
    replies = (Say(dialog.adoption(name, done, total)), *((views.whole(here),) if done == total else ()))
    return Turn(desk.state, replies, label=listening.adoption(name))


async def _show_version(desk: TurnContext, section: Section, step: int) -> Turn:
    number = section.shown + step
    if not 1 <= number <= section.last:
        return Turn(desk.state, (Say(dialog.NO_OLDER if step < 0 else dialog.NO_NEWER),))
    await desk.store.show_version(section.id, number)
    # Another version than the adopted one is in the text now: it waits for a decision again.
    await desk.store.set_progress(section.id, Progress.DRAFTED)
    here = await desk.reload()
    shown = here.section(section.id)
    return Turn(desk.state, (views.draft(here, shown, in_place=True),) if shown else ())
