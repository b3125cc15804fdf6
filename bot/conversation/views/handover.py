"""The note that comes with a whole draft, as the chat shows it."""

from functools import partial

from bot.conversation.context import TurnContext
from bot.conversation.replies import Deferred, Say
from bot.conversation.steps.sections import proposing
from bot.conversation.views.open_findings import open_findings
from bot.domain.document import Document
from bot.domain.finding import Aspect
from bot.drafting.handover import notes
from bot.texts.conversation import handover as texts


def note(desk: TurnContext) -> tuple[Deferred, ...]:
    """Return the note of the document in hand, with the ways to decide about what was proposed."""
    return (Deferred(partial(_note, desk, desk.document)),) if desk.document else ()


def _note(desk: TurnContext, document: Document) -> Say:
    open_ = sum(p.is_about(Aspect.PROPOSAL) and p.open for p in open_findings(desk))
    lines = notes(document, desk.genre, desk.ledger, open_)
    return Say(texts.note(lines), proposing.of_note(document, open_))
