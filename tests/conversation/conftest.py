"""No conversation keeps the others waiting."""

from collections.abc import Iterator

import pytest

from tests.transactions import long_work


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    """Let no test do in a transaction what takes long."""
    with long_work() as done:
        yield
    assert done == [], "others wait while this is done in a transaction"
