"""Which texts state a fact, in whatever words."""

import re

from bot.facts.wording import bigrams
from bot.language.quantities import quantities
from bot.language.sentences import sentences

_HAN = re.compile("[\u4e00-\u9fff]")
_WITH_FIGURES, _IN_WORDS = 0.3, 0.6
"""The share of a fact's words that must stand in a text that has its figures, and in one without figures."""
_SOME = 0.2
"""And the least that must, where only something of it is looked for."""


def states(text: str, fact: str) -> bool:
    """Return whether the text has the figures of the fact and enough of its words."""
    figures = {q.key for q in quantities(fact)}
    words = bigrams(fact)
    if not figures <= {q.key for q in quantities(text)} or not (figures or words):
        return False
    shared = len(words & bigrams(text))
    return shared >= (_WITH_FIGURES if figures else _IN_WORDS) * len(words)


def told_in(text: str, fact: str) -> bool:
    """Return whether the text may well tell the fact, in few of its words or with only some of its figures.

    A figure may have gained a unit or changed its measure on the way: 214 is 214人, 一个 is 1名.
    """
    values, words = {q.value for q in quantities(fact)}, bigrams(fact)
    shared = len(words & bigrams(text))
    stated = quantities(text)
    if values & {q.value for q in stated}:
        plain = any(q.value > _BY_CHANCE and q.key in {s.key for s in stated} for q in quantities(fact))
        return plain or shared >= _SOME * len(words)
    return not values and (shared >= _IN_WORDS * len(words) or _said_in_a_sentence(text, fact))


_BY_CHANCE = 20
"""Up to so much, the same figure may well be of something else."""
_HALF_OF_IT = 0.55


def _said_in_a_sentence(text: str, fact: str) -> bool:
    """Return whether most characters of a fact stand in one sentence: 没有人员伤亡 is 无人员伤亡."""
    own = set(_HAN.findall(fact))
    return any(len(own & set(sentence)) >= _HALF_OF_IT * len(own) for sentence in sentences(text))
