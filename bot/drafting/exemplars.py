"""What a draft takes from exemplars: their manner. Names in a passage that a model is shown are not names."""

import re
from collections.abc import Sequence
from typing import Protocol

from bot.compliance.rule import Source
from bot.domain.genre import SectionRole
from bot.domain.passage import Exemplar, Hit
from bot.language.headings import heading_number

_PASSAGE_CHARS = 600
GENERIC = {
    "person": "某同志",
    "place": "某地",
    "org": "某单位",
    "contact": "某号",
    "document": "《某文件》",
    "slogan": "“某活动”",
    "honour": "某荣誉",
}
"""What stands for what belongs to an exemplar's own unit, by its kind."""


class Search(Protocol):
    """What drafting needs of the exemplar library."""

    async def search(
        self, text: str, *, genre: str, role: SectionRole | None, limit: int, scopes: tuple[str, ...]
    ) -> Sequence[Hit]:
        """Return passages that do the same in their documents, best first."""
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


def nameless(hits: Sequence[Hit], sources: Sequence[Source]) -> list[str]:
    """Return the beginnings of the passages with generic words in the place of names."""
    names = {e.text: GENERIC[e.kind] for s in sources for e in s.entities if e.kind in GENERIC}
    longest = sorted(names, key=len, reverse=True)
    anyone = re.compile("|".join(map(re.escape, longest)) or r"\Z.")
    return [anyone.sub(lambda m: names[m.group()], hit.found.passage.text)[:_PASSAGE_CHARS] for hit in hits]
