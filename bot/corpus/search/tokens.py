"""What is searched for: single Han characters, pairs of neighbouring ones, and whole ASCII words and numbers.

Measured against word segmentation, characters with pairs ranked better and need no dictionary.
"""

from bot.language.han import HAN
from bot.regex import regex

_RUN = regex(f"([{HAN}]+)|[0-9A-Za-z]+")


def tokens(text: str) -> list[str]:
    """Return the tokens of the text in order, repeated as often as they occur."""
    found: list[str] = []
    for run in _RUN.finditer(text):
        if han := run.group(1):
            found += [*han, *(han[at : at + 2] for at in range(len(han) - 1))]
        else:
            found.append(run.group().lower())
    return found


def query_tokens(text: str, long: int) -> list[str]:
    """Return the tokens to search for; beyond `long` of them pairs tell enough, and single ones only cost."""
    found = tokens(text)
    pairs = [token for token in found if len(token) > 1]
    return pairs if len(pairs) > long else found
