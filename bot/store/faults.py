"""What a database refuses, in our own words; and patience with what passes by itself."""

import asyncio
import socket
import sqlite3
import time
import zlib
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from json import JSONDecodeError
from typing import TypeVar

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.errors import RecordDamaged, StoreBusy, StoreError, StoreUnreachable
from bot.texts import failures

_Result = TypeVar("_Result")
_PATIENCE, _PAUSE = 30.0, 0.02
"""For so many seconds another process is waited for, looking again every so many."""
_PAUSES = (0.2, 1.0, 3.0)
"""Before each further try where a connection was lost."""
_LINES = {
    sqlite3.SQLITE_READONLY: failures.RECORD_READ_ONLY,
    sqlite3.SQLITE_PERM: failures.RECORD_READ_ONLY,
    sqlite3.SQLITE_FULL: failures.RECORD_FULL,
    sqlite3.SQLITE_IOERR: failures.RECORD_UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: failures.RECORD_UNOPENED,
    sqlite3.SQLITE_CORRUPT: failures.RECORD_DAMAGED,
    sqlite3.SQLITE_NOTADB: failures.RECORD_DAMAGED,
    # PostgreSQL, by SQLSTATE.
    "25006": failures.RECORD_READ_ONLY,
    "42501": failures.RECORD_READ_ONLY,
    "53100": failures.RECORD_FULL,
    "58030": failures.RECORD_UNWRITABLE,
    "XX001": failures.RECORD_DAMAGED,
    "XX002": failures.RECORD_DAMAGED,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, "55P03", "40001", "40P01", "53300"}
_UNDECODABLE = "Could not decode to UTF-8"
"""What the driver says of a text whose bytes are none any more; it has no number."""
_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, failures.SERVER_NO_HOST),
    (ConnectionRefusedError, failures.SERVER_REFUSED),
    (TimeoutError, failures.SERVER_SILENT),
)
_STATES = (
    ("28", failures.SERVER_NO_USER),
    ("3D", failures.SERVER_NO_DATABASE),
    ("42501", failures.SERVER_NO_RIGHT),
    # No schema that it may use: said instead, where it may not even look into one.
    ("3F000", failures.SERVER_NO_RIGHT),
)
"""How the SQLSTATEs of a server begin that refuses whoever comes."""
_LOST = {"57P01", "57P02", "57P03"}


@contextmanager
def translate_errors() -> Generator[None, None, None]:
    """Let what a database refuses be an error of ours; what is wrong with a statement stays as it is."""
    try:
        yield
    except NoConnectionFree as error:
        raise StoreBusy(failures.RECORD_BUSY) from error
    except UnicodeDecodeError:
        # Its message would have what was said.
        raise StoreError(failures.RECORD_DAMAGED) from None
    except (DBAPIError, sqlite3.Error) as error:
        if fault := _fault(error):
            raise fault from error
        raise


@contextmanager
def translate_damage() -> Generator[None, None, None]:
    """Let values that are not what was stored be an error of ours, without their text."""
    try:
        yield
    except (ValidationError, JSONDecodeError, zlib.error):
        raise RecordDamaged(failures.RECORD_DAMAGED) from None


async def _call(work: Callable[[], _Result]) -> _Result:
    return work()


async def retry_on_lock(
    work: Callable[[], _Result], beside: Callable[[Callable[[], _Result]], Awaitable[_Result]] = _call
) -> _Result:
    """Return what comes of work on the file; while another process has it locked, try again and again."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return await beside(work)
        except (DBAPIError, sqlite3.Error) as error:
            if _code(error) not in _BUSY or time.monotonic() > until:
                raise
        await asyncio.sleep(_PAUSE)


async def retry_on_disconnect(work: Callable[[], Awaitable[_Result]]) -> _Result:
    """Return what comes of work; where the connection is lost the whole of it is tried a few times more."""
    for pause in _PAUSES:
        try:
            return await work()
        except StoreUnreachable:
            await asyncio.sleep(pause)
    return await work()


def why_no_server(error: BaseException) -> str:
    """Return why a server could not be had, in one line: what the innermost cause says of it."""
    cause: BaseException | None = error
    while cause is not None:
        for kind, said in _CAUSES:
            if isinstance(cause, kind):
                return said
        state = str(getattr(cause, "sqlstate", None) or "")
        for prefix, said in _STATES:
            if state.startswith(prefix):
                return said
        cause = cause.__cause__ or cause.__context__
    return failures.SERVER_UNUSABLE


def _fault(error: DBAPIError | sqlite3.Error) -> StoreError | None:
    code = _code(error)
    if code in _BUSY:
        return StoreBusy(failures.RECORD_BUSY)
    if code in _LOST or (isinstance(code, str) and code.startswith("08")) or _is_lost(error):
        return StoreUnreachable(failures.RECORD_UNREACHABLE)
    if _UNDECODABLE in str(error):
        return StoreError(failures.RECORD_DAMAGED)
    if _extended_code(error) == sqlite3.SQLITE_IOERR_SHMSIZE:
        # The file beside the log gets its size when the record is opened: only a full disk refuses that.
        return StoreError(failures.RECORD_FULL)
    return StoreError(_LINES[code]) if code in _LINES else None


def _is_lost(error: DBAPIError | sqlite3.Error) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _extended_code(error: DBAPIError | sqlite3.Error) -> int:
    own = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(own, "sqlite_errorcode", 0))


def _code(error: DBAPIError | sqlite3.Error) -> int | str:
    """Return the primary result code of SQLite, or the SQLSTATE of a server; empty for neither."""
    own = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(own, sqlite3.Error):
        return _extended_code(error) & 0xFF
    return getattr(own, "sqlstate", "") or ""
