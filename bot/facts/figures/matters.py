"""Told matters: the figures of one sentence, or of two neighbours, and what may follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.facts.evidence import Evidence, Part, Statement
from bot.facts.figures.told_lists import Listing, listings
from bot.facts.wording import bigrams

_LARGEST = 12
"""Of so many figures of one matter something is calculated."""
RATIOS = frozenset({"%", "/", "个百分点", "倍", "点", ":"})
"""What is no amount: a share, a growth, a time of day."""


@dataclass(frozen=True)
class Matter:
    """What was told in one sentence, or in two neighbours."""

    text: str
    parts: tuple[Part, ...]
    words: frozenset[str]
    lists: tuple[Listing, ...] = ()
    """What it names beside each other."""
    is_one_sentence: bool = True

    @property
    def figures(self) -> frozenset[float]:
        """Return the numbers that were told of it."""
        return frozenset(p.quantity.value for p in self.parts if p.quantity.value > 1)

    @property
    def amounts(self) -> tuple[Part, ...]:
        """Return the figures that are no shares and no times."""
        return tuple(p for p in self.parts if p.quantity.unit not in RATIOS)


@dataclass(frozen=True)
class Reckoned:
    """A result, the figures that it follows from, and the matter that these are of."""

    value: float
    unit: str
    operands: tuple[Part, ...]
    matter: Matter
    slack: float = 0
    """How far a whole number may be off that is stated for it."""
    is_sum: bool = False
    least: int = 2
    """So many characters a clause shares with the matter where it shares no word."""

    @property
    def approximate(self) -> bool:
        """Return whether one of its figures is only about right."""
        return any(p.quantity.approximate for p in self.operands)


def matters(known: Evidence) -> Iterator[Matter]:
    """Yield what was told sentence by sentence, then each two neighbours with figures."""
    single = [_matter(sentence) for sentence in known.sentences]
    yield from single
    for a, b in pairwise(single):
        if a.parts and b.parts:
            yield Matter(f"{a.text}\n{b.text}", a.parts + b.parts, a.words | b.words, is_one_sentence=False)


def _matter(sentence: Sequence[Statement]) -> Matter:
    parts = tuple(p for s in sentence for p in s.parts if not p.explains)
    text = "，".join(s.text for s in sentence)
    return Matter(text, parts[:_LARGEST], bigrams(text), listings(text))
