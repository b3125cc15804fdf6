"""Search by meaning: vectors asked for in the background, and never missed where their endpoint fails.

A failure is only logged. Searches then go by words alone, and the endpoint is left in peace for a while, so
that nobody waits for it again and again.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol

from bot.corpus.library.holdings import Holdings
from bot.corpus.search.index import Nearest, Place
from bot.corpus.search.vectors import Vector, Vectors, components, unit_vector
from bot.domain.passage import StoredPassage
from bot.errors import ModelError, ModelUnfit
from bot.texts import model as texts

logger = logging.getLogger(__name__)

# Some services take no more texts at once, and some models read no further.
_BATCH = 10
_CHARACTERS = 500
QUERY_SECONDS = 2.0
"""How long a search waits for the endpoint."""
_BATCH_SECONDS = 30.0
_REST_SECONDS = 60.0


class Embedder(Protocol):
    """A model that says where texts lie in a space of meanings."""

    origin: str
    """Names the model: vectors of different origins are not compared."""

    async def embed(self, asked: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return the components for each text, as many for each; raise ModelError."""
        ...


class SemanticSearch:
    """The vectors of the passages in the holdings, and the way to more of them."""

    def __init__(
        self,
        embedder: Embedder,
        vectors: Vectors,
        holdings: Holdings,
        places: Callable[[], Sequence[Place]],
    ) -> None:
        """`places` returns the passages that are to have a vector."""
        self._embedder, self._vectors, self._holdings, self._places = embedder, vectors, holdings, places
        self._is_behind = False
        self._rests_until = 0.0
        self._following: asyncio.Task[None] | None = None

    async def nearest(self, text: str) -> Nearest | None:
        """Return how passages rank by nearness to the text; `None` where that cannot be had in time."""
        self._go_on()
        if self._rests or not self._vectors.size:
            return None
        found = await self._vectors_of([text[:_CHARACTERS]], QUERY_SECONDS)
        return partial(self._nearest_places, found[0]) if found else None

    def follow(self) -> None:
        """Begin to ask for the vectors that passages lack."""
        self._is_behind = True
        self._go_on()

    async def followed(self) -> None:
        """Return when the vectors under way have come, or have failed to."""
        if self._following:
            await self._following

    async def close(self) -> None:
        """Give up what is under way; the next start goes on with it."""
        if self._following:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following

    def _nearest_places(self, vector: Vector, among: Sequence[Place], most: int) -> Sequence[Place]:
        try:
            return self._vectors.nearest(vector, among, most)
        except sqlite3.Error as error:
            logger.warning("vectors not read error=%s", type(error).__name__)
            return []

    @property
    def _rests(self) -> bool:
        return asyncio.get_running_loop().time() < self._rests_until

    def _go_on(self) -> None:
        is_under_way = self._following is not None and not self._following.done()
        if self._is_behind and not is_under_way and not self._rests:
            self._following = asyncio.create_task(self._follow())

    async def _follow(self) -> None:
        while self._is_behind:
            self._is_behind = False
            for batch in _batches(await asyncio.to_thread(lambda: self._vectors.lacking(self._places()))):
                if not await self._take_in(batch):
                    self._is_behind = True
                    return

    async def _take_in(self, places: Sequence[Place]) -> bool:
        """Ask for the vectors of some passages and store them; return False where none came."""
        passages = await self._passages_at(places)
        vectors = await self._vectors_of([_embedding_text(p) for p in passages], _BATCH_SECONDS)
        if not vectors:
            return False
        fresh = [(p.id, p.exemplar) for p in passages]
        try:
            await asyncio.to_thread(self._vectors.keep, list(zip(fresh, vectors, strict=True)))
        except sqlite3.Error as error:
            logger.warning("vectors not stored error=%s", type(error).__name__)
            return False
        # What was taken away while the endpoint thought about it has been forgotten before this was stored.
        gone = {p.exemplar for p in passages} - {p.exemplar for p in await self._passages_at(fresh)}
        await asyncio.to_thread(self._vectors.forget, gone)
        logger.info("vectors stored count=%d", len(fresh))
        return True

    async def _passages_at(self, places: Sequence[Place]) -> Sequence[StoredPassage]:
        passages, _ = await self._holdings.passages([passage for passage, _ in places])
        return passages

    async def _vectors_of(self, asked: Sequence[str], seconds: float) -> list[Vector]:
        """Return the vectors of the texts; none where the endpoint fails, which is then left alone."""
        try:
            async with asyncio.timeout(seconds):
                return self._valid_vectors(await self._embedder.embed(asked)) if asked else []
        except (ModelError, TimeoutError) as error:
            logger.warning("embeddings failed error=%s texts=%d", type(error).__name__, len(asked))
            self._rests_until = asyncio.get_running_loop().time() + _REST_SECONDS
            return []

    def _valid_vectors(self, found: Sequence[Sequence[float]]) -> list[Vector]:
        try:
            vectors = [unit_vector(one) for one in found]
        except ValueError as error:
            raise ModelUnfit(texts.EMBEDDING_UNFIT) from error
        if {components(vector) for vector in vectors} - {self._vectors.size or components(vectors[0])}:
            raise ModelUnfit(texts.EMBEDDING_UNFIT)
        return vectors


def _embedding_text(stored: StoredPassage) -> str:
    return "\n".join((*stored.passage.heading_path, stored.passage.text))[:_CHARACTERS]


def _batches(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    return (places[at : at + _BATCH] for at in range(0, len(places), _BATCH))
