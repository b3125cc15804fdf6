"""Long polling that confirms an update only after it was handled.

The vendor's own poller confirms on receipt: what was in its queue is lost when the process is killed.
"""

from telegram import Bot

from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.retry import retry_forever

_WANTED = ("message", "callback_query")
_LONG_POLL = 30


async def poll(bot: Bot, inbox: Inbox, pace: Pace) -> None:
    """Fill the inbox until cancelled; raise InvalidToken or Conflict where no one may go on polling."""
    while True:
        # While an update is unfinished, this answers at once, for it is delivered again each time.
        updates = await retry_forever(
            lambda: bot.get_updates(inbox.next_offset(), timeout=_LONG_POLL, allowed_updates=_WANTED), pace
        )
        inbox.take(updates)
        await inbox.rest(pace.poll)


async def confirm(bot: Bot, inbox: Inbox) -> None:
    """Confirm what is finished, so that it is not delivered again at the next start."""
    if offset := inbox.next_offset():
        await bot.get_updates(offset, limit=1, timeout=0, allowed_updates=_WANTED)
