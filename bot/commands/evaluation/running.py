"""The drafts of an evaluation, one after the other, so that what each took is its own."""

import asyncio
import json
import logging
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from bot import shipped
from bot.app import App, build
from bot.commands import tables
from bot.commands.drafts import brief_file
from bot.commands.drafts.drafting import DraftResult, draft_document
from bot.commands.drafts.exporting import write
from bot.commands.evaluation.candidates import Candidate, candidates
from bot.commands.evaluation.measures import measure
from bot.commands.evaluation.outcome import Outcome, Thread, as_values, rows
from bot.commands.evaluation.page import page
from bot.commands.start import begin
from bot.compliance.exemptions import exemptions
from bot.config import secrets
from bot.domain.genre import Genre
from bot.drafting.genres.loading import load_genres
from bot.errors import GongwenError, UsageError
from bot.export import plain
from bot.export.saving import save
from bot.texts import command_line
from bot.texts import evaluation as texts

logger = logging.getLogger(__name__)

_PAGE = "index.html"


async def evaluate(
    folder: Path,
    output: Path,
    models: Sequence[str],
    versions: Sequence[str],
    config_path: Path | None,
    *,
    json_wanted: bool,
) -> int:
    """Draft every brief of a folder with every candidate; return 1 where a draft is not whole, else 0.

    A brief that cannot be read is told and stops no other. Raise UsageError, before anything is drafted,
    where there is none that can, and for an unreadable prompt.
    """
    threads, refused = _threads(folder)
    config = begin(config_path)
    chosen = candidates(config, models, versions)
    _make(output, threads)
    outcomes = [o for candidate in chosen for o in await _drafts(candidate, threads, output)]
    outcomes += [Outcome(name, c.name, failures=(why,)) for name, why in refused for c in chosen]
    outcomes.sort(key=lambda o: o.name)
    place = output / _PAGE
    _save(place, page(outcomes))
    if json_wanted:
        click.echo(json.dumps(as_values(outcomes, place), ensure_ascii=False))
    else:
        tables.show(texts.COLUMNS, rows(outcomes))
        click.echo(texts.LEGEND)
        click.echo(texts.page_location(str(place)))
    return int(any(o.failures for o in outcomes))


def _threads(folder: Path) -> tuple[list[Thread], list[tuple[str, str]]]:
    """Return the briefs of a folder, and why each of the others is none; raise UsageError where all are."""
    genres, threads, refused = load_genres(shipped.GENRES), list[Thread](), list[tuple[str, str]]()
    for path in sorted(folder.glob("*.toml")):
        try:
            threads.append(_thread(path, genres))
        except UsageError as error:
            refused.append((path.stem, str(error)))
    if not threads:
        raise UsageError(refused[0][1] if refused else texts.no_threads(str(folder)))
    return threads, refused


def _thread(path: Path, genres: Mapping[str, Genre]) -> Thread:
    asked = brief_file.load(path)
    brief = brief_file.drafting_brief(path, asked, genres, date.today().year)  # noqa: DTZ011  on the clerk's wall
    return Thread(path.stem, asked, brief, genres[brief.genre])


def _make(output: Path, threads: Sequence[Thread]) -> None:
    """Make the folders of the drafts; raise UsageError where that cannot be done."""
    try:
        for thread in threads:
            (output / thread.name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(output), error.errno)) from error


async def _drafts(candidate: Candidate, threads: Sequence[Thread], output: Path) -> list[Outcome]:
    async with build(candidate.config, secrets(), candidate.tasks) as app:
        return [await _outcome(app, candidate, thread, output) for thread in threads]


async def _outcome(app: App, candidate: Candidate, thread: Thread, output: Path) -> Outcome:
    if sys.stderr.isatty():
        click.echo(texts.drafting(thread.name, candidate.name), err=True)
    try:
        return await _draft(app, candidate, thread, output / thread.name / candidate.stem)
    except GongwenError as error:
        logger.warning("draft failed %s", type(error).__name__)
        return Outcome(thread.name, candidate.name, thread, failures=(str(error),))


async def _draft(app: App, candidate: Candidate, thread: Thread, place: Path) -> Outcome:
    """Return a draft with its measures; its files are written, and the store keeps nothing of it."""
    began = time.monotonic()
    done = await draft_document(app, thread.genre, thread.brief, thread.asked.messages)
    seconds = time.monotonic() - began
    shown = await _exemplar_texts(app, done)
    async with app.store.write() as store:
        await store.forget(done.chat)
    word = place.with_name(f"{place.name}.docx")
    for form in ("docx", "txt"):
        await write(done.document, form, place.with_name(f"{place.name}.{form}"), candidate.config.layout)
    allowed = exemptions(candidate.config.allow)
    measures = await asyncio.to_thread(measure, done, thread.genre, allowed, shown, seconds)
    text = plain.render(done.document)
    return Outcome(thread.name, candidate.name, thread, word, text, measures, done.warnings, done.failures)


async def _exemplar_texts(app: App, done: DraftResult) -> list[str]:
    """Return the texts of the exemplars that a draft was written after, passage by passage."""
    versions = [s.current for s in done.document.live if s.current]
    used = dict.fromkeys(number for v in versions for number in v.provenance.passages)
    passages, _ = await app.store.holdings.passages(list(used))
    found = [await app.library.exemplar(number) for number in dict.fromkeys(p.exemplar for p in passages)]
    return [passage.text for exemplar in found if exemplar for passage in exemplar.passages]


def _save(place: Path, content: str) -> None:
    try:
        save(place, content.encode())
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(place), error.errno)) from error
