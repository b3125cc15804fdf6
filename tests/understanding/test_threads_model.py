"""The twelve threads as a model read them: recorded answers, verified and scored anew at every run."""

import asyncio
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from bot.domain.ledger import Ledger
from bot.llm.model import Message
from bot.understanding.reader import Reader
from bot.understanding.report import as_json
from tests.installed import PROMPTS
from tests.understanding.replay import RECORDED, Replay, RequestChanged
from tests.understanding.threads import scorer, threads, unread_talk_of

# What was reached, so that a change for the worse is seen. The scorer wants the same figures in the same fact
# as its gold: a fact told whole where the gold cuts it, or in other nouns, counts as missed.
_LEAST = {
    "fact_recall_any_grain": 0.94,
    "fact_precision_any_grain": 0.90,
    "status_accuracy": 0.95,
    "pending_recall": 0.95,
    "data_accuracy": 0.95,
    "contradiction_recall": 0.75,
    "wishes_not_as_facts": 1.0,
}
_NONE = ("secrets_in_facts", "pending_values_leaked", "proposed_read_as_fact")
# Counted though they are gone: the new name of a thing holds the old one's characters, a place its building.
_MOST_SUPERSEDED = 2


def _recordings(run: str) -> list[tuple[Path, Path]]:
    """Return the threads with what was recorded of them in a run; skip where either is missing."""
    pairs = [(path, RECORDED / run / f"{path.stem}.json") for path in threads()]
    if missing := [file.name for _, file in pairs if not file.exists()]:
        pytest.skip(f"nothing is recorded in {run} of {len(missing)} threads")
    return pairs


def _score(thread: Path, file: Path) -> dict[str, Any]:
    talk = unread_talk_of(thread)
    heard = asyncio.run(Reader(Replay(file), PROMPTS).read(talk))
    assert not heard.failed
    reading = as_json(Ledger().after(heard.reading), heard.reading, talk.new)
    score: dict[str, Any] = scorer().score(scorer().load(thread), reading)
    return score


@pytest.mark.parametrize("run", ["first", "second"])
def test_the_threads_are_read_as_they_were_meant(run: str) -> None:
    scores = [_score(thread, file) for thread, file in _recordings(run)]
    means = {name: mean(s[name] for s in scores if s.get(name) is not None) for name in _LEAST}
    assert {name: value for name, value in means.items() if value < _LEAST[name]} == {}
    assert {name: total for name in _NONE if (total := sum(s[name] for s in scores))} == {}
    assert sum(s["superseded_still_current"] for s in scores) <= _MOST_SUPERSEDED


async def test_a_request_that_has_changed_is_not_answered(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_text("{}", "utf-8")
    with pytest.raises(RequestChanged, match=r"one\.json has no answer"):
        await anext(Replay(file).stream([Message("user", "义诊4场")]))
