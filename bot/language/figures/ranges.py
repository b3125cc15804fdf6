"""Numbers in a row, and ranges of them: 3、5, 3-5."""

from collections.abc import Iterator

from bot.regex import regex

_NUMBERS = regex(r"(\d+)(?:\s*[-–—~～]\s*(\d+))?")
_LONGEST = 20
"""A range of more is none: only its ends are numbers."""


def numbers_in(words: str) -> Iterator[int]:
    """Yield the numbers in their order, of a range each that is in it."""
    for first, last in _NUMBERS.findall(words):
        begin, end = int(first), int(last or first)
        yield from range(begin, end + 1) if 0 <= end - begin < _LONGEST else (begin, end)
