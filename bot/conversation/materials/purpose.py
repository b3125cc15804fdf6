"""What a file is for: an answer, a list of words, a structure to follow, or one more exemplar."""

from pathlib import PurePath

from bot.compliance.house_words import ENDINGS
from bot.conversation.events import File
from bot.conversation.services import Services
from bot.conversation.state import Awaiting, Stage, load_state
from bot.conversation.turns.talks import talk_of
from bot.domain.request import FollowExemplar
from bot.regex import regex
from bot.understanding.orders import orders

_LIST = regex("用[词语](?:对照)?表$")
_OF_WORDS = regex("用[词语](?:对照)?表|词表|术语|规范用[词语]|用[词语]规范")
"""What a list is called; documents that are called so are none."""
_OTHERWISE = (Awaiting.CHECK, Awaiting.TEMPLATE, Awaiting.EXEMPLAR)


async def is_word_list(services: Services, chat: str, file: File) -> bool:
    """Return whether a file is a list of words: by its name, its caption, or because one was asked for."""
    async with services.store.read() as store:
        awaiting = load_state((await store.chat(chat)).state).awaiting
    stem = PurePath(file.name).stem
    if awaiting in _OTHERWISE:
        return False
    if not file.name.lower().endswith(ENDINGS):
        return bool(_LIST.search(stem))
    return awaiting is Awaiting.WORDS or any(map(_OF_WORDS.search, (stem, file.caption)))


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
