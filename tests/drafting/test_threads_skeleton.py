"""Whole threads drafted without a model: nothing wrong is told, and nine facts of ten are."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.drafting.threads import drafted, scored
from tests.understanding.threads import threads

_NEVER = ("superseded", "forbidden", "secrets", "leaks", "plans_as_done", "problems_misplaced")
_FACTS_AT_LEAST = 0.9

pytestmark = pytest.mark.slow


def _scores(home: Path) -> dict[str, dict[str, Any]]:
    paths = threads()
    done = ((path, asyncio.run(drafted(path, None, home / path.stem))) for path in paths)
    return {path.stem: scored(path, finished.document) for path, finished in done}


def test_threads_become_documents_without_a_wrong_word(tmp_path: Path) -> None:
    scores = _scores(tmp_path)
    wrong = {(name, kind): score[kind] for name, score in scores.items() for kind in _NEVER if score[kind]}
    assert wrong == {}
    missing = Counter({name: len(score["facts_missing"]) for name, score in scores.items()})
    expected = sum(int(score["facts"].partition("/")[2]) for score in scores.values())
    assert missing.total() <= (1 - _FACTS_AT_LEAST) * expected, missing
