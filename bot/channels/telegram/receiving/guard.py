"""What is let in: updates that can be read, and of these only what the people on the list write."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Sequence
from typing import Any

from telegram import Bot, Chat, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.receiving.entrance import Entrance, Standing
from bot.channels.telegram.receiving.rate import Allowance
from bot.channels.telegram.receiving.updates import is_about_own_data, is_stop, may_continue
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)
_AT_ONCE, _PER_SECOND = 100, 1.0
"""So many updates of one user are taken at once, and so many more each second."""
_COUNTED = 500
"""So many updates are known to be counted: those that could not be kept soon come again."""
# What the vendor's parser, and a look at what it made, raise over values of another kind than promised.
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)


class FilteringRequest(HTTPXRequest):
    """Takes the content out of an update that cannot be read: it is confirmed, and the poll goes on."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer to getUpdates; an unreadable update has only its id left."""
        answer = HTTPXRequest.parse_json_payload(payload)
        updates = answer.get("result") if isinstance(answer, dict) else None
        if isinstance(updates, list):
            numbered = [u for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)]
            answer["result"] = [readable(u) for u in numbered]
        return answer


def readable(raw: dict[str, Any]) -> dict[str, Any]:
    """Return an update as it came; of one that cannot be read nothing but its number."""
    return raw if _is_readable(raw) else {"update_id": raw["update_id"]}


def _is_readable(raw: dict[str, Any]) -> bool:
    try:
        update = Update.de_json(raw, None)
        is_stop(update)
        may_continue(update)
    except _UNREADABLE as error:
        logger.warning("update unreadable update=%d error=%s", raw["update_id"], type(error).__name__)
        return False
    return True


class Guard:
    """Lets in who is on the list, writes in private and not too much; tells anyone else why not, once."""

    def __init__(self, bot: Bot, entrance: Entrance) -> None:
        self._bot, self._entrance = bot, entrance
        self._told: dict[int, Standing] = {}
        """As what each user outside was told last that he is not let in."""
        self._allowance = Allowance(_AT_ONCE, _PER_SECOND)
        self._stops = Allowance(_AT_ONCE, _PER_SECOND)
        self._counted: deque[int] = deque(maxlen=_COUNTED)
        self._telling: set[asyncio.Task[None]] = set()

    async def admitted(self, updates: Sequence[Update]) -> list[Update]:
        """Return the updates of those who may come in, and write in private; raise StoreError."""
        private = [update for update in updates if _is_private(update)]
        standings = await self._entrance.standings(private)
        return [u for u, standing in zip(private, standings, strict=True) if self._lets_in(u, standing)]

    async def entered(self, updates: Sequence[Update]) -> list[Update]:
        """Return the updates of those who are in for good, once they are on record; raise StoreError."""
        inside, outside = await self._entrance.record(updates)
        for user in outside:
            self._turn_away(user, Standing.STRANGER)
        return inside

    def allows(self, update: Update) -> bool:
        """Return whether an admitted update, which was not kept before, is within what its user may send."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return False
        if update.update_id in self._counted:
            return True
        # Whoever sends too much can still stop what he has begun.
        allowance = self._stops if is_stop(update) else self._allowance
        if allowance.takes(user.id):
            self._counted.append(update.update_id)
            return True
        if allowance.is_news(user.id):
            logger.info("too much at once user=%d", user.id)
            self._tell(chat.id, texts.TOO_FAST)
        return False

    async def close(self) -> None:
        """Tell nobody anything any more."""
        for task in self._telling:
            task.cancel()
        await asyncio.gather(*self._telling, return_exceptions=True)

    def _lets_in(self, update: Update, standing: Standing) -> bool:
        user = update.effective_user
        if user is None:
            return False
        if standing in (Standing.MEMBER, Standing.INVITED):
            self._told.pop(user.id, None)
            return True
        # Whoever may not write any more can still take what is his, and have it removed.
        if standing in (Standing.LOCKED, Standing.DELISTED) and is_about_own_data(update):
            return True
        self._turn_away(user.id, standing)
        return False

    def _turn_away(self, user: int, standing: Standing) -> None:
        """Tell somebody once why he is not let in; a private chat has the number of its user."""
        if self._told.get(user) is not standing:
            self._told[user] = standing
            logger.info("turned away user=%d standing=%s", user, standing.name)
            self._tell(user, _why_outside(standing, user))

    def _tell(self, chat: int, line: str) -> None:
        """Tell it beside everything else: nobody who is let in waits for it."""
        task = asyncio.create_task(self._send(chat, line))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _send(self, chat: int, line: str) -> None:
        with contextlib.suppress(TelegramError):
            await self._bot.send_message(chat, line)


def _why_outside(standing: Standing, user: int) -> str:
    """Return what is told to somebody who is not let in."""
    match standing:
        case Standing.LOCKED:
            return texts.LOCKED
        case Standing.DELISTED:
            return texts.delisted(user)
    return texts.stranger(user)


def _is_private(update: Update) -> bool:
    """Return whether somebody wrote, tapped or changed something in private: such a chat has his number."""
    user, chat = update.effective_user, update.effective_chat
    ours = update.message or update.edited_message or update.callback_query
    return bool(ours and user and chat and chat.type == Chat.PRIVATE and chat.id == user.id)
