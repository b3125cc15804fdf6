"""What a file that arrives is for: an answer, a structure to follow, or one more exemplar."""

from bot.conversation.events import File
from bot.conversation.services import Services
from bot.conversation.state import Awaiting, Stage, load_state
from bot.conversation.turns.talks import talk_of
from bot.domain.request import FollowExemplar
from bot.understanding.orders import orders


async def answers_a_question(services: Services, chat: str) -> bool:
    """Return whether a question is open, so that a file answers it."""
    async with services.store.read() as store:
        state = load_state((await store.chat(chat)).state)
    return state.awaiting in (Awaiting.CHECK, Awaiting.TEMPLATE) or state.stage not in (
        Stage.START,
        Stage.REVIEW,
    )


async def is_for_structure(services: Services, chat: str, file: File) -> bool:
    """Return whether a file was waited for, or comes with the words, for its structure."""
    async with services.store.read() as store:
        context = await services.context(store, chat)
    waited = context.state.awaiting is Awaiting.EXEMPLAR
    return waited or orders(file.caption, talk_of(context, ())) == (FollowExemplar(""),)
