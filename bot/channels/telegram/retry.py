"""What is tried again, and how long: a poll for ever, a message only where it surely did not arrive."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import httpx
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from bot.channels.telegram.pace import Pace

_ATTEMPTS = 4
_LONGEST = 30.0
_BEFORE_SENDING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_T = TypeVar("_T")
logger = logging.getLogger(__name__)


def flood_seconds(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left alone."""
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


class Patience:
    """Waits between tries: a ban is waited out however long it is, a failure of the network a few times.

    Once the bot closes nothing is waited for any more: the last error is raised.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._over = asyncio.Event()

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._over.set()

    async def send(self, call: Callable[[], Awaitable[_T]]) -> _T | None:
        """Return what a call returns that must not be made twice; `None` where it was not answered.

        Raise the last TelegramError where Telegram refuses, or cannot be reached.
        """
        try:
            return await self._repeat(call, _has_not_arrived)
        except NetworkError as error:
            if isinstance(error, BadRequest) or _has_not_arrived(error):
                raise
            logger.warning("no answer, taken as sent error=%s", type(error.__cause__).__name__)
            return None

    async def insist(self, call: Callable[[], Awaitable[_T]]) -> _T:
        """Return what a call returns that may as well be made twice; raise the last TelegramError."""
        return await self._repeat(call, _is_transient)

    async def _repeat(self, call: Callable[[], Awaitable[_T]], worth: Callable[[TelegramError], bool]) -> _T:
        failures = 0
        while True:
            try:
                return await call()
            except RetryAfter as error:
                if await self._ends_within(flood_seconds(error)):
                    raise
            except TelegramError as error:
                failures += 1
                if failures == _ATTEMPTS or not worth(error):
                    raise
                if await self._ends_within(_pause(self._pace, failures)):
                    raise

    async def _ends_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._over.wait()
        except TimeoutError:
            return False


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


def _is_transient(error: TelegramError) -> bool:
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def _has_not_arrived(error: TelegramError) -> bool:
    """Return whether what was sent surely had no effect: nothing was answered to, or a server's fault was."""
    cause = error.__cause__
    answered = cause is None or isinstance(cause, TelegramError)
    return _is_transient(error) and (answered or isinstance(cause, _BEFORE_SENDING))


def _is_curable(error: BaseException) -> bool:
    return isinstance(error, TelegramError) and not isinstance(error, InvalidToken | Conflict)


def _pause(pace: Pace, failures: int) -> float:
    return float(min(_LONGEST, pace.retry * 2 ** min(failures - 1, 10)))


def _waiting(pace: Pace) -> Callable[[RetryCallState], float]:
    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return flood_seconds(error) if isinstance(error, RetryAfter) else _pause(pace, state.attempt_number)

    return wait


def _log_first(state: RetryCallState) -> None:
    if state.attempt_number == 1 and state.outcome:
        logger.warning("bot api away, retrying error=%s", type(state.outcome.exception()).__name__)
