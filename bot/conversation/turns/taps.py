"""Which step a button belongs to, and whether it has expired."""

from dataclasses import replace

from bot.conversation.choices.brief import BriefChoice
from bot.conversation.choices.choice import DocumentChoice, StepChoice
from bot.conversation.choices.document import FillTemplate
from bot.conversation.choices.genres import GenreChoice
from bot.conversation.choices.house_words import WordChoice
from bot.conversation.choices.ledger import Agree, LedgerChoice, ListHeard, Undo
from bot.conversation.choices.outline import OutlineChoice, QuestionChoice
from bot.conversation.choices.section import (
    CorrectFactToo,
    EditChoice,
    KeepFact,
    RenewOwn,
    SectionChoice,
    UseText,
)
from bot.conversation.choices.starting import CheckText, ForgetAll, KeepAll, KeepDocument, NewDocument, Resume
from bot.conversation.choices.templates import TemplateChoice
from bot.conversation.choices.wordings import VariantChoice
from bot.conversation.events import Tap
from bot.conversation.materials import house_words, own_templates
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, ChatState, Stage
from bot.conversation.steps import brief, checking, history, listening, questions, start
from bot.conversation.steps.outline import agreeing as outline
from bot.conversation.steps.outline import own_genres
from bot.conversation.steps.release import whole
from bot.conversation.steps.sections import choosing, editing, facts, renewing, review
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import ledger_views
from bot.domain.document import Section
from bot.domain.said import ClerkMessage
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as listening_texts


async def act_on(context: TurnContext, tap: Tap) -> Turn:
    """Return what a button does; what stands for no step has been answered before it comes here."""
    choice = tap.choice
    if isinstance(choice, SectionChoice | VariantChoice):
        return await _act_on_section(context, choice, tap.update)
    if isinstance(choice, DocumentChoice):
        return await whole.tap(context, choice)
    if isinstance(choice, LedgerChoice):
        return await _act_on_ledger(context, choice, tap.update)
    if isinstance(choice, TemplateChoice | FillTemplate):
        return await own_templates.tap(context, choice)
    if isinstance(choice, GenreChoice):
        return await own_genres.tap(context, choice)
    if isinstance(choice, WordChoice):
        return await house_words.tap(context, choice)
    if isinstance(choice, Resume):
        return await start.resume(context, choice)
    if isinstance(choice, KeepDocument):
        return await start.keep(context, choice)
    if isinstance(choice, StepChoice | NewDocument | CheckText | ForgetAll | KeepAll):
        return await _act_on_step(context, choice)
    return expiry(context)


def expiry(context: TurnContext) -> Turn:
    """Return the turn of a button that has expired: nothing is changed."""
    return Turn(context.state, (Say(dialog.EXPIRED),))


async def _act_on_step(
    context: TurnContext, choice: StepChoice | NewDocument | CheckText | ForgetAll | KeepAll
) -> Turn:
    if choice.at != context.step:
        return expiry(context)
    match choice:
        case NewDocument():
            return await start.new(context)
        case CheckText():
            return checking.ask(context)
        case ForgetAll():
            return Turn(ChatState(step=context.state.step + 1, forgetting=True), ends_all=True)
        case KeepAll():
            return Turn(context.state, (Say(dialog.KEPT),))
    return await _act_on_stage(context, choice)


async def _act_on_stage(context: TurnContext, choice: StepChoice) -> Turn:
    match context.state.stage:
        case Stage.BRIEF if isinstance(choice, BriefChoice):
            return await brief.tap(context, choice)
        case Stage.OUTLINE if isinstance(choice, OutlineChoice):
            return await outline.tap(context, choice)
        case Stage.FACTS if isinstance(choice, QuestionChoice):
            return await facts.tap(context, choice)
    return expiry(context)


async def _act_on_ledger(context: TurnContext, choice: LedgerChoice, update: str) -> Turn:
    """Answer a button under what was understood; one of another document has expired."""
    if context.document is None or choice.document != context.public_id:
        return expiry(context)
    match choice:
        case Undo():
            return await history.undo(replace(context, state=context.state.idle))
        case Agree():
            return Turn(context.state, (Say(listening_texts.GOOD),))
        case ListHeard():
            last = await context.store.last_steps(context.state.document, 1)
            shown = tuple(ledger_views.entries(context, step.reading) for step in last)
            return Turn(replace(context.state, awaiting=Awaiting.ENTRY), shown)
    answer = questions.tap(context, choice)
    return (
        await listening.listen(context, replace(answer, id=update))
        if isinstance(answer, ClerkMessage)
        else answer
    )


async def _act_on_section(context: TurnContext, choice: SectionChoice | VariantChoice, update: str) -> Turn:
    section = context.section(choice.of.section)
    if section is None or choice.of.document != context.public_id:
        return expiry(context)
    if isinstance(choice, VariantChoice):
        return await choosing.tap_of_section(context, section, choice)
    if choice.of != context.shown_version(section):
        return expiry(context)
    if isinstance(choice, EditChoice):
        return await _act_on_edit(context, section, choice, update)
    return await review.tap(context, section, choice)


async def _act_on_edit(context: TurnContext, section: Section, choice: EditChoice, update: str) -> Turn:
    match choice:
        case UseText(use=use):
            used = await editing.apply_choice(context, section, use, update)
            return await listening.listen(context, used) if isinstance(used, ClerkMessage) else used
        case CorrectFactToo():
            return await editing.correct_facts(context, section, update)
        case KeepFact():
            return editing.keep_fact(context)
        case RenewOwn(facts=ended):
            return await renewing.renew_own(context, section, ended)
