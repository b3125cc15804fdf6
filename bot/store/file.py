"""A database in a file: questions are answered on this thread, and one writer at a time is let in."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Row, create_engine, event

from bot.store.database import Answer, Values, Visit
from bot.store.unbroken import unbroken

_Result = TypeVar("_Result")
_BEGIN = "sqlite_begin"
"""The option of a connection that says how its transactions begin; empty for none."""


class FileDatabase:
    """A SQLite file.

    A statement takes 20 to 100 µs, the way to a thread and back as long again and ten times as long on a busy
    machine: so statements stay on this thread. What waits for the disk or for another process does not:
    to begin a change, to end it, and to write many rows. It is used from one event loop.
    """

    def __init__(self, url: str) -> None:
        # Who reads may hold a connection while he waits for something else: nobody else must wait for that.
        engine = create_engine(url, max_overflow=-1, hide_parameters=True)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        # Taking the write lock at once makes two processes wait for each other; a later upgrade would fail.
        self._writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self._reader = engine.execution_options(**{_BEGIN: "BEGIN"})
        self._asked = engine.execution_options(**{_BEGIN: ""})
        self._turn = asyncio.Lock()
        self._at_work: asyncio.Task[object] | None = None
        self._thread = ThreadPoolExecutor(1, "store")

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[Visit, None]:
        """Lend a transaction that may change something, to one task after the other."""
        async with self._one_writer():
            with closing(self._writer.connect()) as connection:
                await self._aside(connection.begin)
                yield _Visit(connection, self._aside)
                await self._aside(connection.commit)

    @asynccontextmanager
    async def _one_writer(self) -> AsyncGenerator[None, None]:
        task = asyncio.current_task()
        if self._at_work is task:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        async with self._turn:
            self._at_work = task
            try:
                yield
            finally:
                self._at_work = None

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Visit, None]:
        """Lend a transaction for questions only; WAL lets it begin beside any writer."""
        with self._reader.begin() as connection:
            yield _Visit(connection, self._aside)

    async def ask(
        self, question: Executable, values: Mapping[str, object] | None, *, brief: bool
    ) -> Sequence[Row[Any]]:
        """Return the answer to one question; one that is not brief is answered beside this thread."""
        if brief:
            return _answer(self._asked, question, values)
        return await asyncio.to_thread(_answer, self._asked, question, values)

    async def prepare(self, work: Callable[[Connection], None]) -> None:
        """Do work in one transaction."""
        await self._aside(partial(_worked, self._writer, work))

    async def close(self) -> None:
        """Let the writer end who is at it, then close all connections."""
        async with self._turn:
            self._thread.shutdown()
            self._writer.dispose()

    async def _aside(self, work: Callable[[], _Result]) -> _Result:
        return await unbroken(asyncio.get_running_loop().run_in_executor(self._thread, work))


class _Visit:
    """A transaction in the file."""

    def __init__(
        self, connection: Connection, aside: Callable[[Callable[[], Answer]], Awaitable[Answer]]
    ) -> None:
        self._connection, self._aside = connection, aside

    async def execute(self, statement: Executable, values: Values = None) -> Answer:
        """Return the answer to a statement; many rows are written beside this thread."""
        work = partial(self._connection.execute, statement, values)
        if isinstance(values, Sequence):
            return await self._aside(work)
        return work()


def _worked(engine: Engine, work: Callable[[Connection], None]) -> None:
    with engine.begin() as connection:
        work(connection)


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
        "busy_timeout=10000",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    if begin := connection.get_execution_options().get(_BEGIN):
        connection.exec_driver_sql(begin)
