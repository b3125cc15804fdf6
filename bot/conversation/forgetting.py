"""A chat is forgotten in portions, so that nobody waits for it, and to its end whatever comes between."""

from bot.conversation.services import Services
from bot.conversation.state import ChatState, dump_state, load_state


async def forget(services: Services, chat: str) -> int:
    """Take all that a chat has brought out of every file; return the revision with which it begins anew.

    Until then its state says that it is to be forgotten: whoever finds it so goes on.
    """
    await services.library.clear(chat)
    more = True
    while more:
        async with services.store.write() as store:
            more = await store.forget_some(chat)
    await services.store.purge()
    async with services.store.write() as store:
        step = load_state((await store.chat(chat)).state).step
        await store.forget(chat)
        return await store.save_chat(chat, dump_state(ChatState(step=step)))
