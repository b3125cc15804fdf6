"""Names that need no context to be known: surnames, the characters of given names, provinces and cities."""

import tomllib
from pathlib import Path

_TABLE = {
    name: text.split()
    for name, text in tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8")).items()
}

SURNAME = f"[{''.join(_TABLE['surnames'])}]"
DOUBLE_SURNAME = f"(?:{'|'.join(_TABLE['double_surnames'])})"
GIVEN = "".join(_TABLE["given"])
PLACES = tuple(_TABLE["places"])
"""Provinces, and cities at prefecture level."""

_WORDS = frozenset(_TABLE["words"])
_COMMON = frozenset(_TABLE["common"])


def is_distinct(name: str) -> bool:
    """Return whether the words could name one place or body: no common word stands in them."""
    return not any(name[at : at + 2] in _COMMON for at in range(len(name) - 1))


def is_word(name: str) -> bool:
    """Return whether what looks like a name is a common word."""
    return name in _WORDS or name[:2] in _WORDS
