"""The visible mark of what a model wrote: it goes only where the user asks for that, and on record."""

from bot.conversation.context import Turn, TurnContext
from bot.conversation.events import Choice
from bot.conversation.replies import Say
from bot.conversation.steps.release import releasing
from bot.conversation.views.keyboards import document_button
from bot.domain.document import Document
from bot.domain.orders import Format
from bot.texts import layout as texts

VERBS = frozenset({"unlabel", "unlabel_yes", "unlabel_no"})


def offer(document: Document) -> Say:
    """Say that the file carries the mark, and offer to leave it out."""
    return Say(texts.LABELLED, ((document_button(document.id, texts.UNLABEL, "unlabel"),),))


async def tap(desk: TurnContext, document: Document, choice: Choice) -> Turn:
    """Ask whether the user is sure; once they are, record it and make the file without the mark."""
    match choice.verb:
        case "unlabel":
            yes = document_button(document.id, texts.UNLABEL_YES, "unlabel_yes")
            no = document_button(document.id, texts.UNLABEL_NO, "unlabel_no")
            return Turn(desk.state, (Say(texts.UNLABEL_SURE, ((yes, no),)),))
        case "unlabel_yes":
            await desk.store.waive_label(document.id, desk.chat)
            turn = await releasing.order_file(await desk.reload(), Format.DOCX)
            return Turn(turn.state, (Say(texts.UNLABELLED), *turn.replies), turn.orders)
    return Turn(desk.state, (Say(texts.LABEL_KEPT),))
