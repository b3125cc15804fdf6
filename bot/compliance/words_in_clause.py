"""Whether a form within a clause is a word by itself, a part of another word, or a part of a name."""

from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.lexicon.people import SURNAME
from bot.lexicon.units import ends_as_signer, goes_on, kind_of, tells_deed
from bot.regex import regex

_ENDS = "，。；：！？\n"
_SURNAME = regex(SURNAME)
_NOUNS = ("n", "vn", "an", "b", "j", "l", "s", "x")
"""The parts of speech, as the dictionary names them, of what a name may be made of."""
_NO_SURNAMES = ("p", "c", "d", "u", "r", "v")
_LEVELS = frozenset("省市州盟县区旗镇乡村本我全各")
_LONGEST_NAME, _LONGEST_GIVEN, _SHORT = 24, 2, 2
_REACH = 120
"""How far a clause is followed on either side, in characters: one without an end costs no more."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    tag: str


class FormInClause:
    """A form where it stands: between the words of its clause."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Look at what stands between two places of a text."""
        low, high = max(0, start - _REACH), end + _REACH
        begin = max(low, *(text.rfind(mark, low, start) + 1 for mark in _ENDS))
        stops = (at for at in (text.find(mark, end, high) for mark in _ENDS) if at >= 0)
        self._clause = text[begin : min(stops, default=high)]
        self._start, self._end = start - begin, end - begin

    def is_part_of_words(self) -> bool:
        """Return whether the words there are others, which the dictionary has: 农民工, or 不同 and 意见.

        职工群众 is two words, though the dictionary has it as one; so are 一百户 and 县公安局.
        """
        rests = [
            (rest, word)
            for word in self._over
            for rest in (self._clause[word.start : self._start], self._clause[self._end : word.end])
            if rest
        ]
        of_a_level = any(rest in _LEVELS and self._is_within(word) for rest, word in rests)
        others = all(len(rest) == 1 and _is_known_word(word) for rest, word in rests)
        return bool(rests) and others and not of_a_level

    def is_of_other_words(self) -> bool:
        """Return whether the dictionary has other words there: 必须 and 要求, 席地而坐 and 谈, 究竟.

        Short words count where all is made of such: beside a slip one comes about by chance, but no row.
        """
        cut = [word for word in self._over if self._is_cut(word) and _is_known_word(word)]
        row = all(len(word.text) >= _SHORT and _is_known_word(word) for word in self._over)
        return any(len(word.text) > _SHORT for word in cut) or bool(cut and row)

    def begins_a_word(self) -> bool:
        """Return whether a word of the dictionary goes on behind it: 拍案 behind 拍."""
        return any(
            self._start <= word.start < self._end < word.end and _is_known_word(word) for word in self._words
        )

    def is_one_word(self) -> bool:
        """Return whether it is a single word, and no noun."""
        return any(
            (word.start, word.end) == (self._start, self._end) and not word.tag.startswith("n")
            for word in self._words
        )

    def stands_alone(self) -> bool:
        """Return whether words begin and end where it does, and no name begins before or goes on behind."""
        begins = any(word.start == self._start for word in self._words)
        ends = any(word.end == self._end for word in self._words)
        runs_on = goes_on(self._clause, self._end) or self._is_in_name_to_come()
        return begins and ends and not (runs_on or self._is_in_name_before())

    @cached_property
    def _words(self) -> tuple[_Word, ...]:
        return _words(self._clause)

    @cached_property
    def _over(self) -> list[_Word]:
        """Return the words that have a character of the form."""
        return [word for word in self._words if word.start < self._end and self._start < word.end]

    @cached_property
    def _form(self) -> str:
        return self._clause[self._start : self._end]

    def _is_cut(self, word: _Word) -> bool:
        """Return whether the word lies across an edge of the form, or around a single character."""
        beyond = word.start < self._start or self._end < word.end
        return beyond and (not self._is_within(word) or len(self._form) == 1)

    def _is_within(self, word: _Word) -> bool:
        return word.start <= self._start and self._end <= word.end

    def _is_in_name_before(self) -> bool:
        """Return whether a name begins before it: 云岭县图书馆, 村民小组, 李建设; 市图书馆 is none."""
        before = [word for word in self._words if word.end <= self._start]
        if before and len(self._form) <= _LONGEST_GIVEN and _is_surname(before[-1]):
            return True
        while before and before[-1].text in _LEVELS:
            before.pop()
        if not before or not before[-1].tag.startswith("n"):
            return False
        return kind_of(self._form) is not None or kind_of(before[-1].text + self._form) is not None

    def _is_in_name_to_come(self) -> bool:
        """Return whether a name goes on behind it: 水务局供水公司, 义务讲解服务队, 财政局集中支付中心."""
        name, parts = self._form, (*_NOUNS, "v") if kind_of(self._form) else _NOUNS
        for word in self._words:
            if word.start < self._end:
                continue
            name += word.text
            of_name = word.text.isalnum() and word.tag.startswith(parts)
            if not of_name or tells_deed(name) or len(name) > _LONGEST_NAME:
                return False
            if kind_of(name) or ends_as_signer(name):
                return True
        return False


def _is_surname(word: _Word) -> bool:
    return bool(_SURNAME.fullmatch(word.text)) and not word.tag.startswith(_NO_SURNAMES)


def _is_known_word(word: _Word) -> bool:
    # The dictionary takes half a second to load, and few texts have what is looked at here.
    import rjieba

    return not word.tag.startswith("m") and rjieba.has_word(word.text)


@lru_cache(maxsize=64)
def _words(clause: str) -> tuple[_Word, ...]:
    """Return the words of a clause by the dictionary, each with its part of speech."""
    import rjieba

    words, at = [], 0
    for text, tag in rjieba.tag(clause):
        words.append(_Word(at, at + len(text), text, tag))
        at += len(text)
    return tuple(words)
