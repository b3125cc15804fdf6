"""Matters that offices deal with, and the other words that name the same one or tell of it."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.lexicon.source import Source

SOURCE = Source("各地公文标题对同一事项的不同叫法和常说的事，由本项目收集", date(2026, 11, 30))


class _Matter(NamedTuple):
    names: tuple[str, ...]
    told_by: tuple[str, ...]


def other_names(words: str) -> Iterator[str]:
    """Yield what else the matters are called that the words name: 毒品 and 戒毒 for 禁毒工作."""
    yield from (name for matter in _named(words) for name in matter.names if name not in words)


def told_by(words: str) -> Iterator[str]:
    """Yield what tells of the matters that the words name, and may tell of others: 尿检 for 禁毒工作."""
    yield from (told for matter in _named(words) for told in matter.told_by if told not in words)


@cache
def of_any() -> frozenset[str]:
    """Return the words that tell of no matter: what is done about any, and what any has (推进, 项目)."""
    return frozenset(_table()["of_any"].split())


def _named(words: str) -> Iterator[_Matter]:
    return (matter for matter in _matters() if any(name in words for name in matter.names))


@cache
def _matters() -> tuple[_Matter, ...]:
    parted = (line.partition("|") for line in _table()["lines"].strip().splitlines())
    return tuple(_Matter(tuple(names.split()), tuple(told.split())) for names, _, told in parted)


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
