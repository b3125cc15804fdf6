"""Markers: what a collection sets before each of its documents (篇一：, 第3篇), on its title's line too."""

import re
from collections.abc import Iterator

from bot.corpus.parsing.genres import ends_in_genre
from bot.language.offsets import Edit
from bot.regex import regex

_ORDINAL = r"[\d一二三四五六七八九十]{1,3}"
_MARKER = rf"(?:第{_ORDINAL}篇|(?:篇|范文|例文|模板){_ORDINAL})"
_BLANK = r"[ \t\u3000\xa0]"
_CLOSING = "】])）〕"
_LONGEST_TITLE = 60
_BEFORE_TITLE = regex(
    rf"^{_BLANK}*(?:[【\[（(〔]{_MARKER}[】\]）)〕][：:、]?|{_MARKER}(?:[：:、.．]|(?={_BLANK}))){_BLANK}*"
    rf"(?=[^\n。；！？，]{{6,{_LONGEST_TITLE}}}$)",
    re.MULTILINE,
)


def marker_breaks(text: str) -> Iterator[Edit]:
    """Yield the line breaks that part a marker from the title behind it."""
    for marker in _BEFORE_TITLE.finditer(text):
        end = text.find("\n", marker.end())
        if ends_in_genre(text[marker.end() : end if end >= 0 else len(text)].rstrip()):
            last = text[marker.end() - 1]
            yield Edit(marker.end() - 1, marker.end(), f"{last}\n" if last in _CLOSING else "\n")
