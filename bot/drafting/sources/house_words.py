"""What a model is told of the unit's own list of words: the few entries that are most likely to be needed."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.domain.document import Document
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.texts.prompting import drafting as texts
from bot.understanding.prompting.masking import masking_of

_TOLD, _LOOKED_AT = 30, 90


def house_lines(house: Sequence[HouseWord], document: Document, ledger: Ledger) -> tuple[str, ...]:
    """Return a line for each, those of the matter first; none is told that holds a name, nor any reason.

    Names leave as tokens, and come back as they were told: code writes them as the list does.
    """
    matter = "\n".join(_matter(document, ledger))
    ranked = sorted(house, key=lambda word: not _is_in(matter, word))
    told = (word for word in ranked[:_LOOKED_AT] if not _has_name(word))
    return tuple(texts.house_word(word.avoided, word.used) for word in islice(told, _TOLD))


def _matter(document: Document, ledger: Ledger) -> Iterator[str]:
    yield from (document.title, document.brief.topic)
    yield from (fact.text for fact in ledger.facts)
    yield from (words for s in document.live for words in (s.plan.part, s.plan.heading, s.plan.guidance))


def _is_in(matter: str, word: HouseWord) -> bool:
    return word.avoided in matter or bool(word.used and word.used in matter)


def _has_name(word: HouseWord) -> bool:
    """Return whether a form names anybody, as far as a form alone tells; people are known by what they do."""
    forms = (word.avoided, word.used)
    veil = masking_of((*forms, *map(texts.with_a_deed, forms)), "")
    return any(veil.mask(form) != form for form in forms)
