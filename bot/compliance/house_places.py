"""Where a text has what a unit's own list avoids, and where code may write the unit's form by itself.

Code writes only what it is sure of: words that stand by themselves, outside of citations, figures and names.
All else is pointed at, for somebody who knows.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.compliance.tracing.claims import name_spans
from bot.compliance.words_in_clause import FormInClause
from bot.corpus.names.organisations import organisations
from bot.corpus.names.people import people
from bot.corpus.names.places import places
from bot.domain.house_word import HouseWord
from bot.language.quotations import quoted_spans
from bot.regex import regex

RULE_ID = "Y903"
"""The rule that points at what a list avoids."""
Span = tuple[int, int]
_NUMERALS = "两双俩仨半几数多余"
_DOCUMENT_NUMBER = regex(r"[^\s，。；：:、《》]{0,10}[〔\[［（(【]\d{4}[〕\]］）)】]\s?第?\s?\d{1,5}\s?号")
# What is still to be told is found again by its words.
_GAP = regex("【[^【】\n]*】")
# Addresses and codes are written without blanks: app.example.com.
_OF_CODE = regex(r"[A-Za-z0-9._@/:-]")


class HousePlace(NamedTuple):
    """Where a form stands that is avoided; offsets in characters, the end exclusive."""

    start: int
    end: int
    word: HouseWord
    safe: bool
    """Whether code may write the unit's form there."""


def house_places(text: str, house: Sequence[HouseWord]) -> Iterator[HousePlace]:
    """Yield the places in order; of several forms at one place the longest counts.

    A form that is avoided may be a part of the one that is used (政务中心, 政务服务中心管理办公室)
    or of another word (民工, 农民工): neither is a place.
    """
    by_form = {word.avoided: word for word in house}
    used = {word.used for word in house if word.used}
    around = _Surroundings(text)
    for start, end in _found(text, {*by_form, *used}):
        word, form = by_form.get(text[start:end]), FormInClause(text, start, end)
        if word and not form.is_part_of_words():
            known = word.used not in by_form and _keeps_sense(word)
            yield HousePlace(start, end, word, known and around.are_free(start, end) and form.stands_alone())


def in_house_words(text: str, house: Sequence[HouseWord]) -> str:
    """Return the text with the unit's form at each safe place."""
    written, at = [], 0
    for place in house_places(text, house):
        if place.safe:
            written += [text[at : place.start], place.word.used]
            at = place.end
    return "".join((*written, text[at:]))


@lru_cache(maxsize=4096)
def _keeps_sense(word: HouseWord) -> bool:
    """Return whether the unit's form is known, and neither a figure nor who is named changes by it."""
    forms = (word.avoided, word.used)
    figures = {"".join(filter(_is_numeral, form)) for form in forms}
    return bool(word.used) and len(figures) == 1 and not any(map(_names_somebody, forms))


def _is_numeral(character: str) -> bool:
    return character.isnumeric() or character in _NUMERALS


def _names_somebody(form: str) -> bool:
    return any(people(f"{form}同志带队"))


def _found(text: str, forms: Collection[str]) -> Iterator[Span]:
    """Yield where any of the forms stands, of several at one place the longest; a list has many."""
    firsts = {form[0] for form in forms}
    lengths = sorted({len(form) for form in forms}, reverse=True)
    at = 0
    while at < len(text):
        here = (text[at : at + length] for length in lengths) if text[at] in firsts else ()
        found = next((form for form in here if form in forms), "")
        if found:
            yield at, at + len(found)
        at += len(found) or 1


@dataclass(frozen=True)
class _Surroundings:
    """What stands around the places of a text; each is looked for when it is first asked."""

    text: str

    def are_free(self, start: int, end: int) -> bool:
        """Return whether a place lies in no citation, no figure and no longer name."""
        longer = (a < start or end < b for a, b in _over(start, end, self._names))
        return not (self._is_beside_figures(start, end) or any(_over(start, end, self._cited)) or any(longer))

    @cached_property
    def _cited(self) -> tuple[Span, ...]:
        others = (m.span() for form in (_DOCUMENT_NUMBER, _GAP) for m in form.finditer(self.text))
        return _joined((*quoted_spans(self.text), *others))

    @cached_property
    def _names(self) -> tuple[Span, ...]:
        return tuple(sorted(name_spans(self.text, people, organisations, places)))

    def _is_beside_figures(self, start: int, end: int) -> bool:
        """Return whether a figure ends where it begins, or a code goes on: 5公里, 三小学, app.example.com."""
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        runs_in = self.text[start].isascii() and _OF_CODE.match(before)
        runs_on = self.text[end - 1].isascii() and _OF_CODE.match(after)
        return bool(runs_in or runs_on) or any(map(_is_numeral, before))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches that spans cover, in order and apart."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _over(start: int, end: int, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans, which are in order and apart, that share a character with a place."""
    first = bisect_right(spans, (start, start))
    for n in range(max(0, first - 1), len(spans)):
        if spans[n][0] >= end:
            return
        if start < spans[n][1]:
            yield spans[n]
