"""No test touches the data of the person who runs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

_CHOSEN = (
    "GONGWEN_CONFIG",
    "GONGWEN_MODEL",
    "GONGWEN_MODEL_URL",
    "GONGWEN_MODEL_KEY",
    "GONGWEN_TELEGRAM_TOKEN",
)


@pytest.fixture(scope="session", autouse=True)
def nothing_chosen() -> Iterator[None]:
    """Let no test see what the person who runs it has configured."""
    with pytest.MonkeyPatch.context() as environment:
        for name in _CHOSEN:
            environment.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GONGWEN_HOME", str(folder))
    return folder
