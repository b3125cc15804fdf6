"""A chat is forgotten in portions, so that nobody waits for it, and to its end whatever comes between."""

import time

from bot.conversation.services import Services
from bot.conversation.state import load_state
from bot.store.records import givers, settings


async def forget(services: Services, chat: str) -> None:
    """Take all that a chat has brought out of every file; nothing is left that names it.

    Until then its state says that it is to be forgotten: whoever finds it so goes on. What comes behind, as
    that the last of its updates was handled, is taken out of the files a little later.
    """
    async with services.store.write() as store:
        # First: what is taken back meanwhile must not come to a chat whose exemplars are gone already.
        await givers.forget(store, chat)
    await services.library.clear(chat)
    more = True
    while more:
        async with services.store.write() as store:
            more = await store.forget_some(chat)
    await services.store.purge()
    async with services.store.write() as store:
        step = load_state((await store.chat(chat)).state).step
        first = await settings.number(store, settings.FIRST_STEP)
        await settings.put(store, settings.FIRST_STEP, str(max(step + 1, first)))
        await settings.put(store, settings.TRACES, str(time.time()))
        await store.forget(chat)
