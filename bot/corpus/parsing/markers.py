"""What shares a line with a title: a collection's marker (篇一：), the date of the document before."""

import re
from collections.abc import Iterator

from bot.corpus.parsing.genres import ends_in_genre
from bot.language.document.forms import DAY
from bot.language.han import HAN
from bot.language.offsets import Edit
from bot.lexicon.units import ends_as_signer, unit_before
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


_DATED_TITLE = regex(
    rf"^{_BLANK}*+(?:(?P<unit>[{HAN}]{{3,30}}?){_BLANK}*+)?{DAY}"
    rf"(?={_BLANK}*(?P<title>[^\n。；！？，]{{6,{_LONGEST_TITLE}}})$)",
    re.MULTILINE,
)


def dated_titles(text: str) -> Iterator[Edit]:
    """Yield the breaks between the date that ends a document and the title of the next on its line."""
    for found in _DATED_TITLE.finditer(text):
        title = found["title"].strip()
        signed = found["unit"] is None or (ends_as_signer(found["unit"]) and _begins_title(title))
        if found.start() and signed and ends_in_genre(title):
            yield Edit(found.end() - 1, found.end(), "日\n")


def _begins_title(words: str) -> bool:
    """Return whether words begin as titles do: with a unit, or with 关于."""
    return words.startswith("关于") or bool(unit_before(words))


def marker_breaks(text: str) -> Iterator[Edit]:
    """Yield the line breaks that part a marker from the title behind it."""
    for marker in _BEFORE_TITLE.finditer(text):
        end = text.find("\n", marker.end())
        if ends_in_genre(text[marker.end() : end if end >= 0 else len(text)].rstrip()):
            last = text[marker.end() - 1]
            yield Edit(marker.end() - 1, marker.end(), f"{last}\n" if last in _CLOSING else "\n")


_BEHIND_TITLE = regex(
    rf"(?P<title>[^\n。；！？]{{6,{_LONGEST_TITLE}}}?){_BLANK}*[【\[（(〔]?{_MARKER}[】\])）〕]?"
)


def title_of_marker(line: str) -> str | None:
    """Return the title that stands before a marker on its line, or `None`."""
    found = _BEHIND_TITLE.fullmatch(line)
    return found["title"] if found and ends_in_genre(found["title"]) else None
