"""How much of what a clause names nobody told of: the weight of its words that no told word stands for."""

from bot.facts.evidence import Evidence
from bot.facts.wording import bigrams, characters
from bot.language.content_words import content_words
from bot.lexicon.report_words import plain_names

_HALF = 0.5
_LONG = 3
_OFTEN = characters("开展出来去行用作能可会以对把被让使得好过进设立建办做工事业务家部门方面名号点时分自生")
"""Characters of so many words that one of them tells nothing of the matter."""


def untold_weight(clause: str, known: Evidence) -> float:
    """Return how many of the words that name something were not told, in the same or in plain words.

    A long word of which one character was told counts half.
    """
    return sum(_weight(word, known) for word in content_words(clause))


def untold_share(clause: str, known: Evidence) -> float:
    """Return what part of the words that name something was not told; 0 where nothing is named."""
    return untold_weight(clause, known) / max(1, len(content_words(clause)))


def speak_of_one(clause: str, told: str) -> bool:
    """Return whether two clauses speak of one thing: by a word, a plain name of it, or two characters."""
    if bigrams(clause) & bigrams(told) or len((characters(clause) & characters(told)) - _OFTEN) >= _ALIKE:
        return True
    return any(plain in told for word in content_words(clause) for plain in plain_names().get(word, ()))


_ALIKE = 2


def _weight(word: str, known: Evidence) -> float:
    pairs = [word[n : n + 2] for n in range(len(word) - 1)]
    if any(pair in known.words for pair in pairs):
        return 0
    if any(plain in known.words for plain in plain_names().get(word, ())):
        return 0
    shared = (characters(word) - _OFTEN) & known.characters
    return (_HALF if len(word) >= _LONG and len(shared) == 1 else 0) if shared else 1
