"""The review of a section: adopt, rewrite, edit, look back; a button acts on the version it came with."""

from dataclasses import replace

from bot.conversation.context import Turn, TurnContext
from bot.conversation.events import Choice
from bot.conversation.replies import Attach, Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.sections import asking, drafting
from bot.conversation.views import keyboards, ledger_views
from bot.conversation.views import progress as views
from bot.domain.document import Progress, Section, Version
from bot.domain.orders import Continue, Draft, Similar
from bot.drafting.outline.proposing import section_name
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
            instruction = dialog.INSTRUCTIONS.get(choice.argument, "")
            return drafting.rewrite(desk, section, instruction, whole=choice.verb == "how_all")
        case "instruct":
            return _await(desk, section, Awaiting.INSTRUCTION, dialog.ASK_INSTRUCTION)
        case "edit":
            return _await(desk, section, Awaiting.EDIT, dialog.ASK_EDIT)
        case "facts":
            state = replace(desk.state, awaiting=Awaiting.ENTRY)
            return Turn(state, (ledger_views.of_section(desk, section.id),))
        case "exemplars":
            return Turn(desk.state, (), (Similar(desk.document.id, section.id),))
        case "prev" | "next":
            return await _show_version(desk, section, -1 if choice.verb == "prev" else 1)
        case "copy":
            return Turn(desk.state, (Say(plain.section_text(desk.document, section), copyable=True),))
        case "sent" if section.current:
            return await _show_model_input(desk, section.current)
        case "restore" if section.progress is Progress.DROPPED:
            await desk.store.set_progress(section.id, Progress.OPEN)
            return asking.ask(await desk.reload(), section)
        case "continue":
            return drafting.order_draft(desk, section, Continue(desk.document.id, section.id))
        case "again" | "skeleton":
            skeleton = choice.verb == "skeleton"
            order = Draft(desk.document.id, section.id, skeleton=skeleton)
            return drafting.order_draft(desk, section, order)
        case "retry":
            fresh = Draft(desk.document.id, section.id)
            return drafting.order_draft(desk, section, await desk.store.last_draft(section.id) or fresh)
    return Turn(desk.state, (Say(dialog.EXPIRED),))


async def _show_model_input(desk: TurnContext, version: Version) -> Turn:
    """Show what a model was sent for a version, word for word."""
    sent = "\n\n".join(await desk.store.sent(version.provenance.request))
    return Turn(desk.state, (Attach(dialog.SENT_FILE, sent.encode(), dialog.SENT_CAPTION),))


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
