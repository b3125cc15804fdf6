"""What a draft takes from exemplars: their manner. Names in a passage that a model is shown are not names."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.compliance.rule import Source
from bot.corpus.names import gazetteer
from bot.corpus.names.generic import GENERIC
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.passage import Exemplar, Hit, StoredExemplar
from bot.drafting.outline.plans import own_name
from bot.language.document.headings import heading_number
from bot.lexicon.themes import heading_themes
from bot.regex import regex

_PASSAGE_CHARS = 600
_MOST = 2
_MOST_NAMES = 2


class Search(Protocol):
    """What drafting needs of the exemplar library."""

    async def search(
        self,
        text: str,
        *,
        genre: str,
        role: SectionRole | None,
        limit: int,
        scopes: tuple[str, ...],
        matter: str = "",
    ) -> Sequence[Hit]:
        """Return passages that do the same in their documents, best first; of documents near a matter."""
        ...

    async def structures(self, genre: str, scopes: Sequence[str]) -> Sequence[StoredExemplar]:
        """Return the exemplars of a genre whose headings alone may be shown, the latest first."""
        ...

    async def exemplar(self, identifier: int) -> Exemplar | None:
        """Return an exemplar with everything that was understood of it; `None` where it is gone."""
        ...


async def sources_of(library: Search, hits: Sequence[Hit]) -> tuple[Source, ...]:
    """Return the exemplars of the hits, whole: a draft may not take anything from them."""
    found = [
        await library.exemplar(identifier) for identifier in dict.fromkeys(h.found.exemplar for h in hits)
    ]
    return tuple(_source(exemplar) for exemplar in found if exemplar)


def _source(exemplar: Exemplar) -> Source:
    headings = dict.fromkeys(_words(h) for p in exemplar.passages for h in p.heading_path)
    return Source(
        exemplar.title, tuple(p.text for p in exemplar.passages), exemplar.entities, tuple(headings)
    )


def _words(heading: str) -> str:
    number = heading_number(heading)
    return heading[number.end :] if number else heading


def relevant_hits(hits: Sequence[Hit], plan: SectionPlan) -> list[Hit]:
    """Return the passages of near documents to write a section after: none beats an unfitting one.

    They do the same in their documents, and their headings name no other theme.
    """
    own = heading_themes(own_name(plan))

    def fits(hit: Hit) -> bool:
        named = heading_themes("".join(hit.found.passage.heading_path[-1:]))
        return hit.found.passage.role is plan.role and (not own or not named or bool(own & named))

    return [hit for hit in hits if fits(hit)][:_MOST]


def nameless_excerpts(hits: Sequence[Hit], sources: Sequence[Source]) -> list[tuple[Hit, str]]:
    """Return the beginnings of the passages with generic words in the place of names.

    A passage that would be full of such words is no Chinese to learn from, and left out.
    """
    names = {e.text: GENERIC[e.kind] for s in sources for e in s.entities if e.kind in GENERIC}
    longest = sorted(names, key=len, reverse=True)
    anyone = regex("|".join(map(re.escape, longest)) or r"\Z.")
    shown = ((hit, _beginning(hit), list(_named(anyone, _beginning(hit)))) for hit in hits)
    return [(hit, _nameless(text, found, names)) for hit, text, found in shown if len(found) <= _MOST_NAMES]


def _named(anyone: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where names stand that are no parts of words: 隆重庆祝 names no 重庆."""
    for found in anyone.finditer(text):
        if not (gazetteer.runs_in(text, found.start()) or gazetteer.runs_on(text, found.end())):
            yield found


def _nameless(text: str, found: Sequence[re.Match[str]], names: dict[str, str]) -> str:
    for one in reversed(found):
        text = text[: one.start()] + names[one.group()] + text[one.end() :]
    return text


def _beginning(hit: Hit) -> str:
    return hit.found.passage.text[:_PASSAGE_CHARS]
