"""Which texts state a fact, in whatever words."""

from collections.abc import Iterator

from bot.domain.fact import Quantity
from bot.facts.wording import bigrams
from bot.language.figures.clock import times
from bot.language.figures.quantities import quantities
from bot.language.sentences import sentences
from bot.regex import regex

_HAN = regex("[\u4e00-\u9fff]")
_WITH_FIGURES, _IN_WORDS = 0.3, 0.6
"""The share of a fact's words that must stand in a text that has its figures, and in one without figures."""
_SOME = 0.2
"""And the least that must, where only something of it is looked for."""


def missing_figures(text: str, fact: str) -> tuple[Quantity, ...]:
    """Return the figures of a fact that stand nowhere in the text, whatever their unit.

    A time of day may be written otherwise: 9:00 as 上午9时.
    """
    stated = {q.value for q in quantities(text)}
    return tuple(_without_times(text, fact, (q for q in quantities(fact) if q.value not in stated)))


def states(text: str, fact: str) -> bool:
    """Return whether the text has the figures of the fact and enough of its words."""
    figures, stated = quantities(fact), {q.key for q in quantities(text)}
    words = bigrams(fact)
    wanting = _without_times(text, fact, (q for q in figures if q.key not in stated))
    if next(wanting, None) or not (figures or words):
        return False
    shared = len(words & bigrams(text))
    return shared >= (_WITH_FIGURES if figures else _IN_WORDS) * len(words)


def _without_times(text: str, fact: str, wanting: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities of a fact without those of times of day that the text names."""
    said = {at for time in times(text) for at in time.minutes}
    named = [time for time in times(fact) if time.minutes & said]
    yield from (q for q in wanting if not any(t.start <= q.start < t.end for t in named))


def may_state(text: str, fact: str) -> bool:
    """Return whether the text may well tell the fact, in few of its words or with only some of its figures.

    A figure may have gained a unit or changed its measure on the way: 214 is 214人, 一个 is 1名.
    """
    figures, words = quantities(fact), bigrams(fact)
    shared = len(words & bigrams(text))
    if len(missing_figures(text, fact)) < len(figures):
        stated = {s.key for s in quantities(text)}
        plain = any(q.value > _BY_CHANCE and q.key in stated for q in figures)
        return plain or shared >= _SOME * len(words)
    return not figures and (shared >= _IN_WORDS * len(words) or _is_in_one_sentence(text, fact))


_BY_CHANCE = 20
"""Up to so much, the same figure may well be of something else."""
_HALF_OF_IT = 0.55


def _is_in_one_sentence(text: str, fact: str) -> bool:
    """Return whether most characters of a fact stand in one sentence: 没有人员伤亡 is 无人员伤亡."""
    own = set(_HAN.findall(fact))
    return any(len(own & set(sentence)) >= _HALF_OF_IT * len(own) for sentence in sentences(text))
