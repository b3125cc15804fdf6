"""One process of a kind in a data folder: the right to be it ends with the process, however it ends."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import UsageError
from bot.store.job_locks import try_lock
from bot.texts import failures


@contextmanager
def sole_process(home: Path, name: str) -> Generator[None, None, None]:
    """Lend the right to be the only process of a name in a data folder; raise UsageError where one runs."""
    try:
        file = os.open(home / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UsageError(failures.database_unusable(str(home))) from error
    try:
        if not try_lock(file, 0):
            raise UsageError(failures.runs_already(name, str(home)))
        yield
    finally:
        os.close(file)
