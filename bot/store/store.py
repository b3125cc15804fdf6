"""The database: opened, migrated, and lent out one transaction at a time."""

import contextlib
import os
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.config import Config
from bot.errors import StoreError, UsageError
from bot.store.engines.database import Database
from bot.store.engines.file import FileDatabase
from bot.store.faults import translate_damage, translate_errors, why_no_server
from bot.store.job_locks import JobLocks
from bot.store.records.exemplars import ExemplarHoldings
from bot.store.records.transaction import Transaction
from bot.store.tables.migrations import migrate
from bot.texts import failures


class Store:
    """One database; every change is made inside `write`, which commits as a whole or not at all."""

    def __init__(self, database: Database, locks: JobLocks) -> None:
        self._database, self._locks = database, locks
        self.holdings = ExemplarHoldings(self.write, self.read, self.ask)

    @classmethod
    async def open(cls, home: Path, url: str = "") -> "Store":
        """Return the store of a data folder, or of a database URL; raise UsageError where none can be had."""
        try:
            store = cls(_database(home, url), JobLocks(home))
            with translate_errors(), translate_damage():
                await store._migrate()
        except StoreError as error:
            raise UsageError(str(error)) from error
        except (OSError, SQLAlchemyError) as error:
            why = why_no_server(error) if url else failures.database_unusable(str(home))
            raise UsageError(why) from error
        return store

    async def _migrate(self) -> None:
        try:
            await self._database.prepare(migrate)
        except BaseException:
            await self.close()
            raise

    @asynccontextmanager
    async def write(self, *, urgent: bool = False) -> AsyncGenerator[Transaction, None]:
        """Lend a transaction, an urgent one before others; an exception that leaves it undoes all of it.

        A cancellation that comes while it is committed is raised once that is done.
        """
        with translate_errors():
            async with self._database.writing(urgent=urgent) as visit:
                yield Transaction(visit)

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Transaction, None]:
        """Lend a transaction for questions only: one state for all of them, and no wait for a writer."""
        with translate_errors(), translate_damage():
            async with self._database.reading() as visit:
                yield Transaction(visit)

    async def ask(
        self, question: Executable, values: Mapping[str, object] | None = None, *, brief: bool = False
    ) -> Sequence[Row[Any]]:
        """Return the answer to one question, outside of any transaction; a brief one has an index."""
        with translate_errors():
            return await self._database.ask(question, values, brief=brief)

    def hold_job(self, job: int) -> AbstractAsyncContextManager[None]:
        """Return what holds a job while it is done: no other process in the data folder does it meanwhile."""
        return self._locks.held(job)

    def is_held_elsewhere(self, job: int) -> bool:
        """Return whether another process does a job; on a server it may be one of another machine."""
        return self._database.is_shared or self._locks.is_held_elsewhere(job)

    async def purge(self, *, to_its_end: bool = False) -> bool:
        """Take what was deleted out of every file of the database; return whether it is known to be out."""
        with translate_errors():
            return await self._database.purge(to_its_end=to_its_end)

    async def close(self) -> None:
        """Close all connections."""
        await self._database.close()
        self._locks.close()


@asynccontextmanager
async def open_store(config: Config) -> AsyncGenerator[Store, None]:
    """Lend the store of an installation."""
    store = await Store.open(config.home, config.database)
    try:
        yield store
    finally:
        await store.close()


def private_folder(home: Path) -> None:
    """Make the data folder where it is missing, closed to other users; raise OSError where that fails."""
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path) -> None:
    """Make a file where it is missing, and close it to other users; raise OSError where that fails."""
    path.touch(mode=0o600)
    if os.name != "nt":
        # A file of another owner was shared by its owner: that stays as it is.
        with contextlib.suppress(PermissionError):
            path.chmod(0o600)


def _database(home: Path, url: str) -> Database:
    private_folder(home)
    if url:
        return _server(url)
    # SQLite gives its side files the mode of the database.
    private_file(home / "gongwen.db")
    return FileDatabase(home / "gongwen.db")


def _server(url: str) -> Database:
    if not url.startswith("postgresql://"):
        raise UsageError(failures.NO_SUCH_DATABASE)
    try:
        from bot.store.engines.server import ServerDatabase

        return ServerDatabase(url)
    except ImportError as error:
        raise UsageError(failures.NO_SERVER_DRIVER) from error
    except (ValueError, ArgumentError) as error:
        raise UsageError(failures.BAD_SERVER_URL) from error
