"""The corrected file comes back: new versions of the sections that it changes, its comments as doubts."""

from dataclasses import replace

from bot.conversation.events import Returned
from bot.conversation.replies import Say
from bot.conversation.state import Stage
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Author, Version
from bot.domain.ledger import Doubt, Ledger, Reading
from bot.drafting.outline.proposing import section_name
from bot.texts import revisions as texts


async def take(context: TurnContext, event: Returned) -> Turn:
    """Store what came back as new versions; a file without changes makes none."""
    document = await context.store.document(event.document)
    if document is None:
        return Turn(context.state, (Say(texts.GONE),))
    state = context.state.idle
    if document.id != state.document:
        state = state.advance(Stage.REVIEW, document=document.id, section=0)
    changed = [one for one in document.live if one.id in event.sections]
    later = [one for one in changed if one.shown != event.bases.get(one.id)]
    for one in changed:
        text = Version(0, event.sections[one.id], Author.USER, instruction=texts.step(event.name))
        await context.store.add_version(one.id, text, show=True)
    reading = _doubts(event, await context.store.ledger(document.id))
    own, beside = ([section_name(document, one) for one in some] for some in (changed, later))
    said = Say(texts.returned(event.name, own, beside, event.elsewhere, len(reading.entries)))
    here = await replace(context, state=state).reload()
    shown = tuple(views.draft(here, one) for one in here.live if one.id in event.sections)
    label = texts.step(event.name) if changed or reading.entries else ""
    return Turn(state, (said, *shown), reading=reading, label=label, since=document)


def _doubts(event: Returned, ledger: Ledger) -> Reading:
    """Return the comments as what the clerk is still to be asked; one that was put before is not new."""
    known = {doubt.question for doubt in ledger.of(Doubt, ended=True)}
    asked = [texts.comment(*one) for one in event.comments]
    new = (question for question in dict.fromkeys(asked) if question not in known)
    return Reading(tuple(Doubt(n, question, "") for n, question in enumerate(new, ledger.next)))
