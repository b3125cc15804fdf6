"""Whether the endpoints answer: that of the model, and that of vectors."""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing

from bot.commands.diagnosis import reach
from bot.commands.diagnosis.part import Part
from bot.commands.diagnosis.reach import Answer
from bot.config import Config, ModelConfig
from bot.corpus.search.index import Index
from bot.corpus.search.meaning import QUERY_SECONDS
from bot.corpus.search.vectors import Vectors, vectors_file
from bot.errors import ConfigError, ModelError, UsageError
from bot.llm.configured import ConfiguredModel
from bot.texts import command_line as texts
from bot.texts import diagnosis


async def model(config: ModelConfig, key: str) -> tuple[Part, Answer | None]:
    """Return how the model's endpoint is, and what it answered; `None` where it was not asked."""
    if not config.name:
        return (texts.NO_MODEL, True), None
    try:
        ConfiguredModel(config, key)
    except ConfigError as error:
        return (str(error), False), None
    answer = await reach.model(config, key)
    verdict, works = await _verdict(config, key, answer)
    outside = reach.is_outside(config.base_url)
    return (texts.model_state(config.name, config.base_url, verdict, outside), works), answer


async def _verdict(config: ModelConfig, key: str, answer: Answer) -> tuple[str, bool]:
    if answer.refused:
        return texts.KEY_REFUSED, False
    if not answer.status:
        return diagnosis.endpoint_unreachable(answer.why), False
    if answer.broken:
        return texts.endpoint_failure(answer.status), False
    if answer.good and answer.told:
        names = _names(answer.told)
        return (
            diagnosis.not_in_list(config.name) if names and config.name not in names else texts.ANSWERS
        ), True
    # It lists no models, as some do not; where it does not even know the address for drafts it is another.
    drafting = await reach.drafting(config, key)
    if drafting.absent or not drafting.told:
        return diagnosis.NO_MODEL_HERE, False
    return texts.no_list(answer.status), True


def _names(told: Mapping[str, object]) -> set[str]:
    listed = told.get("data")
    return (
        {str(one.get("id", "")) for one in listed if isinstance(one, dict)}
        if isinstance(listed, list)
        else set()
    )


async def embeddings(config: Config, key: str) -> Part:
    """Return how the endpoint of vectors is."""
    wanted = config.embeddings
    if not wanted.model:
        return texts.NO_EMBEDDINGS, True
    from bot.llm.embeddings import Embeddings

    try:
        async with aclosing(Embeddings(wanted, key)) as embedder, asyncio.timeout(QUERY_SECONDS):
            [found] = await embedder.embed([texts.EMBEDDINGS_PROBE])
        verdict, works = await asyncio.to_thread(_coverage, config, embedder.origin, len(found))
    except (ModelError, UsageError) as error:
        verdict, works = str(error), False
    except TimeoutError:
        verdict, works = texts.EMBEDDINGS_SLOW, False
    return texts.embeddings_state(wanted.model, wanted.base_url, verdict, works), works


def _coverage(config: Config, origin: str, size: int) -> tuple[str, bool]:
    """Return how many passages have a vector of the size that the endpoint gives."""
    vectors = Vectors(vectors_file(config.home / "index"), origin)
    if vectors.size not in (0, size):
        return texts.embeddings_mismatch(vectors.size, size), False
    places = Index.open(config.home / "index" / "passages").places()
    lacking = len(vectors.lacking(places))
    return texts.embeddings_coverage(size, len(places) - lacking, len(places)), True
