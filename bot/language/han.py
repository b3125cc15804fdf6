"""Han characters: which they are, and how many a text has."""

from bot.regex import regex

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
"""Their ranges, for use inside a character class."""

_RUN = regex(f"[{HAN}]+")


def count_han(text: str) -> int:
    """Return how many Han characters the text has."""
    return sum(run.end() - run.start() for run in _RUN.finditer(text))
