"""Names that a draft states, and where: people, places, organisations, titles, honours, quotations."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.compliance.rule import Spot
from bot.corpus.entities import entities
from bot.domain.finding import Fix
from bot.facts.ledger import Ledger
from bot.facts.names import was_named

BLOCK = Fix("block")
_INNER = re.compile("“[^“”\n]{1,60}”|《[^《》\n]{1,60}》")


@lru_cache(maxsize=4)
def _named(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entity in entities(text):
        found[entity.kind] = (*found.get(entity.kind, ()), entity.text)
    return found


def stated(text: str, *kinds: str) -> Iterator[tuple[int, int]]:
    """Yield where the entities of these kinds stand in a text; of two that overlap, the longer."""
    names = sorted({name for kind in kinds for name in _named(text).get(kind, ())}, key=len, reverse=True)
    if names:
        yield from (m.span() for m in re.finditer("|".join(map(re.escape, names)), text))


def untold(text: str, spans: Iterable[tuple[int, int]], known: Ledger, message: str = "") -> Iterator[Spot]:
    """Yield the spots of names that nobody told."""
    for start, end in spans:
        if not was_named(text[start:end], known):
            yield Spot(start, end, BLOCK, message)


def inside_marks(text: str) -> tuple[tuple[int, int], ...]:
    """Return where quotations and titles stand: what is named in them is a part of another name."""
    return tuple(m.span() for m in _INNER.finditer(text))


def outside(
    spans: Iterable[tuple[int, int]], others: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    """Yield the spans that overlap none of the others; both in order."""
    at = 0
    for start, end in spans:
        while at < len(others) and others[at][1] <= start:
            at += 1
        if at == len(others) or end <= others[at][0]:
            yield start, end
