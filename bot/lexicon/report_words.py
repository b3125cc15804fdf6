"""Words of any report, which name no matter; and what else clerks call the things that it names."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from bot.lexicon.source import Source

SOURCE = Source("公文常用的评判、连接、要求之词和事物的口语说法，由本项目收集", date(2026, 12, 1))


@cache
def report_words() -> frozenset[str]:
    """Return the words that judge, link, urge or count, and name no matter: 水平, 持续, 进一步."""
    return frozenset(_table()["words"].split())


@cache
def plain_names() -> dict[str, tuple[str, ...]]:
    """Return by what a clerk may tell of a thing, by the word that a report has for it: 厕所 for 卫生间."""
    names: dict[str, tuple[str, ...]] = {}
    for line in _table()["same"].strip().splitlines():
        formal, _, plain = line.partition("|")
        names |= {word: (*names.get(word, ()), *plain.split()) for word in formal.split()}
    return names


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
