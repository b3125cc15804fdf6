"""The exemplar library: files in, passages out; the index follows the holdings in the store."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.corpus.grading.duplicates import is_near_duplicate
from bot.corpus.library.correcting import corrected, correction_of, merged, told
from bot.corpus.library.following_index import FollowingIndex
from bot.corpus.library.holdings import ORGANISATION, SHIPPED, Holdings
from bot.corpus.library.importing import Extraction, extract_exemplars, is_large
from bot.corpus.library.shipped import sync_exemplars
from bot.corpus.progress import Progress, ignore_progress_async
from bot.corpus.search.index import Nearest, Query
from bot.corpus.search.meaning import Embedder, SemanticSearch
from bot.corpus.search.vectors import Vectors, vectors_file
from bot.domain.genre import IssuerKind, SectionRole
from bot.domain.passage import (
    Correction,
    Exemplar,
    Grade,
    Hit,
    RememberedCorrection,
    SimilarExemplar,
    StoredExemplar,
)
from bot.files.reading import Refused
from bot.shipped import EXEMPLARS

logger = logging.getLogger(__name__)

_QUICK = 100_000
"""Among so many passages a search takes a few milliseconds at most; among a million 20 to 40."""


@dataclass(frozen=True)
class Added:
    """What became of an exemplar that was to be added."""

    exemplar: Exemplar
    """What was understood of it, with its grade and the reasons for it."""
    id: int | None
    """Its place in the holdings; `None` where nothing was stored: rejected, or there already."""
    repeats: str = ""
    """The title of the exemplar of the same scope that it is nearly the same as."""
    twin: int | None = None
    """The place of that exemplar in the holdings."""

    @property
    def duplicate(self) -> bool:
        """Return whether the scope had the same text already."""
        return self.id is None and self.exemplar.grade is not Grade.REJECT


@dataclass(frozen=True)
class Imported:
    """What became of a file."""

    added: tuple[Added, ...]
    refused: tuple[Refused, ...] = ()
    """The documents of an archive that hold no exemplar."""


@dataclass(frozen=True)
class Understood:
    """An exemplar with all that was understood of it."""

    id: int
    scope: str
    exemplar: Exemplar
    corrected: tuple[str, ...]
    """The names of the fields that somebody corrected."""


class Library:
    """The holdings and the index over their passages."""

    def __init__(
        self,
        holdings: Holdings,
        index_folder: Path,
        exemplars: Path = EXEMPLARS,
        embedder: Embedder | None = None,
    ) -> None:
        """Take over what the folder holds; raise UsageError where it cannot be one."""
        self._holdings, self._folder, self._exemplars = holdings, index_folder, exemplars
        self._index = FollowingIndex(holdings, index_folder, self._follow_meaning)
        self._meaning = self._semantic_search(embedder) if embedder else None

    async def open(self) -> None:
        """Bring the shipped exemplars and the index up to date; raise ConfigError for a wrong file.

        An index that is far behind goes on with it in the background.
        """
        # First, because holdings of another database betray themselves by a revision behind the index's.
        await self._index.follow()
        await sync_exemplars(self._holdings, self._exemplars, self._folder / "shipped.json")
        await self._index.follow()
        self._follow_meaning()

    def _follow_meaning(self) -> None:
        if self._meaning:
            self._meaning.follow()

    async def sync_index(self) -> None:
        """Return when the index has all that is in the holdings, or another process is seeing to it."""
        await self._index.sync()

    async def wait_for_merges(self) -> None:
        """Return when the index is tidy after its last change, and other processes may write to it."""
        await self._index.wait_for_merges()

    async def close(self) -> None:
        """Leave everything as the next start can go on with it."""
        await self._index.close()
        if self._meaning:
            await self._meaning.close()
        await self.wait_for_merges()

    async def add_file(
        self, name: str, content: bytes, scope: str, progress: Progress = ignore_progress_async
    ) -> Imported:
        """Store the exemplars that a file holds and return what became of each; raise UnreadableFile.

        How far it has come is told of a large file only. Whoever cancels it keeps what is stored by then.
        """
        found = await _extract(name, content, progress)
        del content  # a large file must not wait in memory until the index has caught up
        added = tuple([await self._add(exemplar, scope) for exemplar in found.exemplars])
        await self.sync_index()
        return Imported(added, found.refused)

    async def clear(self, scope: str) -> None:
        """Take all exemplars of a scope away, out of every file, and what was corrected of them."""
        own = await self._holdings.exemplars(scope)
        for exemplar in own:
            await self._holdings.remove(exemplar.id)
        await self._holdings.forget_corrections(scope)
        if own:
            await self.purge()

    async def _add(self, exemplar: Exemplar, scope: str) -> Added:
        said = correction_of(exemplar, await self._holdings.corrections(scope))
        exemplar = corrected(exemplar, said)
        rejected = exemplar.grade is Grade.REJECT
        twin = None if rejected else await self._twin(exemplar, scope)
        identifier = None if rejected or twin else await self._holdings.add(exemplar, scope)
        logger.info("exemplar grade=%s id=%s passages=%d", exemplar.grade, identifier, len(exemplar.passages))
        return Added(exemplar, identifier, twin.title, twin.id) if twin else Added(exemplar, identifier)

    async def _twin(self, exemplar: Exemplar, scope: str) -> SimilarExemplar | None:
        near = await self._holdings.similar(exemplar.fingerprint.keys, scope)
        return next((n for n in near if is_near_duplicate(n.fingerprint, exemplar.fingerprint)), None)

    async def remove(self, exemplar: int) -> bool:
        """Take an exemplar away; return False where there was none."""
        removed = await self._holdings.remove(exemplar)
        await self.sync_index()
        return removed

    async def share(self, exemplar: int, giver: str) -> bool:
        """Give a chat's exemplar to all; return False where there is none, or all have the text already."""
        moved = await self._holdings.move(exemplar, ORGANISATION, giver)
        await self.sync_index()
        return moved is not None

    async def take_back(self, exemplar: int, taker: str) -> bool:
        """Give what all share back to its giver, else to the taker; return False where there is none."""
        moved = await self._holdings.give_back(exemplar, taker)
        await self.sync_index()
        return moved

    async def purge(self) -> None:
        """Take the words of what was removed out of the files of the index: it is made anew."""
        await self._index.purge()

    async def list(self, scope: str | None = None) -> Sequence[StoredExemplar]:
        """Return all exemplars, or those of a scope, oldest first."""
        return await self._holdings.exemplars(scope)

    async def exemplar(self, identifier: int) -> Exemplar | None:
        """Return an exemplar with everything that was understood of it; `None` where there is none."""
        return await self._holdings.exemplar(identifier)

    async def understood(self, identifier: int) -> Understood | None:
        """Return an exemplar with what was corrected of it; `None` where there is none."""
        exemplar = await self._holdings.exemplar(identifier)
        stored = next((e for e in await self._holdings.exemplars() if e.id == identifier), None)
        if exemplar is None or stored is None:
            return None
        said = correction_of(exemplar, await self._holdings.corrections(stored.scope))
        return Understood(identifier, stored.scope, exemplar, told(said))

    async def correct(self, identifier: int, said: Correction) -> Understood | None:
        """Correct what was understood of an exemplar, and remember it; return `None` where there is none."""
        held = await self.understood(identifier)
        if held is None:
            return None
        former = correction_of(held.exemplar, await self._holdings.corrections(held.scope))
        whole = merged(former, said)
        known = RememberedCorrection(held.exemplar.sha256, held.exemplar.fingerprint, whole)
        await self._holdings.correct(identifier, corrected(held.exemplar, whole), known)
        await self.sync_index()
        return await self.understood(identifier)

    async def search(
        self,
        text: str,
        *,
        genre: str | None = None,
        role: SectionRole | None = None,
        issuer_kind: IssuerKind | None = None,
        year: int | None = None,
        scopes: tuple[str, ...] = (SHIPPED, ORGANISATION),
        limit: int = 5,
        diverse: bool = True,
        matter: str = "",
    ) -> Sequence[Hit]:
        """Return the passages nearest to the text, best first, from good exemplars only.

        Where the matter in hand is told, they are of documents near it; there may be none.
        """
        query = Query(text, scopes, genre, role, issuer_kind, year, limit, diverse, matter)
        nearest = await self._meaning.nearest(text) if self._meaning else None
        hits, revision = await self._hits(query, nearest)
        if revision == self._index.current.revision and not self._index.current.lost:
            return hits
        await self._index.follow()
        hits, _ = await self._hits(query, nearest)
        return hits

    async def structures(self, genre: str, scopes: Sequence[str]) -> Sequence[StoredExemplar]:
        """Return the exemplars of a genre whose headings alone may be shown, the latest first."""
        held = [e for scope in scopes for e in await self._holdings.exemplars(scope)]
        return [e for e in reversed(held) if e.grade == Grade.STRUCTURE and e.genre == genre]

    async def wait_for_vectors(self) -> None:
        """Return when passages have the vectors that could be had."""
        if self._meaning:
            await self._meaning.followed()

    async def agrees(self) -> bool:
        """Return whether the index holds exactly the passages of good exemplars; mend it if it does not."""
        await self.sync_index()
        if await self._is_whole():
            return True
        await self._index.begin_anew()
        return await self._is_whole()

    async def _is_whole(self) -> bool:
        good = {
            e.id: e.passages for e in await self._holdings.exemplars() if e.grade == Grade.GOOD and e.passages
        }
        return good == await asyncio.to_thread(self._index.current.passage_counts)

    async def _hits(self, query: Query, nearest: Nearest | None) -> tuple[Sequence[Hit], int]:
        """Return what the index finds now, and the revision that it should have caught up with."""
        # By words alone it takes half a millisecond, and the way to a thread and back as long.
        is_quick = nearest is None and self._index.current.size <= _QUICK
        find = partial(self._index.current.search, query, nearest)
        found = dict(find() if is_quick else await asyncio.to_thread(find))
        passages, revision = await self._holdings.passages(list(found))
        return [Hit(found[p.id], p) for p in passages], revision

    def _semantic_search(self, embedder: Embedder) -> SemanticSearch:
        vectors = Vectors(vectors_file(self._folder), embedder.origin)
        return SemanticSearch(embedder, vectors, self._holdings, lambda: self._index.current.places())


async def _extract(name: str, content: bytes, progress: Progress) -> Extraction:
    if not is_large(name, content):
        return await asyncio.to_thread(extract_exemplars, name, content)
    from bot.corpus.library.own_process import extract_in_subprocess

    await progress(0, 0)
    return await extract_in_subprocess(name, content, progress)
