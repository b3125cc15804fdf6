"""Search against hand-made judgements: it must rank better than words of the body alone."""

from pathlib import Path

import pytest

from tests.corpus import relevance
from tests.corpus.relevance import Judged


def _better_than_words(folder: Path, sections: list[Judged]) -> None:
    ours = relevance.ndcg(relevance.by_index(folder, sections), sections)
    words = relevance.ndcg(relevance.by_words(sections), sections)
    assert ours > words


def test_on_the_shipped_exemplars(tmp_path: Path) -> None:
    _better_than_words(tmp_path, relevance.judged_exemplars())


@pytest.mark.skipif(not relevance.SHARED.is_dir(), reason="the seed files are not beside this checkout")
def test_on_exemplars_and_seeds(tmp_path: Path) -> None:
    _better_than_words(tmp_path, [*relevance.judged_exemplars(), *relevance.judged_seeds()])
