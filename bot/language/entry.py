"""What a message or a file goes through at the door: the same characters for the same thing, however typed.

Han punctuation stays, and so does everything that says something.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.language.figures.quantities import unit_at
from bot.language.offsets import Edit, Traced, trace
from bot.regex import regex

_INVISIBLE = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_BREAK = regex("\r\n?|[\x85\u2028\u2029]")
_BLANK = regex("[\xa0\u2000-\u200a\u202f\u205f]")
# Full-width figures and letters, and the marks that are part of them: ３．５％, ｂａｎ＠.
_WIDE = regex("[０-９Ａ-Ｚａ-ｚ％＠]+|(?<=[0-9０-９A-Za-zＡ-Ｚａ-ｚ])．(?=[0-9０-９A-Za-zＡ-Ｚａ-ｚ])")
# A page's text often holds radicals in place of characters.
_RADICAL = regex("[\u2e80-\u2fdf]+")
# Whatever may be composed, with the character before it.
_RARE = regex("(?s:.)?[^\x00-\x7f\u2e80-\u3098\u309b-\uabff\uff00-\uffef]+")
_GROUPED = regex(r"(?<![\d.,第表图件])(?<!\d，)\d{1,3}(?:，\d{3})+(?:\.\d+)?(?![\d,，.])")
_SCALE = regex("[余多来]?(?P<of>[万亿千百])?")

Rewrite = Callable[[re.Match[str]], str]


def normalise(text: str) -> Traced:
    """Return a message as it is to be read and kept, with the way back to the offsets of what was sent."""
    return normalise_trace(trace(text))


def normalise_trace(text: Traced) -> Traced:
    """Return a text as `entered` leaves it, with the way back to the original of that text."""
    clean = text
    for form, rewrite in _STEPS:
        changed = ((m, rewrite(m)) for m in form.finditer(clean.text))
        clean = clean.with_edits([Edit(*m.span(), new) for m, new in changed if new != m.group()])
    return clean


def _to_half_width(m: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", m.group())


def _compose(m: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", m.group())


def _join_groups(m: re.Match[str]) -> str:
    """Return 1,200 for 1，200 where something is counted; else the comma parts two clauses."""
    scale = _SCALE.match(m.string, m.end())
    counted = scale and (scale["of"] or unit_at(m.string, scale.end()))
    return m.group().replace("，", ",") if counted else m.group()


_STEPS: tuple[tuple[re.Pattern[str], Rewrite], ...] = (
    (_INVISIBLE, lambda _: ""),
    (_BREAK, lambda _: "\n"),
    (_BLANK, lambda _: " "),
    (_WIDE, _to_half_width),
    (_RADICAL, _to_half_width),
    (_RARE, _compose),
    (_GROUPED, _join_groups),
)
