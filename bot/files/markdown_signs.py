"""Whether a text that nobody calls Markdown is written in it: told without the parser, which loads slowly."""

import re

from bot.regex import regex

_SIGNS = (
    regex(r"^#{1,6}[ \t]+\S", re.MULTILINE),
    regex(r"\*\*[^*\n]{1,200}\*\*"),
    regex(r"^[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE),
    regex(r"^[ \t]{0,6}[-*+][ \t]+\S", re.MULTILINE),
    regex(r"^>[ \t]*\S", re.MULTILINE),
    regex(r"^\|?[ \t]*:?-{2,}:?[ \t]*\|", re.MULTILINE),
    regex(r"^(?:```|~~~)", re.MULTILINE),
    regex(r"\]\((?:https?://|[\w./-]+)\)"),
)
_LEAST_SIGNS = 2


def is_markdown(text: str) -> bool:
    """Return whether a text that nobody calls Markdown shows several of its marks, a heading's among them."""
    return (
        _SIGNS[0].search(text) is not None
        and sum(sign.search(text) is not None for sign in _SIGNS) >= _LEAST_SIGNS
    )
