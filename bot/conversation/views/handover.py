"""The note that comes with a whole draft, as the chat shows it."""

from functools import partial

from bot.conversation.replies import Deferred, Say
from bot.conversation.steps.sections import proposing
from bot.conversation.turns.context import TurnContext
from bot.conversation.views.open_findings import open_findings
from bot.domain.document import Document
from bot.domain.finding import Aspect
from bot.drafting.handover import notes
from bot.texts.conversation import handover as texts


def note(context: TurnContext) -> tuple[Deferred, ...]:
    """Return the note of the document in hand, with the ways to decide about what was proposed."""
    return (Deferred(partial(_note, context, context.document)),) if context.document else ()


def _note(context: TurnContext, document: Document) -> Say:
    open_ = sum(p.is_about(Aspect.PROPOSAL) and p.open for p in open_findings(context))
    lines = notes(document, context.genre, context.ledger, open_)
    return Say(texts.note(lines), proposing.of_note(document, open_))
