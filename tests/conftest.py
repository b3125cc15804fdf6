"""No test touches the data of the person who runs it."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GONGWEN_HOME", str(folder))
    for name in ("GONGWEN_MODEL", "GONGWEN_MODEL_URL", "GONGWEN_MODEL_KEY", "GONGWEN_TELEGRAM_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("GONGWEN_CONFIG", raising=False)
    return folder
