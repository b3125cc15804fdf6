"""What has reached its chat is recorded, that of a moment in one commit."""

import asyncio
import logging

from bot.errors import StoreError
from bot.store.store import Store

logger = logging.getLogger(__name__)


class Arrivals:
    """The revisions that have arrived, until they are recorded."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._revisions: dict[str, int] = {}
        """What the next commit takes."""
        self._next: asyncio.Task[None] | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    async def record(self, chat: str, revision: int) -> None:
        """Return when it is recorded, together with what arrives until the writer is free; never fails."""
        self._revisions[chat] = max(revision, self._revisions.get(chat, 0))
        if self._next is None:
            self._next = asyncio.create_task(self._commit())
            self._under_way.add(self._next)
            self._next.add_done_callback(self._under_way.discard)
        # Whoever is cancelled must not take along what others have to record.
        await asyncio.shield(self._next)

    async def close(self) -> None:
        """Return when nothing is to be recorded any more."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def _commit(self) -> None:
        try:
            async with self._store.write() as store:
                await store.mark_delivered(self._take())
        except StoreError as error:
            # They have arrived; at worst they are shown once more.
            logger.warning("arrivals not recorded error=%s", type(error).__name__)
        finally:
            if self._next is asyncio.current_task():  # the writer could not be had
                self._take()

    def _take(self) -> dict[str, int]:
        """Return what this commit records; what arrives from now on is for the next one."""
        taken, self._revisions, self._next = self._revisions, {}, None
        return taken
