"""Which step an event belongs to."""

from dataclasses import replace

from bot.conversation import own_templates, views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice, Command, Event, File, Tap, Text
from bot.conversation.keyboards import step_button
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, ChatState, Stage
from bot.conversation.steps import (
    brief,
    checking,
    editing,
    facts,
    labelling,
    outline,
    releasing,
    review,
    start,
    whole,
)
from bot.domain.document import Section
from bot.drafting.outline import edited
from bot.language.quantities import quantities
from bot.language.replacing import replacements
from bot.privacy.marks import is_classified
from bot.texts import dialog, spoken
from bot.understanding.brief import is_request

_LONGEST = 20_000
_STEPS = {Stage.BRIEF: brief.tap, Stage.OUTLINE: outline.tap, Stage.FACTS: facts.tap}
_OF_DOCUMENT = (
    releasing.VERBS
    | labelling.VERBS
    | {
        *("export", "adopt_all", "copy_all", "date", "today", "draft_rest"),
        *("preview", "review"),
    }
)


async def dispatch(desk: Desk, event: Event) -> Turn:
    """Return what the step that the event belongs to makes of it."""
    match event:
        case Command(_, name):
            return await _command(desk, name)
        case Tap(update, choice):
            return await _tap(desk, choice, update)
        case Text():
            return await _text(desk, event)
        case File():
            return await own_templates.taken(desk, event)
    raise TypeError(event)


async def _command(desk: Desk, name: str) -> Turn:
    document = desk.document
    match name:
        case "start":
            return await start.greet(desk)
        case "new":
            return await start.new(desk)
        case "check":
            return checking.ask(desk)
        case "help":
            return Turn(desk.state, (Say(dialog.HELP),))
        case "forget":
            yes = step_button(desk.state, dialog.FORGET_YES, "forget")
            no = step_button(desk.state, dialog.FORGET_NO, "keep")
            return Turn(desk.state, (Say(dialog.FORGET_SURE, ((yes, no),)),))
        case "outline" if desk.state.stage is Stage.OUTLINE:
            return Turn(desk.state, (views.outline_card(desk, desk.state),))
        case "outline" if document:
            lines = views.outline_lines(tuple(s.plan for s in document.live))
            return Turn(desk.state, (Say("\n".join((*lines, dialog.OUTLINE_FIXED))),))
        case "template":
            return await own_templates.asked(desk)
        case "export":
            return await releasing.ordered(desk, "docx")
        case "outline":
            return Turn(desk.state, (Say(dialog.NOTHING_YET),))
    return Turn(desk.state, (Say(dialog.UNKNOWN_COMMAND),))


async def _tap(desk: Desk, choice: Choice, update: str) -> Turn:
    if choice.target:
        return await _section_tap(desk, choice, update)
    if choice.verb in own_templates.VERBS:
        return await own_templates.tap(desk, choice)
    if choice.verb in _OF_DOCUMENT:
        return await whole.tap(desk, choice)
    if choice.verb == "resume":
        return await start.resume(desk, choice)
    if choice.revision != desk.state.step:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice.verb:
        case "new":
            return await start.new(desk)
        case "check":
            return checking.ask(desk)
        case "forget":
            await desk.store.forget(desk.chat)
            return Turn(ChatState(step=desk.state.step + 1), (Say(dialog.FORGOTTEN),), ends_all=True)
        case "keep":
            return Turn(desk.state, (Say(dialog.KEPT),))
    step = _STEPS.get(desk.state.stage)
    return await step(desk, choice) if step else Turn(desk.state, (Say(dialog.EXPIRED),))


async def _section_tap(desk: Desk, choice: Choice, update: str) -> Turn:
    section = desk.section(choice.target)
    if section is None or choice.revision != section.shown:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice.verb:
        case "meant":
            return await editing.meant(desk, section, choice.argument, update)
        case "fact_too":
            return await editing.fact_too(desk, section, update)
        case "keep_fact":
            return editing.keep_fact(desk)
    return await review.tap(desk, section, choice)


async def _text(desk: Desk, event: Text) -> Turn:
    said = event.text.strip()
    if is_classified(event.text):
        return Turn(desk.state, (Say(dialog.CLASSIFIED),))
    if desk.state.awaiting is Awaiting.CHECK:
        return checking.checked(desk, event.text)
    if len(said) > _LONGEST:
        return Turn(desk.state, (Say(dialog.TOO_LONG),))
    if turn := await _awaited(desk, said, event.update):
        return turn
    desk = replace(desk, state=replace(desk.state, awaiting=_kept(desk.state)))
    if turn := await _spoken(desk, said):
        return turn
    section = desk.section(event.about)
    if section and section.versions:
        return await editing.edit(desk, section, said, event.update)
    stage = desk.state.stage
    if stage is Stage.START or (stage is not Stage.BRIEF and is_request(said, desk.genres)):
        return await brief.request(desk, said)
    match desk.state.stage:
        case Stage.BRIEF:
            return await brief.text(desk, said)
        case Stage.OUTLINE:
            return await outline.text(desk, said)
    return await _at_work(desk, said, event.update)


async def _at_work(desk: Desk, said: str, message: str) -> Turn:
    """Take a text while facts are asked for or drafts reviewed: an edit, a fact, or nothing of the kind."""
    if changed := await editing.replace_everywhere(desk, said, message):
        return changed
    if any(quantities(old) for old, _ in replacements(said)):
        return Turn(desk.state, (Say(dialog.EDIT_NOT_FOUND),))
    plans = tuple(section.plan for section in desk.live)
    if plans and edited(plans, said):
        return Turn(desk.state, (Say(dialog.OUTLINE_FIXED),))
    if desk.state.stage is not Stage.FACTS:
        return Turn(desk.state, (Say(dialog.NOT_NOW),))
    if said.strip("。！!～~ ") in spoken.NOTHING:
        return Turn(desk.state, (views.question(desk),))
    return await facts.text(desk, said, message)


async def _spoken(desk: Desk, said: str) -> Turn | None:
    """Return the turn of what could have been tapped or commanded; `None` for anything else."""
    word = said.strip("。！!～~[]【】 ")
    stage, document = desk.state.stage, desk.state.document
    if verb := next((v for v, words in spoken.COMMANDS.items() if word in words), ""):
        return await _command(desk, verb)
    if stage is Stage.FACTS and (
        verb := next((v for v, words in spoken.QUESTION.items() if word in words), "")
    ):
        return await facts.tap(desk, Choice(verb, 0, desk.state.step))
    if document and (verb := next((v for v, words in spoken.DOCUMENT.items() if word in words), "")):
        return await whole.tap(desk, Choice(verb, 0, document))
    return await whole.spoken(desk, said)


def _kept(state: ChatState) -> Awaiting:
    """Return what a brief still awaits; other stages await nothing beyond the next text."""
    return state.awaiting if state.stage is Stage.BRIEF else Awaiting.NOTHING


async def _awaited(desk: Desk, said: str, message: str) -> Turn | None:
    """Return the turn of a text that was asked for; `None` where it answers something else."""
    section: Section | None = desk.section(desk.state.target)
    match desk.state.awaiting:
        case Awaiting.INSTRUCTION if section:
            return review.rewrite(desk, section, said)
        case Awaiting.EDIT if section:
            return await editing.edit(desk, section, said, message)
        case Awaiting.CORRECTION:
            return await facts.correct(desk, said, message)
        case Awaiting.DATE:
            return await whole.dated(desk, said)
        case Awaiting.FILL if section:
            return await releasing.filled(desk, section, said, message)
        case Awaiting.REASON:
            return await releasing.reasoned(desk, said)
    return None
