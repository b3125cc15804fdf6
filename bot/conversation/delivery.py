"""What goes out to a chat, and whether it has arrived."""

import logging
from collections.abc import Sequence

from bot.conversation.arrivals import Arrivals
from bot.conversation.channels import Channels
from bot.conversation.replies import Response, to_send
from bot.domain.orders import Read
from bot.errors import StoreError
from bot.store.store import Store
from bot.texts.conversation import listening

logger = logging.getLogger(__name__)


class Delivery:
    """The way to the chats; the store knows which revision each of them has seen."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._arrivals = Arrivals(store)
        self.channel = Channels()
        """Where replies go; the engine adds what it opens."""

    async def deliver(self, chat: str, revision: int, replies: Sequence[Response]) -> None:
        """Make and send the replies of a revision, and record that they arrived."""
        if not (replies and self.channel.can_reach(chat)):
            return  # whoever opens its channel shows the chat what it missed
        try:
            await self.channel.send(chat, await to_send(replies))
        except ConnectionError:
            # The chat stays marked as undelivered: its next turn or a restart shows what it missed.
            logger.warning("replies not delivered chat=%s revision=%d", chat, revision)
            return
        await self._arrivals.record(chat, revision)

    async def close(self) -> None:
        """Return when all that has arrived is recorded."""
        await self._arrivals.close()

    async def acknowledge(self, chat: str) -> None:
        """Say at once that what was said has come, where it is read in the background."""
        try:
            async with self._store.read() as store:
                unread = await store.unread(chat)
                reading = [j for j in await store.waiting_jobs(chat) if isinstance(j.order, Read)]
        except StoreError as error:
            logger.warning("not acknowledged chat=%s error=%s", chat, type(error).__name__)
            return
        if unread and reading:
            await self.channel.acknowledge(chat, reading[-1].id, listening.receipt(len(unread)))
