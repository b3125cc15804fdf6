"""The review of a section: adopt, rewrite, edit, look back; a button acts on the version it came with."""

from dataclasses import replace
from typing import TypeAlias

from bot.conversation.choices import section as choices
from bot.conversation.choices.section import ReviewChoice
from bot.conversation.replies import Attach, Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.sections import asking, drafting
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import keyboards, ledger_views
from bot.conversation.views import progress as views
from bot.domain.document import Document, Progress, Section
from bot.domain.orders import Continue, Draft, SectionDraft, Similar
from bot.drafting.outline.proposing import section_name
from bot.export import plain
from bot.texts.conversation import dialog, listening

_RewriteChoice: TypeAlias = choices.ListManners | choices.Rewrite | choices.RewriteAll | choices.TellManner
_DraftChoice: TypeAlias = choices.DraftAgain | choices.DraftSkeleton | choices.Retry


async def tap(context: TurnContext, section: Section, choice: ReviewChoice) -> Turn:
    """Answer a button under a section."""
    document = context.document
    if document is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    match choice:
        case choices.Adopt():
            return await adopt(context, section)
        case choices.GoToSection():
            return go_to(context, section)
        case choices.ListManners() | choices.Rewrite() | choices.RewriteAll() | choices.TellManner():
            return _rewrite(context, section, choice)
        case choices.Edit():
            return _await(context, section, Awaiting.EDIT, dialog.ASK_EDIT)
        case choices.ShowFacts():
            state = replace(context.state, awaiting=Awaiting.ENTRY)
            return Turn(state, (ledger_views.of_section(context, section.id),))
        case choices.ShowExemplars():
            return Turn(context.state, (), (Similar(document.id, section.id),))
        case choices.ShowEarlier():
            return await _show_version(context, section, -1)
        case choices.ShowLater():
            return await _show_version(context, section, 1)
        case choices.Copy():
            return Turn(context.state, (Say(plain.section_text(document, section), copyable=True),))
        case choices.ShowRequest():
            return await _show_model_input(context, section)
        case choices.Restore():
            return await _restore(context, section)
        case choices.Continue():
            return drafting.order_draft(context, section, Continue(document.id, section.id))
        case choices.DraftAgain() | choices.DraftSkeleton() | choices.Retry():
            return await _draft_again(context, document, section, choice)


def go_to(context: TurnContext, section: Section) -> Turn:
    """Turn to a section: to its first open question, or to its text where it has one."""
    if section.current is None:
        return asking.ask(context, section)
    return Turn(replace(context.state, section=section.id), (views.draft(context, section),))


def _rewrite(context: TurnContext, section: Section, choice: _RewriteChoice) -> Turn:
    match choice:
        case choices.ListManners():
            if not (ways := keyboards.of_rewrite(context, section)):
                return drafting.rewrite(context, section, "")
            return Turn(context.state, (Say(dialog.REWRITE, ways, about=section.id),))
        case choices.Rewrite(manner=manner):
            return drafting.rewrite(context, section, dialog.INSTRUCTIONS[manner])
        case choices.RewriteAll():
            return drafting.rewrite(context, section, "", whole=True)
        case choices.TellManner():
            return _await(context, section, Awaiting.INSTRUCTION, dialog.ASK_INSTRUCTION)


async def _draft_again(
    context: TurnContext, document: Document, section: Section, choice: _DraftChoice
) -> Turn:
    order: SectionDraft = Draft(document.id, section.id, skeleton=isinstance(choice, choices.DraftSkeleton))
    if isinstance(choice, choices.Retry):
        order = await context.store.last_draft(section.id) or order
    return drafting.order_draft(context, section, order)


async def _restore(context: TurnContext, section: Section) -> Turn:
    if section.progress is not Progress.DROPPED:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    await context.store.set_progress(section.id, Progress.OPEN)
    return asking.ask(await context.reload(), section)


async def _show_model_input(context: TurnContext, section: Section) -> Turn:
    """Show what a model was sent for the version that is shown, word for word."""
    if section.current is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    sent = "\n\n".join(await context.store.sent(section.current.provenance.request))
    return Turn(context.state, (Attach(dialog.SENT_FILE, sent.encode(), dialog.SENT_CAPTION),))


def _await(context: TurnContext, section: Section, awaiting: Awaiting, ask: str) -> Turn:
    return Turn(
        replace(context.state, awaiting=awaiting, target=section.id),
        (Say(ask, about=section.id, placeholder=dialog.PLACEHOLDER),),
    )


async def adopt(context: TurnContext, section: Section) -> Turn:
    """Settle a section as it is shown."""
    if section.current is None or not section.current.complete:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    await context.store.set_progress(section.id, Progress.ADOPTED)
    here = await context.reload()
    if here.document is None:
        return Turn(context.state)
    name = section_name(here.document, section)
    done, total = views.progress(here.document)
    replies = (Say(dialog.adoption(name, done, total)), *((views.whole(here),) if done == total else ()))
    return Turn(context.state, replies, label=listening.adoption(name))


async def _show_version(context: TurnContext, section: Section, step: int) -> Turn:
    number = section.shown + step
    if not 1 <= number <= section.last:
        return Turn(context.state, (Say(dialog.NO_OLDER if step < 0 else dialog.NO_NEWER),))
    await context.store.show_version(section.id, number)
    # Another version than the adopted one is in the text now: it waits for a decision again.
    await context.store.set_progress(section.id, Progress.DRAFTED)
    here = await context.reload()
    shown = here.section(section.id)
    return Turn(context.state, (views.draft(here, shown, in_place=True),) if shown else ())
