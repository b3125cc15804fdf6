"""No test touches the data of the person who runs it."""

import functools
import gc
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx._config import create_ssl_context
from httpx._transports import default as transport

from tests.installed import furnish

_CHOSEN = (
    "GONGWEN_CONFIG",
    "GONGWEN_MODEL",
    "GONGWEN_MODEL_URL",
    "GONGWEN_MODEL_KEY",
    "GONGWEN_TELEGRAM_TOKEN",
)
_numbers = itertools.count(1)
# What is imported and collected is no garbage: looking for some takes a fifth of the time of collecting.
gc.disable()


@pytest.fixture(scope="session", autouse=True)
def nothing_chosen() -> Iterator[None]:
    """Let no test see what the person who runs it has configured."""
    with pytest.MonkeyPatch.context() as environment:
        for name in _CHOSEN:
            environment.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def certificates_read_once() -> Iterator[None]:
    """Let all clients share what they trust: each reads the certificates anew, for 20 ms of CPU."""
    with pytest.MonkeyPatch.context() as shared:
        shared.setattr(transport, "create_ssl_context", functools.cache(create_ssl_context))
        yield


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not among the million objects that were collected and stay."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the data folders of this run lie in."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of this test, which is made by who needs it: most tests need none."""
    folder = homes / str(next(_numbers))
    monkeypatch.setenv("GONGWEN_HOME", str(folder))
    return folder


@pytest.fixture
def furnished(home: Path) -> Path:
    """Return the data folder as a first start has left it."""
    furnish(home)
    return home
