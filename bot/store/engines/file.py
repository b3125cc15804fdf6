"""A database in a file: questions are answered on this thread, and one writer at a time is let in."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Executable, Row, create_engine, event

from bot.store.engines.database import Answer, Made, Values, Visit
from bot.store.engines.turns import Turns
from bot.store.engines.unbroken import finish
from bot.store.faults import retry_on_lock

_TRIES, _PAUSE = 100, 0.05
_MANY = 100
"""So many rows take as long as the way to a thread and back."""

logger = logging.getLogger(__name__)


class FileDatabase:
    """A SQLite file.

    A statement takes 20 to 100 µs, the way to a thread and back as long again and ten times as long on a busy
    machine: so statements stay on this thread, and wait for nobody: what another process has locked is tried
    again. What waits for the disk does not stay: to end a change, and to write many rows. It is used from one
    event loop.
    """

    is_shared = False

    def __init__(self, path: Path) -> None:
        # Who reads may hold a connection while he waits for something else: nobody else must wait for that.
        options = {"max_overflow": -1, "hide_parameters": True, "connect_args": {"timeout": 0}}
        self._engine = create_engine(URL.create("sqlite", database=str(path)), **options)
        event.listen(self._engine, "connect", _prepare)
        self._turn = Turns()
        self._at_work: asyncio.Task[object] | None = None
        self._thread = ThreadPoolExecutor(1, "store")

    @asynccontextmanager
    async def writing(self, *, urgent: bool = False) -> AsyncGenerator[Visit, None]:
        """Lend a transaction that may change something, to one task after the other, urgent ones first."""
        async with self._changing(urgent=urgent) as connection:
            yield _Visit(connection, self._thread)

    @asynccontextmanager
    async def _changing(self, *, urgent: bool = False) -> AsyncGenerator[Connection, None]:
        # Taking the write lock at once makes two processes wait for each other; a later upgrade would fail.
        async with self._one_writer(urgent=urgent), self._begun("BEGIN IMMEDIATE") as connection:
            yield connection
            await self._aside(connection.commit)

    @asynccontextmanager
    async def _one_writer(self, *, urgent: bool = False) -> AsyncGenerator[None, None]:
        task = asyncio.current_task()
        if self._at_work is task:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        async with self._turn.taken(urgent=urgent):
            self._at_work = task
            try:
                yield
            finally:
                self._at_work = None

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Visit, None]:
        """Lend a transaction for questions only; WAL lets it begin beside any writer."""
        async with self._begun("BEGIN") as connection:
            yield _Visit(connection, self._thread)

    @asynccontextmanager
    async def _begun(self, begin: str) -> AsyncGenerator[Connection, None]:
        with closing(await retry_on_lock(self._engine.connect)) as connection:
            await retry_on_lock(partial(connection.exec_driver_sql, begin))
            yield connection

    async def ask(
        self, question: Executable, values: Mapping[str, object] | None, *, brief: bool
    ) -> Sequence[Row[Any]]:
        """Return the answer to one question; one that is not brief is answered beside this thread."""
        work = partial(_answer, self._engine, question, values)
        return await (retry_on_lock(work) if brief else retry_on_lock(work, asyncio.to_thread))

    async def prepare(self, work: Callable[[Connection], None]) -> None:
        """Do work in one transaction, in which a table may be made anew that others refer to."""
        async with self._one_writer():
            with closing(await retry_on_lock(self._engine.connect)) as connection:
                try:
                    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
                    await retry_on_lock(partial(connection.exec_driver_sql, "BEGIN IMMEDIATE"))
                    await self._aside(partial(work, connection))
                    await self._aside(connection.commit)
                finally:
                    connection.invalidate()  # nobody else is to find one that holds no references

    async def purge(self, *, to_its_end: bool = False) -> bool:
        """Write the log into the file, where what was deleted is overwritten; return whether it was emptied.

        A reader in another process holds the log for as long as it reads; it is waited for within bounds.
        Most of the log is written beside any writer: who writes waits for the rest of it only.
        """
        for _ in range(_TRIES):
            await asyncio.to_thread(self._checkpoint, "PASSIVE")
            async with self._one_writer():
                if await self._aside(partial(self._checkpoint, "TRUNCATE")):
                    return True
            await asyncio.sleep(_PAUSE)
        logger.warning("log not emptied: somebody reads all the time")
        return False

    def _checkpoint(self, how: str) -> bool:
        with closing(self._engine.connect()) as connection:
            row = connection.exec_driver_sql(f"PRAGMA wal_checkpoint({how})").one()
            return bool(row[0] == 0)

    async def close(self) -> None:
        """Let the writer end who is at it, then close all connections."""
        async with self._turn.taken():
            self._thread.shutdown()
            self._engine.dispose()

    async def _aside(self, work: Callable[[], Made]) -> Made:
        return await _on(self._thread, work)


class _Visit:
    """A transaction in the file."""

    def __init__(self, connection: Connection, thread: ThreadPoolExecutor) -> None:
        self._connection, self._thread = connection, thread

    async def execute(self, statement: Executable, values: Values = None) -> Answer:
        """Return the answer to a statement; many rows are written beside this thread."""
        work = partial(self._connection.execute, statement, values)
        if isinstance(values, Sequence) and len(values) > _MANY:
            return await self.aside(work)
        return await retry_on_lock(work)

    async def aside(self, work: Callable[[], Made]) -> Made:
        """Return what is made for this transaction, on the thread that waits for the disk."""
        return await _on(self._thread, work)


async def _on(thread: ThreadPoolExecutor, work: Callable[[], Made]) -> Made:
    return await finish(asyncio.get_running_loop().run_in_executor(thread, work))


def _answer(engine: Engine, question: Executable, values: Mapping[str, object] | None) -> Sequence[Row[Any]]:
    with engine.connect() as connection:
        return connection.execute(question, values).all()


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins and ends transactions, not the driver
    cursor = connection.cursor()
    # FULL, not NORMAL: what was acknowledged must survive a power cut, not only a crash of the process.
    # secure_delete: what a user has us forget must not linger in free pages.
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
