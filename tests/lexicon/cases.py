"""The cases of the lexicon: names of units with their kinds, words that are no unit, words of genres."""

import tomllib
from pathlib import Path

from bot.domain.genre import IssuerKind

_CASES = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

UNITS = tuple((name, IssuerKind(kind)) for name, kind in _CASES["units"].items())
NO_UNITS = tuple(_CASES["not_units"]["words"])
GENRE_WORDS = tuple(_CASES["genre_words"]["words"].split())
