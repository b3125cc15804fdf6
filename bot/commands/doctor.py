"""`doctor`: what is configured, whether it works, and what a missing part costs."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from bot import shipped
from bot.commands import reach
from bot.commands.start import begin
from bot.compliance.formulations import table as formulations
from bot.config import Config, Layout, ModelConfig, TelegramConfig, secrets
from bot.corpus.search.index import Index
from bot.corpus.search.meaning import QUERY_SECONDS
from bot.corpus.search.vectors import Vectors, vectors_file
from bot.drafting.genres.loading import load_genres
from bot.drafting.tasks import TASKS
from bot.errors import ConfigError, ModelError, UsageError
from bot.export.preview import office as preview_office
from bot.export.preview import typeset as preview_typst
from bot.export.sheet.profile import deviations
from bot.llm import prompts
from bot.llm.configured import ConfiguredModel
from bot.opening import open_library
from bot.texts import command_line as texts
from bot.texts import layout
from bot.texts.conversation import releasing as preview

_Part = tuple[str, bool]
"""A line about a part, and whether it is as it should be; a part that is merely absent is."""


async def diagnose(config_path: Path | None) -> int:
    """Say how each part is; return 1 where something that is configured does not work, else 0."""
    config, keys = begin(config_path), secrets()
    parts = [
        (texts.data_at(str(config.home)), True),
        _files(),
        _formulations(),
        (layout.profile(deviations(config.layout)), True),
        *await asyncio.to_thread(_preview, config.layout),
        await _library(config),
        *await asyncio.gather(
            _model(config.model, keys.model_key),
            _embeddings(config, keys.embeddings_key),
            _telegram(config.telegram, keys.telegram_token),
        ),
    ]
    for line, _ in parts:
        click.echo(line)
    return 0 if _all_work(parts) else 1


def _all_work(parts: Sequence[_Part]) -> bool:
    return all(works for _, works in parts)


def _files() -> _Part:
    try:
        genres, tasks = load_genres(shipped.GENRES), prompts.load(shipped.TASKS)
        prompts.require(tasks, TASKS)
    except ConfigError as error:
        return str(error), False
    return texts.files_state(list(genres), len(tasks)), True


def _formulations() -> _Part:
    today = datetime.now().astimezone().date()
    known = formulations.table()
    return texts.formulations_state(known.as_of, known.age(today), known.stale(today)), True


def _preview(layout: Layout) -> list[_Part]:
    """Say what draws pictures of the pages; none of it is needed for the file itself."""
    quick, exact = preview_typst.fonts(layout), preview_office.fonts(layout)
    known = quick or exact
    fonts = tuple(dict.fromkeys(vars(known).values())) if known else ()
    office = preview_office.program()
    return [
        (preview.typst_state(preview_typst.is_available()), True),
        (preview.office_state(bool(office), bool(office) and preview_office.is_offline()), True),
        (preview.fonts_state(fonts), True),
    ]


async def _library(config: Config) -> _Part:
    async with open_library(config) as (store, library):
        exemplars, latest = await library.list(), await store.holdings.revision()
    indexed = await asyncio.to_thread(lambda: Index.open(config.home / "index" / "passages").revision)
    passages = sum(e.passages for e in exemplars)
    return texts.library_state(len(exemplars), passages, indexed == latest), indexed == latest


async def _model(config: ModelConfig, key: str) -> _Part:
    if not config.name:
        return texts.NO_MODEL, True
    try:
        ConfiguredModel(config, key)
    except ConfigError as error:
        return str(error), False
    answer = await reach.model(config, key)
    works = not (answer.broken or answer.refused)
    return texts.model_state(
        config.name, config.base_url, _model_verdict(answer), reach.is_outside(config.base_url)
    ), works


def _model_verdict(answer: reach.Answer) -> str:
    if answer.refused:
        return texts.KEY_REFUSED
    if answer.broken:
        return texts.endpoint_failure(answer.status)
    return texts.ANSWERS if answer.good else texts.no_list(answer.status)


async def _embeddings(config: Config, key: str) -> _Part:
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


async def _telegram(config: TelegramConfig, token: str) -> _Part:
    if not token:
        return texts.NO_BOT, True
    answer = await reach.telegram(config, token)
    if answer.broken:
        return texts.telegram_state(texts.bot_api_failure(config.api_base, answer.status)), False
    if "ok" not in answer.told:
        return texts.telegram_state(texts.no_bot_api(config.api_base)), False
    if not answer.good:
        return texts.telegram_state(texts.TOKEN_REFUSED), False
    webhook = _webhook_of((await reach.telegram(config, token, "getWebhookInfo")).told)
    if webhook not in ("", config.webhook):
        return texts.telegram_state(texts.other_webhook(urlsplit(webhook).hostname or "")), False
    return texts.telegram_state(texts.allow_list(len(config.allow))), True


def _webhook_of(told: Mapping[str, object]) -> str:
    """Return where the updates of a bot go; empty where they are fetched."""
    result = told.get("result")
    return str(result.get("url", "")) if isinstance(result, dict) else ""
