"""Which process does a job: a lock on one byte of a file, which ends with the process, however it ends.

Two programs in one data folder find the same jobs waiting; each is done, and paid for, once.
"""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

logger = logging.getLogger(__name__)

_EVERY = 1.0
"""Seconds between two tries for what another process is doing."""


class JobLocks:
    """The jobs of a data folder that are being done, by any of its processes."""

    def __init__(self, home: Path) -> None:
        """Take the data folder; raise OSError where no file can be made in it."""
        self._file = os.open(home / "jobs.lock", os.O_RDWR | os.O_CREAT, 0o600)

    @asynccontextmanager
    async def held(self, job: int) -> AsyncGenerator[None, None]:
        """Hold a job, by its number, as soon as no other process does."""
        # Another process has no way to tell us.
        while not try_lock(self._file, job):  # noqa: ASYNC110
            await asyncio.sleep(_EVERY)
        try:
            yield
        finally:
            release(self._file, job)

    def is_held_elsewhere(self, job: int) -> bool:
        """Return whether another process holds a job, which this one does not."""
        if not try_lock(self._file, job):
            return True
        release(self._file, job)
        return False

    def close(self) -> None:
        """Let go of everything."""
        os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def try_lock(file: int, at: int) -> bool:
        """Return whether a byte of a file is this process's now; it is another's where not."""
        os.lseek(file, at, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def release(file: int, at: int) -> None:
        """Let go of a byte of a file."""
        os.lseek(file, at, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def try_lock(file: int, at: int) -> bool:
        """Return whether a byte of a file is this process's now; it is another's where not."""
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, at)
        except (BlockingIOError, PermissionError):
            return False
        except OSError as error:
            # Where the file system knows no locks, each process does what it finds.
            logger.warning("no locks in the data folder error=%s", type(error).__name__)
        return True

    def release(file: int, at: int) -> None:
        """Let go of a byte of a file."""
        with suppress(OSError):
            fcntl.lockf(file, fcntl.LOCK_UN, 1, at)
