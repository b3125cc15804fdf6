"""The figures, dates and names of a text, each as one whole: 11月5日 holds no 1月5日."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.compliance.tracing.claims import name_spans
from bot.corpus.names.organisations import organisations
from bot.corpus.names.people import people
from bot.corpus.names.places import places
from bot.domain.fact import Quantity
from bot.facts.evidence import figures
from bot.language.figures.dates import moments
from bot.regex import regex

_TITLE = regex("《[^《》\n]+》")


@dataclass(frozen=True)
class Token:
    """A figure, a date or a name of a text."""

    start: int
    end: int
    figure: Quantity | None = None
    """The figure that it is; `None` for a date or a name."""


def figures_and_dates(text: str) -> Iterator[Token]:
    """Yield the figures and dates of a text, in order."""
    own = [Token(q.start, q.end, q) for q in figures(text)]
    yield from sorted((*own, *(Token(m.start, m.end) for m in moments(text))), key=lambda t: t.start)


def figures_and_names(text: str) -> Iterator[Token]:
    """Yield the figures, dates and names of a text, in order; of two that overlap, the first."""
    reached = 0
    tokens = (*figures_and_dates(text), *(Token(*span) for span in all_name_spans(text)))
    for token in sorted(tokens, key=lambda t: (t.start, -t.end)):
        if token.start >= reached:
            yield token
            reached = token.end


def all_name_spans(text: str) -> frozenset[tuple[int, int]]:
    """Return where the names of a text stand, those of people, places, bodies and documents."""
    return frozenset((*name_spans(text, people, places, organisations), *title_spans(text)))


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where titles stand, with their marks."""
    return (m.span() for m in _TITLE.finditer(text))


def replace_spans(text: str, put: Sequence[tuple[int, int, str]]) -> str:
    """Return the text with other words at these places, which are in order."""
    written, at = [], 0
    for start, end, words in put:
        written += [text[at:start], words]
        at = end
    return "".join((*written, text[at:]))
