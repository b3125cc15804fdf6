"""A visit to the database is seen to its end, also where the task that made it is cancelled meanwhile."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

_Answer = TypeVar("_Answer")


async def finish(visit: Awaitable[_Answer]) -> _Answer:
    """Return what a visit returns; a cancellation that comes meanwhile is raised once the visit has ended.

    A statement that is torn in its middle leaves an open cursor, and with it the lock of its transaction:
    nobody else could write until that cursor happens to be collected.
    """
    task = asyncio.ensure_future(visit)
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        # Read, so that a visit that failed is not reported as never looked at.
        task.exception()
        raise cancelled
    return task.result()
