"""Matters that offices deal with, and the other words that name the same one."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from bot.lexicon.source import Source

SOURCE = Source("各地公文标题对同一事项的不同叫法，由本项目收集", date(2026, 11, 30))


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    text = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["lines"]
    return tuple(tuple(line.split()) for line in text.strip().splitlines())


def other_names(words: str) -> Iterator[str]:
    """Yield what else the matters are called that the words name: 毒品 and 戒毒 for 禁毒工作."""
    for line in _lines():
        if any(name in words for name in line):
            yield from (name for name in line if name not in words)
