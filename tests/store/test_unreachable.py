"""A server that cannot be had is told by its true cause, in one line."""

from pathlib import Path
from typing import Any

import pytest

from bot.errors import UsageError
from bot.store.store import Store
from bot.texts import failures


async def _refusal(home: Path, url: str) -> str:
    with pytest.raises(UsageError) as caught:
        await Store.open(home, url)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://u@127.0.0.1:9/db", failures.SERVER_REFUSED),
        ("postgresql://u@gongwen.invalid/db", failures.SERVER_NO_HOST),
        ("postgresql://u@[::1", failures.BAD_SERVER_URL),
        ("mysql://u@127.0.0.1/db", failures.NO_SUCH_DATABASE),
    ],
)
async def test_a_server_that_is_not_there(home: Path, url: str, said: str) -> None:
    assert await _refusal(home, url) == said


@pytest.mark.slow
async def test_a_server_that_lets_nobody_in(home: Path, server: Any) -> None:
    right = str(server.get_uri(database="postgres"))
    assert await _refusal(home, str(server.get_uri(database="nowhere"))) == failures.SERVER_NO_DATABASE
    server.psql("CREATE ROLE outsider LOGIN;")
    server.psql("REVOKE ALL ON SCHEMA public FROM PUBLIC;")
    outsider = right.replace("postgres@", "outsider@", 1).replace("postgres:@", "outsider:@", 1)
    assert outsider != right
    assert await _refusal(home, outsider) == failures.SERVER_NO_RIGHT
    nobody = outsider.replace("outsider", "nobody_such")
    assert await _refusal(home, nobody) == failures.SERVER_NO_USER
