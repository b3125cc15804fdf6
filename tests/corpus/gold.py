"""The annotated pieces that lie beside the project, where they are there."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_SHARED = Path(__file__).parents[3] / "shared"


@cache
def pieces() -> list[dict[str, Any]]:
    """Return the annotations; skip the test where there are none."""
    path = _SHARED / "gold" / "seeds_gold.json"
    if not path.is_file():
        pytest.skip("../shared/gold/seeds_gold.json is not there")
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["pieces"]
    return found


@cache
def text(source: str) -> str:
    """Return a seed as its offsets see it."""
    with (_SHARED / "seeds" / source).open(encoding="utf-8", newline="") as file:
        return file.read()
