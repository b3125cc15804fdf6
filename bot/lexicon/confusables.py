"""Words that are easily confused, mistyped or doubled (易错字词), each with what is meant."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from bot.lexicon.source import Source

SOURCE = Source(
    "《第一批异形词整理表》（GF 1001—2001）；《现代汉语词典》（第7版）；"
    "笔误是不成词的形近、音近字，由本项目收集",
    date(2026, 11, 30),
)
ADVICE, PLEONASMS = "建议", "叠床架屋"
"""The kinds that dictionaries let stand, and those that say one thing twice."""


@cache
def confusables() -> Mapping[str, Mapping[str, str]]:
    """Return by kind what is meant for each wrong form, a regular expression."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def is_always_wrong(form: str, right: str) -> bool:
    """Return whether a form is wrong whatever stands beside it, and what is meant: 其它, but not 截止."""
    return form.isalpha() and any(words.get(form) == right for words in confusables().values())
