"""PostgreSQL by its URL: every statement is a way over the network, awaited."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import URL, Connection, Executable, Row, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreBusy, StoreError, StoreUnreachable
from bot.store.engines.database import Answer, Made, Values, Visit
from bot.store.engines.unbroken import finish
from bot.store.faults import translate_errors
from bot.store.tables import schema
from bot.texts import failures

logger = logging.getLogger(__name__)

_ONE_WRITER = text("SELECT pg_advisory_xact_lock(7405)")
"""What counts on from what stands there (updates, revisions, versions) bears no second writer."""

_OPTIONS = {"ssl", "host", "port"}
"""What a URL may say of the connection."""
_PATIENCE_MS = 30_000
"""So long another process is waited for."""
_BRIEF_MS, _TRIES, _PAUSE = 20, 120, 0.5
"""So long a table is waited for that is to be written anew, so often, with so many seconds in between."""


class ServerDatabase:
    """A database on a server; writers take turns as they do in a file."""

    is_shared = True

    def __init__(self, url: str) -> None:
        """Take the URL; raise ValueError or ArgumentError where it is none."""
        self._engine = create_async_engine(
            _address(url),
            hide_parameters=True,
            # A server that was started anew knows no old connection: that is noticed before one is used.
            pool_pre_ping=True,
            connect_args={"server_settings": {"lock_timeout": str(_PATIENCE_MS)}},
        )
        self._purging: asyncio.Task[bool] | None = None
        self._visits: set[asyncio.Future[None]] = set()
        self._reader = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @asynccontextmanager
    async def writing(self, *, urgent: bool = False) -> AsyncGenerator[Visit, None]:
        """Lend a transaction that may change something, to one process after the other."""
        async with self._connection(self._engine) as connection, _transaction(connection) as visit:
            await visit.execute(_ONE_WRITER)
            yield visit

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Visit, None]:
        """Lend a transaction for questions only."""
        async with self._connection(self._reader) as connection, _transaction(connection) as visit:
            yield visit

    async def ask(
        self, question: Executable, values: Mapping[str, object] | None, *, brief: bool
    ) -> Sequence[Row[Any]]:
        """Return the answer to one question; to a server, brief ones go as far as the others."""
        async with self._connection(self._engine) as connection:
            return (await connection.execute(question, values)).all()

    async def prepare(self, work: Callable[[Connection], None]) -> None:
        """Do work in one transaction."""
        async with self._engine.begin() as connection:
            await connection.run_sync(work)

    async def purge(self, *, to_its_end: bool = False) -> bool:
        """Begin to write the tables anew without what was deleted; the log and the backups are the server's.

        Each table is locked for as long as that takes: nobody's turn waits for it, `close` does. Return
        whether all are written anew; False where that is not waited for.
        """
        self._purging = writing = asyncio.create_task(self._write_anew(self._purging))
        return to_its_end and await asyncio.shield(writing)

    async def _write_anew(self, before: "asyncio.Task[bool] | None") -> bool:
        if before:
            await asyncio.wait([before])
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        try:
            with translate_errors():
                async with self._connection(engine) as connection:
                    # Whoever waits for a table keeps all that come after him waiting.
                    await connection.execute(text(f"SET lock_timeout = {_BRIEF_MS}"))
                    done = [await _vacuum(connection, table.name) for table in schema.OF_USERS]
                    await connection.execute(text("RESET lock_timeout"))
        except StoreError as error:
            logger.warning("tables not written anew error=%s", type(error).__name__)
            return False
        return all(done)

    async def close(self) -> None:
        """Close all connections, once nobody uses them: one that came back later would stay open."""
        if self._purging:
            await asyncio.wait([self._purging])
        while self._visits:
            await asyncio.wait(self._visits)
        await self._engine.dispose()

    @asynccontextmanager
    async def _connection(self, engine: AsyncEngine) -> AsyncGenerator[AsyncConnection, None]:
        """Lend a connection; raise StoreUnreachable where the server is not there."""
        over = asyncio.get_running_loop().create_future()
        self._visits.add(over)
        try:
            async with _connection(engine) as connection:
                yield connection
        finally:
            self._visits.discard(over)
            over.set_result(None)


async def _vacuum(connection: AsyncConnection, table: str) -> bool:
    """Write a table anew in a moment at which nobody has it; return False where there was none."""
    for _ in range(_TRIES):
        try:
            with translate_errors():
                await finish(connection.execute(text(f'VACUUM FULL "{table}"')))
        except StoreBusy:
            await asyncio.sleep(_PAUSE)
        else:
            return True
    logger.warning("not written anew: somebody has it all the time table=%s", table)
    return False


class _Visit:
    """A transaction on the server."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def execute(self, statement: Executable, values: Values = None) -> Answer:
        """Return the whole answer to a statement."""
        return await finish(self._connection.execute(statement, values))

    async def aside(self, work: Callable[[], Made]) -> Made:
        """Return what is made for this transaction, on another thread."""
        return await asyncio.to_thread(work)


@asynccontextmanager
async def _connection(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection, None]:
    """Lend a connection; raise StoreUnreachable where the server is not there."""
    try:
        connection = await engine.connect()
    except OSError as error:
        raise StoreUnreachable(failures.RECORD_UNREACHABLE) from error
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def _transaction(connection: AsyncConnection) -> AsyncGenerator[Visit, None]:
    try:
        await finish(connection.begin().start())
        yield _Visit(connection)
        await finish(connection.commit())
    except BaseException:
        if not connection.invalidated:
            await finish(connection.rollback())
        raise


def _address(url: str) -> URL:
    """Return the address as the driver takes it, who has another name for what is usually called sslmode."""
    address = make_url(url).set(drivername="postgresql+asyncpg")
    if mode := address.query.get("sslmode"):
        address = address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    if unknown := set(address.query) - _OPTIONS:
        raise ArgumentError(min(unknown))
    return address
