"""The note that comes with a whole draft, as the chat shows it."""

from bot.conversation.desk import Desk
from bot.conversation.points import points
from bot.conversation.replies import Say
from bot.conversation.steps import proposing
from bot.drafting.handover import notes
from bot.drafting.release import PROPOSED
from bot.texts import handover as texts


def note(desk: Desk) -> tuple[Say, ...]:
    """Return the note of the document in hand, with the ways to decide about what was proposed."""
    if desk.document is None:
        return ()
    open_ = sum(p.rule_is(PROPOSED) and p.open for p in points(desk))
    lines = notes(desk.document, desk.genre, desk.ledger, open_)
    return (Say(texts.note(lines), proposing.of_note(desk.document.id, open_)),)
