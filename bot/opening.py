"""The store and the exemplar library that rests on it, lent open together."""

from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager

from bot.config import Config, Secrets
from bot.corpus.library.library import Library
from bot.corpus.search.meaning import Embedder
from bot.store.store import Store, open_store


@asynccontextmanager
async def open_library(
    config: Config, secrets: Secrets | None = None
) -> AsyncGenerator[tuple[Store, Library], None]:
    """Lend the store and the exemplar library; without secrets nobody is asked for vectors."""
    async with open_store(config) as store, _embedder(config, secrets) as embedder:
        library = Library(store.holdings, config.home / "index", embedder=embedder)
        await library.open()
        try:
            yield store, library
        finally:
            await library.close()


@asynccontextmanager
async def _embedder(config: Config, secrets: Secrets | None) -> AsyncGenerator[Embedder | None, None]:
    if secrets is None or not config.embeddings.model:
        yield None
        return
    from bot.llm.embeddings import Embeddings  # the HTTP client is slow to import: only where it is used

    async with aclosing(Embeddings(config.embeddings, secrets.embeddings_key)) as embedder:
        yield embedder
