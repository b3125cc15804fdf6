"""Another process that has the store locked, and a disk that takes nothing."""

import asyncio
import resource
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

_HOLDER = """
import sqlite3, sys
record = sqlite3.connect(sys.argv[1], isolation_level=None)
record.execute("BEGIN IMMEDIATE")
print(flush=True)
sys.stdin.read()
"""


@asynccontextmanager
async def locked(home: Path, url: str) -> AsyncGenerator[None, None]:
    """Let somebody else hold the store's write lock."""
    async with _server_locked(url) if url else _file_locked(home / "gongwen.db"):
        yield


@asynccontextmanager
async def locked_for(seconds: float, home: Path, url: str) -> AsyncGenerator[None, None]:
    """Let somebody else hold the lock for so long from now, whatever is done meanwhile."""
    begun = asyncio.Event()

    async def hold() -> None:
        async with locked(home, url):
            begun.set()
            await asyncio.sleep(seconds)

    task = asyncio.create_task(hold())
    await begun.wait()
    try:
        yield
    finally:
        await task


@asynccontextmanager
async def _file_locked(file: Path) -> AsyncGenerator[None, None]:
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-c", _HOLDER, str(file))
    holder = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    assert holder.stdin and holder.stdout
    await holder.stdout.readline()
    try:
        yield
    finally:
        holder.stdin.close()
        await holder.wait()


@asynccontextmanager
async def _server_locked(url: str) -> AsyncGenerator[None, None]:
    import asyncpg  # type: ignore[import-untyped]  # the driver is an extra

    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(7405)")
            yield
    finally:
        await connection.close()


@contextmanager
def disk_that_takes_nothing() -> Generator[None, None, None]:
    """Let every write to a file fail, but for its first byte."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
