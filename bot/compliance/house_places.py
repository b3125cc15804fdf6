"""Where a text has what a unit's own list avoids, and where code may write the unit's own form instead."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bot.domain.house_word import HouseWord
from bot.lexicon.units import kind_of
from bot.regex import regex

_CITED = regex(r"《[^\n]*?》+|“[^”\n]*”|‘[^’\n]*’|\"[^\"\n]*\"|「[^」\n]*」|『[^』\n]*』|〈[^〉\n]*〉")
# From so many characters on, that a form stands where no word begins is the dictionary's doing.
_LONG = 4
_NUMBER_OF_DOCUMENT = regex(r"[^\W\d]{0,6}〔\d{4}〕")
_RUN = regex(r"[^\W\d]{2,14}")
_LONGEST_LINE = 2_000
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿半几多双")


class Place(NamedTuple):
    """Where a form stands that is avoided; offsets in characters, the end exclusive."""

    start: int
    end: int
    word: HouseWord
    safe: bool
    """Whether code can write the unit's form there: it is known, no figure, no name and nobody's words
    change by it."""


def house_places(text: str, house: Iterable[HouseWord]) -> Iterator[Place]:
    """Yield the places in order; of several forms at one place the longest counts.

    A form that is avoided may be a part of the one that is used (政务中心, 政务服务中心管理办公室)
    or of another word (民工, 农民工): neither is a place.
    """
    by_form = {word.avoided: word for word in house}
    used = {word.used for word in by_form.values() if word.used}
    found = [span for span in _occurrences(text, {*by_form, *used}) if text[span[0] : span[1]] in by_form]
    cited = [m.span() for m in _CITED.finditer(text)] if found else []
    for start, end in found:
        if end - start >= _LONG or _is_whole_word(text, start, end):
            word = by_form[text[start:end]]
            free = not _is_within(cited, start) and not _is_in_name(text, start, end)
            yield Place(start, end, word, free and _keeps_figures(word))


def in_house_words(text: str, house: tuple[HouseWord, ...]) -> str:
    """Return the text with the unit's form at each safe place."""
    written, at = [], 0
    for place in house_places(text, house):
        if place.safe:
            written += [text[at : place.start], place.word.used]
            at = place.end
    return "".join((*written, text[at:]))


def _occurrences(text: str, forms: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where any of the forms stands, of several at one place the longest; a list has many."""
    firsts = {form[0] for form in forms}
    lengths = sorted({len(form) for form in forms}, reverse=True)
    at = 0
    while at < len(text):
        found = text[at] in firsts and next((n for n in lengths if text[at : at + n] in forms), 0)
        if found:
            yield at, at + found
        at += found or 1


def _is_whole_word(text: str, start: int, end: int) -> bool:
    """Return whether words begin and end where a form does."""
    bounds = _bounds_at(text, start)
    return start in bounds and end in bounds


def _bounds_at(text: str, at: int) -> Collection[int]:
    """Return where in the text the words of the line begin and end that a place lies in."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _LONGEST_LINE)
    bounds = _bounds(text[begin : at + _LONGEST_LINE].partition("\n")[0])
    return {begin + bound for bound in bounds}


@lru_cache(maxsize=64)
def _bounds(line: str) -> frozenset[int]:
    # The dictionary takes long to load, and only a text that holds such a form needs it.
    import rjieba

    return frozenset(accumulate((len(word) for word in rjieba.cut(line)), initial=0))


def _is_within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Return whether a place lies in one of the stretches, which are in order."""
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and at < spans[before][1]


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Return whether the words go on to the name of another unit, or to the number of a document."""
    if _NUMBER_OF_DOCUMENT.match(text, end):
        return True
    run = _RUN.match(text, end)
    goes_on = sorted(bound for bound in _bounds_at(text, start) if run and end < bound <= run.end())
    return any(kind_of(text[start:stop]) for stop in goes_on)


def _keeps_figures(word: HouseWord) -> bool:
    """Return whether the unit's form is known, and no figure changes by it."""
    return bool(word.used) and _figures(word.used) == _figures(word.avoided)


def _figures(form: str) -> str:
    return "".join(c for c in form if c.isdigit() or c in _NUMERALS)
