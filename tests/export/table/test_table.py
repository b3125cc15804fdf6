"""Each row of the table of small Word inputs comes out right."""

from pathlib import Path

import pytest

from tests.export.table.judge import CASES, Expected, faults, rows

_TABLE = rows()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/cases/word"),
]


@pytest.mark.parametrize("key", sorted(_TABLE))
def test_what_is_right_of_a_row_comes_out(key: str, tmp_path: Path) -> None:
    expected: Expected = _TABLE[key]
    assert faults(key, expected, tmp_path) == []
