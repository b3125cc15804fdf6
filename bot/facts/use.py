"""Which texts state a fact, in whatever words."""

from bot.facts.wording import bigrams
from bot.language.quantities import quantities

_WITH_FIGURES, _IN_WORDS = 0.3, 0.6
"""The share of a fact's words that must stand in a text that has its figures, and in one without figures."""


def states(text: str, fact: str) -> bool:
    """Return whether the text has the figures of the fact and enough of its words."""
    figures = {q.key for q in quantities(fact)}
    words = bigrams(fact)
    if not figures <= {q.key for q in quantities(text)} or not (figures or words):
        return False
    shared = len(words & bigrams(text))
    return shared >= (_WITH_FIGURES if figures else _IN_WORDS) * len(words)
