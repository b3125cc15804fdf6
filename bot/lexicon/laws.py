"""Laws and rules that are cited: since when they are known, and which are no longer in force."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.lexicon.source import Source

SOURCE = Source("国家法律法规数据库 flk.npc.gov.cn；各法律附则的施行、废止条款", date(2026, 11, 30))


@cache
def passed() -> Mapping[str, date]:
    """Return the day on which each law was passed."""
    return dict(_table()["passed"])


@cache
def repealed() -> Mapping[str, tuple[date, str]]:
    """Return from which day on each is no longer in force, and what is cited instead."""
    return {name: (said["on"], said["instead"]) for name, said in _table()["repealed"].items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
