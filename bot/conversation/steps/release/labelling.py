"""The visible mark of what a model wrote: it goes only where the user asks for that, and on record."""

from bot.conversation.choices.document import KeepLabel, LabelChoice, OfferUnlabelled, WaiveLabel
from bot.conversation.replies import Button, Say
from bot.conversation.steps.release import releasing
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.document import Document
from bot.domain.orders import Format
from bot.texts import layout as texts


def offer(document: Document) -> Say:
    """Say that the file carries the mark, and offer to leave it out."""
    return Say(texts.LABELLED, ((Button(texts.UNLABEL, OfferUnlabelled(document.public_id)),),))


async def tap(context: TurnContext, document: Document, choice: LabelChoice) -> Turn:
    """Ask whether the user is sure; once they are, record it and make the file without the mark."""
    match choice:
        case OfferUnlabelled():
            yes = Button(texts.UNLABEL_YES, WaiveLabel(document.public_id))
            no = Button(texts.UNLABEL_NO, KeepLabel(document.public_id))
            return Turn(context.state, (Say(texts.UNLABEL_SURE, ((yes, no),)),))
        case WaiveLabel():
            await context.store.waive_label(document.id, context.chat)
            turn = await releasing.order_file(await context.reload(), Format.DOCX)
            return Turn(turn.state, (Say(texts.UNLABELLED), *turn.replies), turn.orders)
        case KeepLabel():
            return Turn(context.state, (Say(texts.LABEL_KEPT),))
