"""How far an import has come, told to whoever wants to know."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

SyncProgress = Callable[[int, int], None]
"""Takes how many documents have been parsed, of how many."""
Progress = Callable[[int, int], Awaitable[None]]
"""Takes the same where a conversation or a terminal is told; of 0 while the count is not known."""


def ignore_progress(_done: int, _count: int) -> None:
    """Tell nobody."""


async def ignore_progress_async(_done: int, _count: int) -> None:
    """Tell nobody."""


def with_progress(items: Sequence[_Item], told: SyncProgress) -> Iterator[_Item]:
    """Yield the items; how many of them are done is told after each."""
    for done, item in enumerate(items, 1):
        yield item
        told(done, len(items))
