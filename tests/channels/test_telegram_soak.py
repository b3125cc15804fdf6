"""Thousands of updates with faults: each is handled once, and nothing grows."""

import asyncio
import gc
import os
import random
import sqlite3
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.events import Edit, Text
from tests.botapi import BotApi
from tests.channels.telegram_bench import QUICK, Desk, running

pytestmark = pytest.mark.slow
_USERS, _EACH = range(1001, 1201), 10
_PACE = replace(QUICK, answer=1.0)


def _faults(api: BotApi, chance: random.Random) -> None:
    """Let some of the next calls fail in each of the ways that they can."""
    api.shuffled = chance.random() < 0.5
    api.refuse("sendMessage", chance.randrange(20), 429, retry_after=0.01)
    api.refuse("sendMessage", chance.randrange(20), 502)
    api.refuse("getUpdates", chance.randrange(2), 502)
    api.refuse("getUpdates", chance.randrange(2), 429, retry_after=0.01)
    api.lose_answers("sendMessage", chance.randrange(5))


def _write(api: BotApi, chance: random.Random) -> set[str]:
    """Let every user write, and change some of it; return the names of the updates."""
    names = set()
    for number in range(_EACH - 1):
        for user in _USERS:
            names.add(f"telegram:{api.user_says(user, f'第{number}句')}")
    for user in _USERS:
        names.add(f"telegram:{api.user_edits(user, 7, f'改成{chance.random()}')}")
    return names


def _memory() -> float:
    """Return how much memory this process has, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _standing() -> tuple[int, int]:
    """Return how many tasks and open files there are."""
    return len(asyncio.all_tasks()), len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
@pytest.mark.parametrize("rounds", [2, 10])
async def test_thousands_of_updates_with_faults_are_each_handled_once_and_nothing_grows(
    home: Path, rounds: int
) -> None:
    chance = random.Random(7)
    desk, names = Desk(), set[str]()
    standing, memory = [], []
    async with BotApi() as api, running(api, desk, _PACE, home, _USERS, allow=tuple(_USERS)):
        for _ in range(rounds):
            _faults(api, chance)
            names |= _write(api, chance)
            wanted = len(names)
            await api.wait_for(lambda n=wanted: len(desk.done) >= n, seconds=300)  # type: ignore[misc]
            api.deliver_again()
            await api.wait_for(lambda: not api.unconfirmed, seconds=60)
            await asyncio.sleep(1.5)
            api.forgive()
            api.calls.clear()
            standing.append(_standing())
            memory.append(_memory())
    handled = Counter(event.update for event in desk.events if isinstance(event, Text | Edit))
    assert set(handled) == names
    assert set(handled.values()) == {1}
    assert len(names) == rounds * len(_USERS) * _EACH
    assert max(tasks for tasks, _ in standing[1:]) <= standing[0][0] + 5, standing
    assert max(files for _, files in standing[1:]) <= standing[0][1] + 20, standing
    assert memory[-1] - memory[0] < 60, memory  # what the test itself keeps
    left = sqlite3.connect(home / "gongwen.db").execute("SELECT count(*) FROM received WHERE content <> ''")
    assert left.fetchone() == (0,)
