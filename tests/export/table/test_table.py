"""Each row of the table of small Word inputs that is right stays right; the others are listed."""

from pathlib import Path

import pytest

from tests.export.table.judge import CASES, Expected, faults, rows

OPEN = frozenset(Path(__file__).with_name("open.txt").read_text("utf-8").splitlines())
"""The rows that are not right yet."""
_TABLE = rows()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/cases/word"),
]


@pytest.mark.parametrize("key", [key for key in _TABLE if key not in OPEN])
def test_what_is_right_of_a_row_comes_out(key: str, tmp_path: Path) -> None:
    expected: Expected = _TABLE[key]
    assert faults(key, expected, tmp_path) == []


@pytest.mark.parametrize("key", sorted(OPEN & _TABLE.keys()))
def test_a_row_that_is_called_open_is_not_right_yet(key: str, tmp_path: Path) -> None:
    assert faults(key, _TABLE[key], tmp_path)
