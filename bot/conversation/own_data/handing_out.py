"""Everything that is held of a user, given to him as one file of one moment."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime

from bot.conversation.events import Command, Event, Text
from bot.conversation.replies import Attach, Reply
from bot.conversation.services import Services
from bot.lexicon.said import without_ending
from bot.store.records import own_data
from bot.texts.conversation import own_data as texts

Answer = Coroutine[None, None, tuple[Reply, ...]]


def answer(services: Services, chat: str, event: Event) -> Answer | None:
    """Return the answer to whoever asks for his data; `None` for any other event."""
    match event:
        case Command(_, "mydata"):
            return _file(services, chat)
        case Text(_, said) if without_ending(said) in texts.WORDS:
            return _file(services, chat)
    return None


async def _file(services: Services, chat: str) -> tuple[Reply, ...]:
    from bot.conversation.own_data.archive import (
        archive,
    )  # what writes Word files: the greeting need not wait

    async with services.store.read() as store:
        held = await own_data.held(store, chat)
        found = [await store.document(number) for number in await store.document_ids(chat)]
    documents = [document for document in found if document]
    now = datetime.now().astimezone()
    content = await asyncio.to_thread(archive, held, documents, services.layout, now)
    return (Attach(texts.file_name(now.date()), content, texts.CAPTION),)
