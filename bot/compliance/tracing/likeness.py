"""How much of a text stands word for word in another: runs of characters, and shared n-grams.

Marks and blanks do not count, and neither does what everyone writes: set phrases, titles of documents, what
the user told. Cost is linear in both texts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from bot.compliance.formulations.table import table
from bot.compliance.rule import Context, Source
from bot.language.offsets import Edit, Traced, trace
from bot.regex import regex

_NO_WORD = regex(r"[^\u4e00-\u9fff0-9A-Za-z]+")
_TITLE = regex("《[^《》\n]{2,60}》")
_SHORTEST_PHRASE = 4


def words_of(text: str) -> Traced:
    """Return the characters of a text that can be copied, with their offsets."""
    return trace(text).with_edits(Edit(m.start(), m.end()) for m in _NO_WORD.finditer(text))


def without_common(words: str) -> str:
    """Return the words without set phrases."""
    return _common().sub("", words)


@cache
def _common() -> re.Pattern[str]:
    phrases = {
        _NO_WORD.sub("", phrase)
        for f in table().formulations
        for phrase in (f.term, f.canonical, *f.exact, *f.variants, *f.items)
    }
    longest = sorted((p for p in phrases if len(p) >= _SHORTEST_PHRASE), key=len, reverse=True)
    return regex("|".join(map(re.escape, longest)))


# The sections of a document have the same exemplars and are checked at every step; few are written at once.
@lru_cache(maxsize=8)
def grams_of_all(sources: tuple[Source, ...], n: int) -> frozenset[str]:
    """Return the stretches of n characters of all exemplars."""
    texts = (words_of(text).text for source in sources for text in source.texts)
    return frozenset().union(*(grams(text, n) for text in texts))


@lru_cache(maxsize=8)
def uncommon_grams(sources: tuple[Source, ...], n: int) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the titles of the exemplars, each with its stretches of n characters without set phrases."""
    return tuple((source.title, frozenset().union(*_uncommon(source, n))) for source in sources)


def _uncommon(source: Source, n: int) -> Iterator[frozenset[str]]:
    for text in source.texts:
        yield grams(without_common(words_of(text).text), n)


def grams(words: str, n: int) -> frozenset[str]:
    """Return the stretches of n characters."""
    return frozenset(words[at : at + n] for at in range(len(words) - n + 1))


def runs(words: str, known: frozenset[str], n: int) -> Iterator[tuple[int, int]]:
    """Yield where stretches of at least n characters stand that are built of known n-grams only."""
    start = None
    for at in range(len(words) - n + 1):
        if words[at : at + n] in known:
            start = at if start is None else start
        elif start is not None:
            yield start, at + n - 1
            start = None
    if start is not None:
        yield start, len(words)


def user_words(context: Context) -> str:
    """Return what the user told and the brief says, as words; anything in it is no copy."""
    brief = context.brief
    said = (brief.issuer, brief.topic, brief.period, brief.addressee, *(f.text for f in context.facts or ()))
    return "\n".join(_NO_WORD.sub("", text) for text in said)


def titles(text: str) -> Iterable[str]:
    """Return the titles of documents that a text names, as words."""
    return (_NO_WORD.sub("", m.group()) for m in _TITLE.finditer(text))
