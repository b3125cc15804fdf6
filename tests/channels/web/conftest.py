"""Passwords of tests are hashed at the least cost; that the program takes its time is a test of its own."""

from collections.abc import Iterator
from functools import cache

import pytest
from argon2 import PasswordHasher

from bot.channels.web.access import accounts

hasher_of_the_program = accounts._hasher


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hash in a thousandth of the time."""
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(accounts, "_hasher", cache(lambda: PasswordHasher(1, 8, 1)))
        yield
