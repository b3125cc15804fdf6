"""The twelve threads as a model drafted them: recorded answers, verified, put together and scored anew."""

import asyncio
from pathlib import Path

import pytest

from bot.export import plain
from tests.drafting.threads import drafted, scored
from tests.understanding.replay import Replay
from tests.understanding.threads import threads

RECORDED = Path(__file__).with_name("recorded")


def _recordings() -> list[tuple[Path, Path]]:
    """Return the threads with what was recorded of them; skip where none is at hand."""
    pairs = [(thread, RECORDED / f"{thread.stem}.json") for thread in threads()]
    if missing := [file.name for _, file in pairs if not file.exists()]:
        pytest.skip(f"nothing is recorded of {len(missing)} threads")
    return pairs


def test_the_threads_become_documents_without_a_wrong_word(tmp_path: Path) -> None:
    wrong: dict[str, object] = {}
    held = told = false_gaps = 0
    for thread, file in _recordings():
        done = asyncio.run(drafted(thread, Replay(file), tmp_path / thread.stem))
        assert not done.failures
        score = scored(thread, done)
        own, of = map(int, score["facts"].split("/"))
        held, told, false_gaps = held + own, told + of, false_gaps + len(score["false_gaps"])
        for name in ("superseded", "forbidden", "secrets", "leaks", "plans_as_done", "problems_misplaced"):
            if score[name]:
                wrong[f"{thread.stem} {name}"] = score[name]
        assert "⟨" not in plain.render(done.document)
    assert wrong == {}
    assert held / told >= 0.99
    assert false_gaps <= 2
