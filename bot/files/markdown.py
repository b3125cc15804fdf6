"""Markdown that was left in a plain text: # before headings, ** around them, bullets before numbers.

Two asterisks also mask a word (**市**局). They are bold type only in a text whose headings show Markdown.
"""

import re
from collections.abc import Iterator

from bot.domain.noise import NoiseKind
from bot.language.offsets import Edit
from bot.regex import regex

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}[、．.是要]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．.])"
_HASHES = regex(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BULLET = regex(
    rf"^[ \t\u3000]{{0,8}}(?:[●◆■▲★►▶◎※•·]{{1,3}}[ \t\u3000]*|[-*+][ \t]+)(?=(?:\*\*)?{_NUMBER})",
    re.MULTILINE,
)
_BOLD_HEADING = regex(
    rf"^[ \t]{{0,8}}(?:[-*+][ \t]+)?(?:{_NUMBER}[ \t]*\*\*|\*\*(?={_NUMBER}))"
    r"[^*\n]{2,60}(?:(?<=[。：:；])\*\*|\*\*(?=[ \t]*$|[。：:]|[ \t]))"
    r"|^[ \t]{0,8}\*\*[^*\n]{2,60}\*\*[ \t]*$",
    re.MULTILINE,
)
_BOLD = regex(r"(\*\*)[^*\n]{1,200}(\*\*)")
_LEAST_BOLD_HEADINGS = 2


def markdown(text: str) -> Iterator[Edit]:
    """Yield the marks of Markdown."""
    hashes = [m.span() for m in _HASHES.finditer(text)]
    bullets = [m.span() for m in _BULLET.finditer(text)]
    is_bold = hashes or sum(1 for _ in _BOLD_HEADING.finditer(text)) >= _LEAST_BOLD_HEADINGS
    bold = [m.span(side) for m in _BOLD.finditer(text) for side in (1, 2)] if is_bold else []
    yield from (
        Edit(start, end, kind=NoiseKind.STRAY_CHAR) for start, end in sorted([*hashes, *bullets, *bold])
    )
