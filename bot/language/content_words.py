"""The words of a clause that name something: those of a dictionary, without those of any report."""

from functools import lru_cache

from bot.lexicon.report_words import report_words
from bot.regex import regex

_NO_MATTER = ("p", "c", "u", "r", "m", "q", "t", "f", "y", "e", "o", "x", "w", "i")
"""The parts of speech, as the dictionary names them, of words that name nothing; idioms judge."""
_FUNCTION = (
    "的了已由为均既仍未所将拟需要与和在对把被共各每该其此本从至于或及等是有不可能也都就再又还虽但并更即较"
)
_COUNTED = "一二两三四五六七八九十余几率数名个"
_HAN = regex("[\u4e00-\u9fff]{2,}")
_LEAST, _TWO_WORDS = 2, 4


# Several rules, and each save of a document, ask for the same clauses again.
@lru_cache(maxsize=4096)
def content_words(clause: str) -> tuple[str, ...]:
    """Return the words that name things and deeds, in order; what judges, links or counts is left out."""
    # The dictionary takes a moment to load, and the greeting need not wait for it.
    import rjieba

    words = (_bare(word) for word, tag in rjieba.tag(clause) if _names(word, tag))
    return tuple(word for word in words if not _is_general(word))


def _names(word: str, tag: str) -> bool:
    return _HAN.fullmatch(word) is not None and not tag.startswith(_NO_MATTER) and not _is_general(word)


def _bare(word: str) -> str:
    """Return a short word without the function word or numeral that the dictionary took for a part of it."""
    return word if len(word) >= _TWO_WORDS else word.strip(_FUNCTION + _COUNTED)


def _is_general(word: str) -> bool:
    """Return whether a word, or each half of one that is made of two, names no matter: 顺利完成."""
    general = report_words()
    halves = word[:2], word[2:]
    return len(word) < _LEAST or word in general or (len(word) == _TWO_WORDS and general.issuperset(halves))
