"""What is let in: updates that can be read, and of these only what the people on the list write."""

import contextlib
import logging
from collections.abc import Iterable
from typing import Any

from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes
from telegram.request import HTTPXRequest

from bot.channels.telegram.updates import is_stop, may_continue
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)
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
            answer["result"] = [u if _is_readable(u) else {"update_id": u["update_id"]} for u in numbered]
        return answer


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
    """Lets through who is on the list and writes in private; tells anyone else his id, once."""

    def __init__(self, allow: Iterable[int]) -> None:
        self._allow = frozenset(allow)
        self._told: set[int] = set()

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Return for a user on the list; raise ApplicationHandlerStop for all else."""
        user, chat = update.effective_user, update.effective_chat
        if user and chat and chat.type == Chat.PRIVATE:
            if user.id in self._allow:
                return
            if chat.id not in self._told:
                self._told.add(chat.id)
                logger.info("stranger turned away user=%d", user.id)
                with contextlib.suppress(TelegramError):
                    await context.bot.send_message(chat.id, texts.stranger(user.id))
        raise ApplicationHandlerStop
