"""The index follows the holdings by their revision: in portions, at once or in the background."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from bot.corpus.library.holdings import Holdings
from bot.corpus.search.index import Index
from bot.corpus.search.vectors import forget, vectors_file
from bot.errors import StoreError

logger = logging.getLogger(__name__)

_PORTION = 2_000
"""So many passages are taken into the index at once: in half a second of CPU, and some 60 MB of memory."""
_NEAR = 100
"""For so many exemplars that came or went a search waits; where there are more it finds what is known."""


class FollowingIndex:
    """The index over the passages of the holdings, and how far it has followed them."""

    def __init__(self, holdings: Holdings, folder: Path, then: Callable[[], None]) -> None:
        """Take what is followed, the folder, and what is to be done whenever a portion was taken in.

        Raise UsageError where the folder cannot be one of an index.
        """
        self._holdings, self._folder, self._then = holdings, folder, then
        self.current = Index.open(folder / "passages")
        self._writing = asyncio.Lock()
        self._following: asyncio.Task[None] | None = None
        self._merging: asyncio.Task[None] | None = None
        self._closing = False

    async def close(self) -> None:
        """Leave the index as the next start can go on with it, after the portion that is being taken in."""
        self._closing = True
        if self._following:
            await asyncio.wait([self._following])

    async def begin_anew(self) -> None:
        """Make the index anew from all that is in the holdings."""
        self.current.forget()
        await self.sync()

    async def purge(self) -> None:
        """Take the words of what was removed out of the files: they are made anew, or taken away."""
        await self.begin_anew()
        await self.wait_for_merges()
        if not self.current.revision:
            await asyncio.to_thread(self.current.drop)

    async def sync(self) -> None:
        """Return when the index has all that is in the holdings, or another process is seeing to it."""
        try:
            while not self._closing and await asyncio.shield(asyncio.ensure_future(self._take_in())):
                pass
        finally:
            # Nobody needs to wait until small segments have become large ones.
            if self._merging is None or self._merging.done():
                self._merging = asyncio.create_task(asyncio.to_thread(self.current.wait_for_merges))

    async def follow(self) -> None:
        """Let the index catch up: at once where little is new, else beside everything else."""
        if self._following and not self._following.done():
            return
        async with self._writing:
            behind = await self._behind()
        if behind <= _NEAR:
            await self.sync()
        else:
            logger.info("index behind revisions=%d", behind)
            self._following = asyncio.create_task(self._sync_in_background())

    async def _sync_in_background(self) -> None:
        try:
            await self.sync()
        except StoreError as error:
            # The next search tries again.
            logger.warning("index left behind error=%s", type(error).__name__)

    async def _behind(self) -> int:
        """Return how many changes the index lacks; one that cannot be of these holdings is begun anew."""
        if self.current.lost:
            await self.wait_for_merges()
            await asyncio.to_thread(self.current.wait_for_merges)
            self.current = await asyncio.to_thread(Index.open, self._folder / "passages")
        latest = await self._holdings.revision()
        if latest < self.current.revision:
            self.current.forget()
        return latest - self.current.revision

    async def _take_in(self) -> bool:
        """Take a portion of what is new into the index; return whether there is more of it."""
        async with self._writing:
            if not await self._behind():
                return False
            await self.wait_for_merges()
            changes = await self._holdings.changes_since(self.current.revision, _PORTION)
            await asyncio.to_thread(forget, vectors_file(self._folder), changes.removed)
            if not await asyncio.to_thread(self.current.catch_up, changes):
                return False
            self._then()
            return True

    async def wait_for_merges(self) -> None:
        """Return when the index is tidy after its last change, and other processes may write to it."""
        merging, self._merging = self._merging, None
        if merging:
            await asyncio.wait([merging])
            if not merging.cancelled():
                merging.result()
