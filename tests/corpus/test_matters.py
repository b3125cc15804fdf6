"""What a clerk is shown of a library on many matters: what fits, and nothing where nothing does."""

from pathlib import Path

import pytest

from tests.corpus import matters


@pytest.mark.parametrize("batch", matters.BATCHES)
def test_what_fits_is_shown_and_nothing_where_nothing_fits(tmp_path: Path, batch: str) -> None:
    fitting, silent = matters.judge(tmp_path, batch)
    assert fitting >= 0.8
    assert silent >= 0.8
