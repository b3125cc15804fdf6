"""Markup of a web page that was left in a plain text: tags, comments, entities.

A tag that ends a paragraph on a page ends one here too: over a blank line nothing is joined.
"""

import re
from collections.abc import Iterator
from html import unescape

from bot.domain.noise import NoiseKind
from bot.language.offsets import Edit
from bot.regex import regex

_ENTITY = regex(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_BLOCKS = (
    "p|div|br|hr|h[1-6]|li|ul|ol|dl|dt|dd|tr|table|tbody|thead|section|article"
    "|blockquote|center|header|footer|main|body|html|head|title|pre"
)
_INLINES = (
    "a|abbr|b|big|code|em|font|i|img|ins|label|mark|o:p|s|small|span|st1:[a-z]+|strike|strong|sub|sup|td|th|u"
    "|w:[a-z]+|meta|link|col|colgroup|caption|input|form|style|script|iframe|center|del"
)
_ATTRIBUTES = r"(?:\s[^<>\n]{0,400})?\s*/?"
_HIDDEN = (
    r"(?s:<!--.{0,2000}?-->)|<(?P<of>style|script)\b[^<>]{0,400}>(?s:.{0,2000}?)</(?P=of)>"
    r"|<!DOCTYPE[^<>]{0,200}>"
)
_TAG = regex(rf"(?P<hidden>{_HIDDEN})|</?(?:(?P<block>{_BLOCKS})|{_INLINES}){_ATTRIBUTES}>", re.IGNORECASE)


def entities(text: str) -> Iterator[Edit]:
    """Yield the entities, to be the characters that they stand for."""
    for m in _ENTITY.finditer(text):
        said = unescape(m.group())
        if said != m.group():
            kept = "" if said.isspace() or not said.isprintable() else said
            yield Edit(m.start(), m.end(), kept, NoiseKind.STRAY_CHAR)


def tags(text: str) -> Iterator[Edit]:
    """Yield the tags and comments; one that ends a paragraph leaves its break."""
    for m in _TAG.finditer(text):
        yield Edit(m.start(), m.end(), "\n\n" if m["block"] else "", NoiseKind.PLATFORM_RESIDUE)
