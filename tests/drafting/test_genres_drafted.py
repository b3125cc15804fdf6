"""Eighteen genres as a model drafted them from clerks' talks: recorded answers, put together and checked."""

import asyncio
from pathlib import Path

import pytest

from bot.compliance.checker import check
from bot.compliance.document.own_brief import complete_brief
from bot.compliance.rule import Context
from bot.domain.finding import Severity
from bot.export import plain
from tests.drafting.threads import drafted
from tests.installed import GENRES
from tests.understanding.replay import Replay

pytestmark = pytest.mark.slow
_RECORDED = sorted(Path(__file__).with_name("genres").glob("*.json"))
_GAP = "T11"
"""What the clerk does not know yet stays marked: that finding is right."""


@pytest.mark.parametrize("file", _RECORDED, ids=[file.stem for file in _RECORDED])
def test_a_talk_becomes_a_document_of_its_genre_without_an_error(file: Path, tmp_path: Path) -> None:
    model = Replay(file)
    done = asyncio.run(drafted(file.with_suffix(".toml"), model, tmp_path))
    assert not done.failures
    assert model.unanswered == 0
    text = plain.render(done.document)
    genre = GENRES[done.document.brief.genre]
    assert genre.name == file.stem.partition("_")[2]
    context = Context(kind=genre.kind, brief=complete_brief(done.document.brief, text), whole=True)
    errors = [f for f in check(text, context) if f.severity is Severity.ERROR and f.rule != _GAP]
    assert [(f.rule, f.quote) for f in errors] == []
