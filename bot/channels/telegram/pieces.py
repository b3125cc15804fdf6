"""Texts as Telegram measures them: in UTF-16 units, cut where a reader would pause."""

from bisect import bisect_right
from itertools import accumulate

from bot.regex import regex

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_PAUSES = (regex(r"\n"), regex(r"[。！？；…]+[”’）》]*"))


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, limit: int) -> list[str]:
    """Return the text in pieces of at most `limit` units each; a blank text has none.

    A piece ends at a line break, else at the end of a sentence, else where it must.
    """
    found = []
    rest = text.strip("\n")
    while units(rest) > limit:
        end = _pause(rest, _reach(rest, limit))
        found.append(rest[:end].rstrip("\n"))
        rest = rest[end:].lstrip("\n")
    return [piece for piece in (*found, rest) if piece.strip()]


def tail(text: str, limit: int) -> str:
    """Return the text, or “…” and its end where it is longer than `limit` units."""
    return text if units(text) <= limit else "…" + text[-_reach(text[::-1], limit - 1) :]


def _reach(text: str, limit: int) -> int:
    return bisect_right(list(accumulate(map(units, text[:limit]))), limit)


def _pause(text: str, reach: int) -> int:
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(text, reach // 2, reach)]
        if ends:
            return ends[-1]
    return reach
