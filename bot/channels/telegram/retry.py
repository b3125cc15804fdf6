"""What is tried again, and how long: a poll for ever, a message for some minutes."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
)

from bot.channels.telegram.pace import Pace

_ATTEMPTS = 4
_LONGEST = 30.0
_T = TypeVar("_T")
logger = logging.getLogger(__name__)


def flood_seconds(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left alone."""
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


async def retry_briefly(call: Callable[[], Awaitable[_T]], pace: Pace) -> _T:
    """Return what the call returns, after waiting out flood limits and short network failures.

    Raise the last TelegramError where Telegram refuses, or the patience is at its end.
    """
    stop = stop_after_attempt(_ATTEMPTS) | stop_before_delay(pace.patience)
    retrying = AsyncRetrying(
        retry=retry_if_exception(_is_transient), wait=_waiting(pace), stop=stop, reraise=True
    )
    return await retrying(_coroutine(call))


async def retry_forever(call: Callable[[], Awaitable[_T]], pace: Pace) -> _T:
    """Return what the call returns, however long the network is away.

    Raise InvalidToken or Conflict, which no waiting cures.
    """
    retrying = AsyncRetrying(
        retry=retry_if_exception(_is_curable), wait=_waiting(pace), before_sleep=_log_first, reraise=True
    )
    return await retrying(_coroutine(call))


def _coroutine(call: Callable[[], Awaitable[_T]]) -> Callable[[], Awaitable[_T]]:
    # tenacity awaits coroutine functions only, not what merely returns an awaitable.
    async def attempt() -> _T:
        return await call()

    return attempt


def _is_transient(error: BaseException) -> bool:
    return isinstance(error, RetryAfter | NetworkError) and not isinstance(error, BadRequest)


def _is_curable(error: BaseException) -> bool:
    return isinstance(error, TelegramError) and not isinstance(error, InvalidToken | Conflict)


def _waiting(pace: Pace) -> Callable[[RetryCallState], float]:
    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, RetryAfter):
            return flood_seconds(error)
        return float(min(_LONGEST, pace.retry * 2 ** min(state.attempt_number - 1, 10)))

    return wait


def _log_first(state: RetryCallState) -> None:
    if state.attempt_number == 1 and state.outcome:
        logger.warning("bot api away, retrying error=%s", type(state.outcome.exception()).__name__)
