"""The words of orders: `words.toml` holds the closed classes, and here they become patterns."""

import re
import tomllib
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import Any

from bot.lexicon.said import AGREEMENT, Answer, words
from bot.regex import regex

_TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
_ANSWERS = {
    # 别写 may be said of a fact.
    "stop": words(Answer.STOP) - {"别写了"},
    "unknown": words(Answer.UNKNOWN),
    "skipped": words(Answer.SKIP),
    "unwritten": words(Answer.NO) - words(Answer.YES),
    "enough": words(Answer.NO_MORE),
    "adopted": AGREEMENT,
}
"""Classes of orders that hold an answer, and beside it what their table in the file adds."""
_SEEN: dict[str, str] = _TABLES.pop("seen")
"""Words for what can be shown, by the name of a `Shown`."""
_MARKS = regex(r"[\s，。,.；;：:！!？?～~…“”\"'‘’《》【】\[\]（）()\U0001f300-\U0001faff\u2600-\u27bf]+")


def one_of(*tables: str) -> str:
    """Return a pattern of the words of the tables, the longest that fits."""
    return _pattern(_words(*tables))


def bare_of(*tables: str) -> str:
    """Return a pattern of the words of the tables as they are without fillers."""
    return _pattern(_bare(*tables) - {""})


def is_in(word: str | None, *tables: str) -> bool:
    """Return whether a word stands in a table."""
    return word in _words(*tables)


def is_bare(text: str | None, *tables: str) -> bool:
    """Return whether a text without fillers is a word of the tables."""
    return bool(text) and text in _bare(*tables)


def bare(text: str) -> str:
    """Return words without the marks and fillers in them: 就这样 is 这样."""
    return _FILLER.sub("", _MARKS.sub("", text.lower()))


def shown_as(words: str) -> str:
    """Return what words ask to be shown, whatever fillers are in them: a value of `Shown`, "" for nothing."""
    return _shown().get(bare(words), "")


@cache
def _shown() -> dict[str, str]:
    """Return what can be shown by its names without fillers."""
    return {bare(name): shown for shown, names in reversed(_SEEN.items()) for name in names.split()}


@cache
def _words(*tables: str) -> frozenset[str]:
    return frozenset(
        word for table in tables for word in (*_TABLES.get(table, "").split(), *_ANSWERS.get(table, ()))
    )


@cache
def _bare(*tables: str) -> frozenset[str]:
    return frozenset(map(bare, _words(*tables)))


def _pattern(words: Set[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


_INNER = {"要": "纪主重首摘概", "点": "重要优亮特难热观", "想": "思理", "能": "功职才性", "得": "心获取值"}
"""Fillers that are none behind these characters: 纪要."""


def _filler() -> str:
    inner = (f"(?<![{before}]){word}" for word, before in _INNER.items())
    return "|".join((_pattern(_words("fillers") - _INNER.keys()), *inner))


_FILLER = regex(_filler())
