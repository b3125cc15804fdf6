"""The twelve threads as a model drafted them: recorded answers, verified, put together and scored anew."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.drafting.threads import drafted, faults, thread_of
from tests.understanding.replay import Replay

_RECORDED = sorted(Path(__file__).with_name("recorded").glob("*.json"))


def _threads() -> list[Any]:
    """Return them all; every third one is drafted by the quick tests too."""
    slow = pytest.mark.slow
    return [pytest.param(file, id=file.stem, marks=slow if n % 3 else ()) for n, file in enumerate(_RECORDED)]


@pytest.mark.parametrize("file", _threads())
def test_a_thread_becomes_a_document_with_every_fact_and_without_a_wrong_word(
    file: Path, tmp_path: Path
) -> None:
    thread, model = thread_of(file), Replay(file)
    done = asyncio.run(drafted(thread, model, tmp_path))
    assert not done.failures
    assert model.unanswered == 0
    assert faults(thread, done.document) == {}
