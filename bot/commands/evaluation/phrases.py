"""The longest phrases that a draft has from somewhere else, or twice; set phrases and marks do not count."""

import re
from collections.abc import Iterable

from bot.compliance.tracing.likeness import titles, without_common, words_of


def longest_shared_phrase(text: str, exemplars: Iterable[str], told: Iterable[str]) -> str:
    """Return the longest phrase that stands in an exemplar as well and was not told; empty for none."""
    words, own = _words(text), "\n".join(map(_words, told))
    known = "\n".join(map(_words, exemplars))
    best = ""
    for start in range(len(words)):
        size = len(best) + 1
        while start + size <= len(words) and (phrase := words[start : start + size]) in known:
            if "\n" in phrase:
                break
            best = best if phrase in own else phrase
            size += 1
    return best


def longest_repeated_phrase(text: str, names: Iterable[str]) -> str:
    """Return the longest phrase that stands twice in a text, apart from names; empty for none."""
    called = [re.escape(name) for name in names if name]
    bare = re.sub("|".join(called), "\n", text) if called else text
    words = _words(bare)
    best = ""
    for start in range(len(words)):
        while (
            "\n" not in (phrase := words[start : start + len(best) + 1])
            and words.find(phrase, start + len(phrase)) > 0
        ):
            best = phrase
    return best


def _words(text: str) -> str:
    """Return the words of a text, a paragraph a line, without titles of documents."""
    return "\n".join(map(_bare, text.splitlines()))


def _bare(line: str) -> str:
    words = words_of(line).text
    for title in titles(line):
        words = words.replace(title, "")
    return without_common(words)
