"""Whole outlines of exemplars: of the same kind of document, on a matter that is near; else rather none."""

from collections.abc import Iterable, Iterator

from bot.corpus.names.generic import GENERIC
from bot.domain.passage import Exemplar
from bot.drafting.planning.commission import Commission
from bot.drafting.sources.exemplars import Search
from bot.facts.wording import bigrams
from bot.language.document.headings import heading_number
from bot.texts.prompting import planning as texts

_MOST = 2
_LEAST_HEADINGS = 3
_HITS = 12
NEAR = 0.6
"""So much of the shorter of two topics must be said by the other: for twelve topics beside the exemplars that
come along, those of the same matter shared all, others half at most (网络文明建设, 精神文明建设)."""
_OF_EVERY_TOPIC = frozenset(("建设", "工作", "活动", "专项", "情况"))
_SCOPES = ("shipped", "organisation")


async def exemplar_outlines(library: Search, commission: Commission) -> tuple[str, ...]:
    """Return at most two outlines, best first, a line for each heading; none where none fits.

    Those of good exemplars come first, then of those that are good for their headings only.
    """
    brief, kind = commission.document.brief, commission.genre.kind
    scopes = (*_SCOPES, *filter(None, (commission.chat,)))
    hits = await library.search(brief.topic, genre=kind, role=None, limit=_HITS, scopes=scopes)
    near = [e.id for e in await library.structures(kind, scopes) if nearness(e.topic, brief.topic) >= NEAR]
    numbers = dict.fromkeys((*(hit.found.exemplar for hit in hits), *near[:_MOST]))
    found = [await library.exemplar(n) for n in numbers]
    return tuple(_outlines(e for e in found if e and nearness(e.topic, brief.topic) >= NEAR))[:_MOST]


def nearness(one: str, other: str) -> float:
    """Return how much of the shorter of two topics the other says too, from 0 to 1."""
    a, b = bigrams(one) - _OF_EVERY_TOPIC, bigrams(other) - _OF_EVERY_TOPIC
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _outlines(exemplars: Iterable[Exemplar]) -> Iterator[str]:
    for exemplar in exemplars:
        headings = list(_headings(exemplar))
        if len(headings) >= _LEAST_HEADINGS:
            yield texts.outline_of(exemplar.genre, exemplar.topic, headings)


def _headings(exemplar: Exemplar) -> Iterator[str]:
    """Yield the headings in order, without those that name somebody or something of the exemplar's own."""
    names = [e.text for e in exemplar.entities if e.kind in GENERIC]
    paths = (passage.heading_path for passage in exemplar.passages)
    for heading in dict.fromkeys(heading for path in paths for heading in path):
        number = heading_number(heading)
        words = heading[number.end :] if number else heading
        if not (any(c.isdigit() for c in words) or any(name in words for name in names)):
            yield heading
