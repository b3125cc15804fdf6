"""Names that a draft states, and where: people, places, organisations, titles, honours, quotations."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from bot.compliance.rule import BLOCK, Spot
from bot.corpus.names.people import people
from bot.facts.evidence import Evidence
from bot.facts.names import is_known_name
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_INNER = regex("“[^“”\n]{1,60}”|《[^《》\n]{1,60}》")


_GAP = regex("【待补[^【】\n]{0,200}】")


def text_without_gaps(manuscript: Manuscript) -> str:
    """Return the text with what stands in 【待补：…】 blanked, for it claims nothing; offsets stay."""
    return _GAP.sub(lambda m: "\u25a1" * len(m.group()), manuscript.text)


_EDGES = "的了在、，。；： "
_SLOGAN = regex("“[^“”\n]{4,40}”")


def slogans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in quotation marks that are long enough to be a name."""
    yield from (m.span() for m in _SLOGAN.finditer(text))


def name_spans(text: str, *finders: Callable[[str], Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Yield where the names that the finders find stand in a text; of two that overlap, the longer.

    What follows a digit is counted, and no name: 132名台区经理.
    """
    found = {name.strip(_EDGES) for finder in finders for name in finder(text)}
    names = sorted((name for name in found if len(name) > 1), key=len, reverse=True)
    if names:
        expression = f"(?<!\\d)(?:{'|'.join(map(re.escape, names))})"
        yield from (m.span() for m in re.finditer(expression, text))


# Two rules ask for the people of the same text.
@lru_cache(maxsize=8)
def people_in(text: str) -> tuple[str, ...]:
    """Return the names of people in a text."""
    return tuple(people(text))


def names_without_source(
    text: str, spans: Iterable[tuple[int, int]], known: Evidence, message: str = ""
) -> Iterator[Spot]:
    """Yield the spots of names that nobody told."""
    for start, end in spans:
        if not is_known_name(text[start:end], known):
            yield Spot(start, end, BLOCK, message)


def quotation_spans(text: str) -> tuple[tuple[int, int], ...]:
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
