"""What can be done about a section while it is asked about: draft it, leave it out, correct its facts."""

from dataclasses import replace

from bot.conversation.choices.outline import (
    CorrectFacts,
    DraftAll,
    DraftSection,
    LeaveOut,
    QuestionChoice,
    ShowSimilar,
    SkipQuestion,
)
from bot.conversation.choices.section import Restore
from bot.conversation.replies import Button, Card, Say
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps.sections import asking, drafting
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import ledger_views
from bot.domain.document import Document, Progress, Section
from bot.domain.orders import Draft, Similar
from bot.drafting.outline.proposing import section_name
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts


async def tap(context: TurnContext, choice: QuestionChoice) -> Turn:
    """Answer a button of the question."""
    section = context.section(context.state.section)
    if context.document is None or section is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    match choice:
        case DraftSection():
            return await _draft(context, context.document, section)
        case SkipQuestion():
            return asking.skip(context)
        case LeaveOut():
            return await leave_out(context, section)
        case ShowSimilar():
            return Turn(context.state, (), (Similar(context.document.id, section.id),))
        case CorrectFacts():
            state = replace(context.state, awaiting=Awaiting.ENTRY)
            told = context.facts_of(section.id)
            return Turn(
                state,
                (ledger_views.of_section(context, section.id),) if told else ledger_views.facts(context),
            )
        case DraftAll():
            return await drafting.draft_rest(context, context.document)


async def leave_out(context: TurnContext, section: Section) -> Turn:
    """Leave a section out of the document."""
    if context.document is None:
        return Turn(context.state)
    await context.store.set_progress(section.id, Progress.DROPPED)
    restore = Button(dialog.RESTORE, Restore(context.shown_version(section)))
    name = section_name(context.document, section)
    said = Say(dialog.section_removal(name), ((restore,),))
    turn = (
        await _next_section(context, said)
        if section.id == context.state.section
        else Turn(context.state, (said,))
    )
    return replace(turn, label=texts.section_removal([name]))


async def _draft(context: TurnContext, document: Document, section: Section) -> Turn:
    await context.store.set_missing(section.id, context.state.skipped)
    order = Draft(document.id, section.id, base=section.shown)
    turn = await _next_section(context, Say(dialog.drafting(section_name(document, section))))
    return replace(turn, orders=(order,))


async def _next_section(context: TurnContext, said: Say) -> Turn:
    """Go on to the next section that nothing has been asked about, or to the review.

    Those before the one in hand come last: whoever began in the middle is asked about the beginning too.
    """
    here = await context.reload()
    sections = here.document.sections if here.document else ()
    at = next((n for n, s in enumerate(sections) if s.id == context.state.section), -1)
    busy = {job.order.section for job in await context.store.waiting_jobs(context.chat)}
    ordered = (*sections[at + 1 :], *sections[: at + 1])
    open_ = (s for s in ordered if s.progress is Progress.OPEN and s.id not in {*busy, context.state.section})
    following = next(open_, None)
    if following is None:
        state = context.state.advance(Stage.REVIEW, section=0, passed=(), skipped=())
        return Turn(state, (said, Say(dialog.ALL_ASKED, card=Card.PROMPT)))
    turn = asking.ask(here, following)
    return replace(turn, replies=(replace(said, text=said.text + dialog.GO_ON_ANSWERING), *turn.replies))
