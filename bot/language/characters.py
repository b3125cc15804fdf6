"""What a character may be on paper, and how wide it is there."""

import unicodedata

from bot.domain.words import Words
from bot.regex import regex

# XML 1.0 cannot carry the controls, surrogates and U+FFFE–F; the invisible rest would show as boxes in Word,
# or turn the direction of a file name.
_UNPRINTABLE = regex("[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INVISIBLE = regex("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def printable(text: str) -> str:
    """Return a line without what paper cannot carry; a tab becomes a blank, outer blanks go."""
    return _bare(text).strip()


def printable_words(words: Words) -> Words:
    """Return words without what paper cannot carry, and without blanks around."""
    spans = (span._replace(text=_bare(span.text)) for span in words.spans)
    return Words(tuple(span for span in spans if span.text or span.thing)).stripped()


def _bare(text: str) -> str:
    return _INVISIBLE.sub("", _UNPRINTABLE.sub("", text.replace("\t", " ")))


def width(text: str) -> float:
    """Return how many Chinese characters wide a text is; a digit is half a character."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
