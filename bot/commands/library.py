"""`corpus …`: the exemplar library from the command line."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import click

from bot.commands import tables
from bot.commands.start import begin
from bot.config import secrets
from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.library import Added, Library
from bot.corpus.progress import Progress, ignore_progress_async
from bot.errors import UnreadableFile, UsageError
from bot.files.names import text_of
from bot.files.reading import NAMES
from bot.opening import open_library
from bot.texts import command_line as texts
from bot.texts.corpus import resembles


@dataclass(frozen=True)
class _ImportedPiece:
    """A piece of a file with what became of it, or the reason why a file or member could not be read."""

    file: str
    added: Added | None = None
    error: str = ""

    @property
    def result(self) -> str:
        """Return in one word what became of it."""
        if self.added is None:
            return texts.UNREADABLE
        return texts.DUPLICATE if self.added.duplicate else texts.grade(self.added.exemplar.grade)


async def add_files(paths: Sequence[Path], as_json: bool, config_path: Path | None) -> int:
    """Import files and folders, show what was understood, and return 0 if any of it is there now, else 1."""
    files = list(_files(paths))
    async with open_library(begin(config_path), secrets()) as (_, library):
        tried = [
            one for path, progress in _with_progress(files) for one in await _add(library, path, progress)
        ]
        await library.wait_for_vectors()
    if as_json:
        click.echo(json.dumps({"pieces": [_values(t) for t in tried]}, ensure_ascii=False))
    else:
        tables.show(texts.ADD_COLUMNS, [_row(t) for t in tried])
        click.echo(texts.import_summary(Counter(t.result for t in tried), len(files)))
    there = (texts.GOOD, texts.STRUCTURE, texts.DUPLICATE)
    return 0 if any(t.result in there for t in tried) else 1


async def list_exemplars(as_json: bool, config_path: Path | None) -> None:
    """Show all exemplars, and whether the search index agrees with them."""
    async with open_library(begin(config_path)) as (_, library):
        agrees = await library.agrees()
        exemplars = await library.list()
    if as_json:
        click.echo(json.dumps([vars(e) for e in exemplars], ensure_ascii=False))
        click.echo(texts.agreement(agrees), err=True)
        return
    if not exemplars:
        click.echo(texts.EMPTY_LIBRARY)
        return
    tables.show(
        texts.LIST_COLUMNS,
        [
            (str(e.id), e.title, e.genre, str(e.year or ""), texts.grade(e.grade), str(e.passages), e.source)
            for e in exemplars
        ],
    )
    click.echo(texts.agreement(agrees))


async def remove_exemplar(identifier: int, config_path: Path | None) -> None:
    """Remove an exemplar; raise UsageError where there is none."""
    async with open_library(begin(config_path)) as (store, library):
        if not await library.remove(identifier):
            raise UsageError(texts.NOT_FOUND)
        await library.purge()
        await store.purge()
    click.echo(texts.removal(identifier))


async def search_passages(
    query: str, genre: str | None, limit: int, as_json: bool, config_path: Path | None
) -> None:
    """Show the passages nearest to a query."""
    async with open_library(begin(config_path), secrets()) as (_, library):
        await library.sync_index()
        hits = await library.search(query, genre=genre, limit=limit, matter=query)
    found = [
        {
            "passage": h.found.id,
            "exemplar": h.found.exemplar,
            "title": h.found.title,
            "heading_path": list(h.found.passage.heading_path),
            "role": h.found.passage.role,
            "genre": h.found.genre,
            "score": h.score,
            "text": h.found.passage.text,
        }
        for h in hits
    ]
    if as_json:
        click.echo(json.dumps({"hits": found}, ensure_ascii=False))
        return
    for hit in hits:
        path = " › ".join(hit.found.passage.heading_path)
        click.echo(f"{hit.score:.2f}  {hit.found.title} · {path}\n{hit.found.passage.text}\n")
    if not hits:
        click.echo(texts.NO_HITS)


def _files(paths: Sequence[Path]) -> Iterable[Path]:
    """Yield the files to read; raise UsageError for a path with none."""
    for path in paths:
        try:
            inside = [path] if path.is_file() else sorted(filter(_is_readable_kind, path.rglob("*")))
            there = path.exists()
        except OSError as error:  # a name too long
            raise UsageError(texts.not_there(str(path))) from error
        if not inside:
            raise UsageError((texts.nothing_at if there else texts.not_there)(str(path)))
        yield from inside


def _is_readable_kind(path: Path) -> bool:
    return path.suffix.lower() in NAMES and not path.is_dir()


def _with_progress(files: Sequence[Path]) -> Iterator[tuple[Path, Progress]]:
    """Yield the files, each with what shows how far it has come, on the other stream where somebody looks."""
    if not sys.stderr.isatty():
        yield from ((path, ignore_progress_async) for path in files)
        return
    from rich import progress as bars  # only where somebody looks at it
    from rich.console import Console

    columns = (bars.BarColumn(), bars.MofNCompleteColumn(), bars.TextColumn("{task.description}"))
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(files))

        async def show(done: int, count: int) -> None:
            bar.update(task, description=texts.reading_progress(done, count))

        for path in files:
            bar.update(task, description=path.name)
            yield path, show
            bar.advance(task)


async def _add(library: Library, path: Path, progress: Progress) -> list[_ImportedPiece]:
    name = text_of(PurePath(path.name))
    try:
        content = await asyncio.to_thread(path.read_bytes)
        imported = await library.add_file(name, content, ORGANISATION, progress)
    except UnreadableFile as error:
        return [_ImportedPiece(name, error=str(error))]
    except OSError:
        return [_ImportedPiece(name, error=texts.FILE_GONE)]
    pieces = [_ImportedPiece(name, added) for added in imported.added]
    return [*pieces, *(_ImportedPiece(f"{name}/{one.name}", error=one.line) for one in imported.refused)]


def _row(tried: _ImportedPiece) -> tuple[str, str, str, str, str, str]:
    if tried.added is None:
        return (tried.file, "", tried.result, "", "", tried.error)
    exemplar, repeats = tried.added.exemplar, tried.added.repeats
    why = (*exemplar.reasons, *([resembles(repeats)] if repeats else []))
    count = str(len(exemplar.passages))
    return (tried.file, exemplar.title, tried.result, exemplar.genre, count, "；".join(why))


def _values(tried: _ImportedPiece) -> dict[str, object]:
    if tried.added is None:
        return {"file": tried.file, "error": tried.error}
    exemplar = tried.added.exemplar
    return {
        "file": tried.file,
        "exemplar": tried.added.id,
        "duplicate": tried.added.duplicate,
        "title": exemplar.title,
        "genre": exemplar.genre,
        "issuer_kind": exemplar.issuer_kind,
        "year": exemplar.year,
        "grade": exemplar.grade,
        "reasons": exemplar.reasons,
        "passages": len(exemplar.passages),
    }
