"""The review of a section: adopt, rewrite, edit, look back; a button acts on the version it came with."""

from dataclasses import replace
from typing import TypeAlias

from bot.conversation.choices import section as choices
from bot.conversation.choices.section import ReviewChoice
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Attach, Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.sections import asking, drafting
from bot.conversation.views import keyboards, ledger_views
from bot.conversation.views import progress as views
from bot.domain.document import Document, Progress, Section
from bot.domain.orders import Continue, Draft, SectionDraft, Similar
from bot.drafting.outline.proposing import section_name
from bot.export import plain
from bot.texts.conversation import dialog, listening

_RewriteChoice: TypeAlias = choices.ListManners | choices.Rewrite | choices.RewriteAll | choices.TellManner
_DraftChoice: TypeAlias = choices.DraftAgain | choices.DraftSkeleton | choices.Retry


async def tap(desk: TurnContext, section: Section, choice: ReviewChoice) -> Turn:
    """Answer a button under a section."""
    document = desk.document
    if document is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice:
        case choices.Adopt():
            return await adopt(desk, section)
        case choices.ListManners() | choices.Rewrite() | choices.RewriteAll() | choices.TellManner():
            return _rewrite(desk, section, choice)
        case choices.Edit():
            return _await(desk, section, Awaiting.EDIT, dialog.ASK_EDIT)
        case choices.ShowFacts():
            state = replace(desk.state, awaiting=Awaiting.ENTRY)
            return Turn(state, (ledger_views.of_section(desk, section.id),))
        case choices.ShowExemplars():
            return Turn(desk.state, (), (Similar(document.id, section.id),))
        case choices.ShowEarlier():
            return await _show_version(desk, section, -1)
        case choices.ShowLater():
            return await _show_version(desk, section, 1)
        case choices.Copy():
            return Turn(desk.state, (Say(plain.section_text(document, section), copyable=True),))
        case choices.ShowRequest():
            return await _show_model_input(desk, section)
        case choices.Restore():
            return await _restore(desk, section)
        case choices.Continue():
            return drafting.order_draft(desk, section, Continue(document.id, section.id))
        case choices.DraftAgain() | choices.DraftSkeleton() | choices.Retry():
            return await _draft_again(desk, document, section, choice)


def _rewrite(desk: TurnContext, section: Section, choice: _RewriteChoice) -> Turn:
    match choice:
        case choices.ListManners():
            ways = keyboards.of_rewrite(desk, section)
            return Turn(desk.state, (Say(dialog.REWRITE, ways, about=section.id),))
        case choices.Rewrite(manner=manner):
            return drafting.rewrite(desk, section, dialog.INSTRUCTIONS[manner])
        case choices.RewriteAll():
            return drafting.rewrite(desk, section, "", whole=True)
        case choices.TellManner():
            return _await(desk, section, Awaiting.INSTRUCTION, dialog.ASK_INSTRUCTION)


async def _draft_again(desk: TurnContext, document: Document, section: Section, choice: _DraftChoice) -> Turn:
    order: SectionDraft = Draft(document.id, section.id, skeleton=isinstance(choice, choices.DraftSkeleton))
    if isinstance(choice, choices.Retry):
        order = await desk.store.last_draft(section.id) or order
    return drafting.order_draft(desk, section, order)


async def _restore(desk: TurnContext, section: Section) -> Turn:
    if section.progress is not Progress.DROPPED:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    await desk.store.set_progress(section.id, Progress.OPEN)
    return asking.ask(await desk.reload(), section)


async def _show_model_input(desk: TurnContext, section: Section) -> Turn:
    """Show what a model was sent for the version that is shown, word for word."""
    if section.current is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    sent = "\n\n".join(await desk.store.sent(section.current.provenance.request))
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
