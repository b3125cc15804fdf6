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
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Button, Say
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps.sections import asking, drafting
from bot.conversation.views import ledger_views
from bot.domain.document import Document, Progress, Section
from bot.domain.orders import Draft, Similar
from bot.drafting.outline.proposing import section_name
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts


async def tap(desk: TurnContext, choice: QuestionChoice) -> Turn:
    """Answer a button of the question."""
    section = desk.section(desk.state.section)
    if desk.document is None or section is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice:
        case DraftSection():
            return await _draft(desk, desk.document, section)
        case SkipQuestion():
            return asking.skip(desk)
        case LeaveOut():
            return await leave_out(desk, section)
        case ShowSimilar():
            return Turn(desk.state, (), (Similar(desk.document.id, section.id),))
        case CorrectFacts():
            state = replace(desk.state, awaiting=Awaiting.ENTRY)
            told = desk.facts_of(section.id)
            return Turn(
                state, (ledger_views.of_section(desk, section.id),) if told else ledger_views.facts(desk)
            )
        case DraftAll():
            return await drafting.draft_rest(desk, desk.document)


async def leave_out(desk: TurnContext, section: Section) -> Turn:
    """Leave a section out of the document."""
    if desk.document is None:
        return Turn(desk.state)
    await desk.store.set_progress(section.id, Progress.DROPPED)
    restore = Button(dialog.RESTORE, Restore(desk.shown_version(section)))
    name = section_name(desk.document, section)
    said = Say(dialog.section_removal(name), ((restore,),))
    turn = await _next_section(desk, said) if section.id == desk.state.section else Turn(desk.state, (said,))
    return replace(turn, label=texts.section_removal([name]))


async def _draft(desk: TurnContext, document: Document, section: Section) -> Turn:
    await desk.store.set_missing(section.id, desk.state.skipped)
    order = Draft(document.id, section.id, base=section.shown)
    turn = await _next_section(desk, Say(dialog.drafting(section_name(document, section))))
    return replace(turn, orders=(order,))


async def _next_section(desk: TurnContext, said: Say) -> Turn:
    """Go on to the next section that nothing has been asked about, or to the review."""
    here = await desk.reload()
    sections = here.document.sections if here.document else ()
    at = next((n for n, s in enumerate(sections) if s.id == desk.state.section), -1)
    following = next((s for s in sections[at + 1 :] if s.progress is Progress.OPEN), None)
    if following is None:
        state = desk.state.advance(Stage.REVIEW, section=0, passed=(), skipped=())
        return Turn(state, (said, Say(dialog.ALL_ASKED)))
    turn = asking.ask(here, following)
    return replace(turn, replies=(replace(said, text=said.text + dialog.GO_ON_ANSWERING), *turn.replies))
