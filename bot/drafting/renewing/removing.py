"""A sentence that says nothing but what was taken back is struck whole, where no other leans on it."""

from bot.drafting.renewing.obsolete import ObsoleteStatement
from bot.drafting.revision import paragraph_at
from bot.facts.wording import bigrams
from bot.language.document.headings import enumeration_at, heading_number
from bot.regex import regex

_ENDS = "。！？"
_LEANING = regex("其|这|该|此|同时|并")
"""How a sentence begins that speaks of the one before it."""
_MOST = 0.5
"""So much of what a sentence speaks of must be in the fact: a tag may cover more than it states."""
_AROUND = "。！？；，、 \n"


def removable(text: str, found: ObsoleteStatement) -> bool:
    """Return whether the sentence can go, and the rest reads on: it opens or lists nothing."""
    taken_back = not any(change.now for change in found.changes)
    return (
        taken_back and _stands_alone(text, found) and _says_nothing_else(text[found.start : found.end], found)
    )


def _stands_alone(text: str, found: ObsoleteStatement) -> bool:
    sentence, line = text[found.start : found.end], paragraph_at(text, found.start)
    before, behind = text[: found.start].rstrip(" ")[-1:], text[found.end :].lstrip()
    apart = sentence[-1:] in _ENDS and before in ("", "\n", *_ENDS)
    listed = "：" in sentence or enumeration_at(sentence, 0) or heading_number(line)
    return apart and not listed and not _LEANING.match(behind)


def _says_nothing_else(sentence: str, found: ObsoleteStatement) -> bool:
    """Return whether a sentence is the fact in its own words, or a clause of it that has most of them."""
    bare, gone = sentence.strip(_AROUND), {change.old for change in found.changes}
    if any(bare == fact.text.strip(_AROUND) for fact in gone):
        return True
    numbers, told = {fact.id for fact in gone}, frozenset().union(*(bigrams(fact.text) for fact in gone))
    tagged = any(
        bare == c.text.strip(_AROUND) and c.facts and numbers.issuperset(c.facts) for c in found.clauses
    )
    return tagged and len(bigrams(bare) & told) >= _MOST * len(bigrams(bare))
