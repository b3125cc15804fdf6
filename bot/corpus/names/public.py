"""What belongs to everyone, so that a draft may name it even where an exemplar did: public.toml."""

import re
import tomllib
from functools import cache
from pathlib import Path

from bot.regex import regex


@cache
def _table() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("public.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@cache
def _documents() -> re.Pattern[str]:
    return regex("|".join(f"(?:{form})" for form in sorted(_table()["documents"])))


def is_public_document(title: str) -> bool:
    """Return whether the words between 《 and 》 name a law, a central document or a known book."""
    return bool(_documents().fullmatch(title))


def is_saying(words: str) -> bool:
    """Return whether everybody puts these words between quotation marks."""
    return words in _table()["sayings"]


def is_public_person(name: str) -> bool:
    """Return whether the name is one that anyone may name."""
    return name in _table()["people"]


def is_public_body(name: str) -> bool:
    """Return whether the organisation is one that anyone may name."""
    return name in _table()["organisations"]
