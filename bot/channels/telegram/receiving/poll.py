"""Long polling: updates are confirmed as soon as they are kept, whatever becomes of them.

The vendor's own poller confirms on receipt too, but keeps them in memory: a kill would lose them.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, Update
from telegram.error import Conflict, NetworkError

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.retry import retry_forever
from bot.errors import StoreError

WANTED = ("message", "edited_message", "callback_query")
"""The kinds of updates that are asked for."""
_LONG_POLL = 30
logger = logging.getLogger(__name__)


class Poll:
    """Fetches updates from where it left off."""

    def __init__(self, bot: Bot, receive: Callable[[Sequence[Update]], Awaitable[None]], pace: Pace) -> None:
        """Take what keeps updates; it raises StoreError where it cannot, and they are fetched again."""
        self._bot, self._receive, self._pace = bot, receive, pace
        self._offset = 0
        self._began = time.monotonic()

    async def run(self) -> None:
        """Fetch until cancelled; raise InvalidToken, or Conflict where another bot was there before."""
        self._began = time.monotonic()
        while True:
            updates = await retry_forever(self._fetch, self._pace)
            try:
                await self._receive(updates)
            except StoreError as error:
                logger.error("updates not kept count=%d error=%s", len(updates), type(error).__name__)
                await asyncio.sleep(self._pace.retry)
            else:
                self._offset = max((u.update_id + 1 for u in updates), default=self._offset)

    async def confirm(self) -> None:
        """Confirm what was kept, so that it is not delivered again at the next start."""
        if self._offset:
            await self._bot.get_updates(self._offset, limit=1, timeout=0, allowed_updates=WANTED)

    async def _fetch(self) -> tuple[Update, ...]:
        try:
            return await self._bot.get_updates(self._offset, timeout=_LONG_POLL, allowed_updates=WANTED)
        except Conflict as error:
            # The server ends the older of two polls: whoever has just come is to give way, not who was there.
            if time.monotonic() - self._began < self._pace.young:
                raise
            logger.warning("another bot has tried to poll")
            raise NetworkError("another bot has tried to poll") from error
