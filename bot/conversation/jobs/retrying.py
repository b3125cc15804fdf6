"""What was made in the background is kept as soon as the store takes it; what is in the way is told once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import TypeVar

from bot.errors import StoreError

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")
_PAUSES, _LONGEST = (0.5, 2.0, 5.0, 15.0), 60.0
"""Seconds before each further try."""


async def retry(
    keep: Callable[[], Awaitable[_Result]], tell: Callable[[str], Awaitable[None]], closing: asyncio.Event
) -> _Result:
    """Return what comes of keeping something, tried again until it is kept.

    Raise the StoreError that is in the way where the program closes meanwhile.
    """
    pauses = chain(_PAUSES, repeat(_LONGEST))
    is_told = False
    while True:
        try:
            return await keep()
        except StoreError as error:
            logger.warning("not kept yet error=%s", type(error).__name__)
            if not is_told:
                await tell(str(error))
            is_told = True
            if await _is_set_within(closing, next(pauses)):
                raise


async def _is_set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
