"""Small cases of what public files do to an importer, with the right answer of each, beside the project."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.commands.texts.parse import as_values
from bot.corpus.library.importing import parse_file

_CASES = Path(__file__).parents[3] / "shared" / "cases" / "corpus"
_NAMES = "E"
"""The kinds that try names of people, places and bodies alone."""
_FLOOR = 115

pytestmark = pytest.mark.skipif(
    not (_CASES / "check.py").is_file(), reason="../shared/cases/corpus is not there"
)

_Judge = Callable[[str, dict[str, Any], dict[str, Any]], list[str]]


def _judge() -> _Judge:
    """Return the comparison that stands beside the cases, without running it on them all."""
    path = _CASES / "check.py"
    names: dict[str, Any] = {"__file__": str(path), "__name__": "check"}
    exec(compile(path.read_text("utf-8").rpartition("main()")[0], path.name, "exec"), names)
    judge: _Judge = names["judge"]
    return judge


def test_public_cases() -> None:
    judge = _judge()
    right, wrong = Counter[str](), dict[str, list[str]]()
    for answer in sorted(_CASES.glob("*.json")):
        wanted = json.loads(answer.read_text("utf-8"))
        if wanted["kind"].startswith(_NAMES):
            continue
        file = _CASES / wanted["file"]
        content = file.read_bytes()
        found = json.loads(json.dumps(as_values(parse_file(file.name, content))))
        if faults := judge(wanted.get("text") or content.decode(), wanted, found):
            wrong[answer.stem] = faults
        else:
            right[wanted["kind"]] += 1
    print(f"\nright: {right.total()}", dict(right))  # noqa: T201
    assert right.total() >= _FLOOR, wrong
