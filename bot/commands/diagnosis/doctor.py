"""The diagnosis: every part is looked at, whatever is wrong with the others."""

import asyncio
import os
from datetime import datetime
from pathlib import Path

import click

from bot import shipped
from bot.commands.diagnosis import bot_api, endpoint, machine
from bot.commands.diagnosis.part import Part
from bot.commands.start import begin
from bot.compliance.formulations import table as formulations
from bot.config import Config, Layout, secrets
from bot.corpus.search.index import Index
from bot.drafting.genres.loading import load_genres
from bot.drafting.tasks import TASKS
from bot.errors import ConfigError, GongwenError
from bot.export.preview import office as preview_office
from bot.export.preview import typeset as preview_typst
from bot.export.sheet.profile import deviations
from bot.llm import prompts
from bot.opening import open_library
from bot.texts import command_line as texts
from bot.texts import diagnosis, layout
from bot.texts.conversation import releasing as preview


async def diagnose(config_path: Path | None) -> int:
    """Say how each part is; return 1 where something that is configured does not work, else 0."""
    config = begin(config_path)
    parts = [
        (texts.data_at(str(config.home)), True),
        _files(),
        _formulations(),
        (layout.profile(deviations(config.layout)), True),
        *await asyncio.to_thread(_preview, config.layout),
        await _library(config),
        machine.rights(config, _config_file(config_path)),
        machine.disk(config.home),
        *await _outside(config),
    ]
    for line, _ in parts:
        click.echo(line)
    return 0 if all(works for _, works in parts) else 1


async def _outside(config: Config) -> list[Part]:
    """Return how what is elsewhere is, and whether its clock agrees with the one here."""
    keys = secrets()
    (model, listed), vectors, (telegram, told) = await asyncio.gather(
        endpoint.model(config.model, keys.model_key),
        endpoint.embeddings(config, keys.embeddings_key),
        bot_api.telegram(config.telegram, keys.telegram_token),
    )
    return [model, vectors, telegram, machine.clock(told, listed)]


def _config_file(chosen: Path | None) -> Path | None:
    """Return the file that the config was read from; `None` where there was none."""
    path = chosen or Path(os.environ.get("GONGWEN_CONFIG", "config.toml"))
    return path if path.exists() else None


def _files() -> Part:
    try:
        genres, tasks = load_genres(shipped.GENRES), prompts.load(shipped.TASKS)
        prompts.require(tasks, TASKS)
    except ConfigError as error:
        return str(error), False
    return texts.files_state(list(genres), len(tasks)), True


def _formulations() -> Part:
    today = datetime.now().astimezone().date()
    known = formulations.table()
    return texts.formulations_state(known.as_of, known.age(today), known.stale(today)), True


def _preview(layout: Layout) -> list[Part]:
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


async def _library(config: Config) -> Part:
    try:
        async with open_library(config) as (store, library):
            exemplars, latest = await library.list(), await store.holdings.revision()
    except GongwenError as error:
        return diagnosis.store_state(str(error)), False
    indexed = await asyncio.to_thread(lambda: Index.open(config.home / "index" / "passages").revision)
    passages = sum(e.passages for e in exemplars)
    return texts.library_state(len(exemplars), passages, indexed == latest), indexed == latest
