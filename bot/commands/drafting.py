"""`draft`: a document without a conversation, by the same engine, the same jobs and the same store."""

import tomllib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import click
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot import shipped
from bot.app import App, build
from bot.commands.documents import check_place, unwritten, write
from bot.commands.start import begin
from bot.config import Layout, secrets
from bot.conversation.replies import Reply, Say
from bot.domain.document import Brief, Document, Letterhead, Section
from bot.domain.genre import Genre, IssuerKind, Outline
from bot.domain.job import JobKind, JobOrder
from bot.drafting.assigning import assign
from bot.drafting.genres import load_genres
from bot.drafting.outline import propose, section_name
from bot.errors import UsageError
from bot.export.files import gaps
from bot.facts.extract import extract_facts
from bot.language.periods import find_period
from bot.privacy.marks import is_classified
from bot.store.transaction import Transaction
from bot.texts import command_line as texts
from bot.texts.corpus import classified
from bot.understanding.brief import issuer_kind, title_of

_Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class BriefFile(BaseModel):
    """A BRIEF.toml."""

    model_config = ConfigDict(extra="forbid")

    genre: str
    issuer: _Named
    issuer_kind: IssuerKind | None = None
    period: _Named
    topic: _Named
    addressee: str = ""
    issued: date | None = None
    target_chars: int | None = Field(default=None, gt=0)
    letterhead: Letterhead = Letterhead()
    """What the office prints around the text."""
    messages: list[str]
    """What a clerk would send, in order."""


class _Batch:
    """A channel without a person: it keeps the last thing that was said about each section."""

    def __init__(self) -> None:
        # Its own for every run, so that one run never takes up the jobs of another.
        self.name = f"batch-{uuid.uuid4().hex}"
        self.said: dict[int, str] = {}

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        self.said |= {r.about: r.text for r in replies if isinstance(r, Say)}

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Pass over it: nobody is watching."""

    async def settled(self, chat: str, job: int) -> None:
        """Pass over it: nothing is on a screen."""


async def draft_file(path: Path, output: Path, config_path: Path | None) -> int:
    """Draft the document of a brief and write it; return 1 where a section came to nothing, else 0.

    Raise UsageError before anything is drafted.
    """
    _check_output(output)
    asked = _read(path)
    genres = load_genres(shipped.GENRES)
    genre = genres.get(asked.genre)
    if genre is None:
        raise UsageError(texts.unknown_genre(asked.genre, "、".join(genres)))
    brief = _brief(path, asked)
    channel = _Batch()
    config = begin(config_path)
    async with build(config, secrets()) as app:
        async with app.store.write() as store:
            identifier = await _lay_out(store, channel.name, genre, brief, asked.messages)
        await app.engine.open(channel)
        await app.engine.idle(channel.name)
        return await _written(app, identifier, channel.said, output, config.layout)


def _check_output(output: Path) -> None:
    if output.suffix.lower() != ".docx":
        raise UsageError(texts.not_docx(str(output)))
    check_place(output)


def _read(path: Path) -> BriefFile:
    try:
        written = path.read_text("utf-8")
        if is_classified("\n".join((written, *_strings(tomllib.loads(written))))):
            raise UsageError(classified(path.name))
        return BriefFile.model_validate(tomllib.loads(written))
    except FileNotFoundError as error:
        raise UsageError(texts.brief_missing(str(path))) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(texts.brief_unreadable(str(path))) from error
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"]))
        raise UsageError(texts.brief_key(str(path), key)) from error


def _strings(table: dict[str, Any]) -> Iterator[str]:
    """Yield the words of a brief as they will be read, each from the beginning of a line."""
    for value in table.values():
        yield from (str(item) for item in (value if isinstance(value, list) else [value]))


def _brief(path: Path, asked: BriefFile) -> Brief:
    return Brief(
        genre=asked.genre,
        issuer=asked.issuer,
        issuer_kind=asked.issuer_kind or issuer_kind(asked.issuer),
        period=_period(path, asked.period),
        topic=asked.topic,
        addressee=asked.addressee,
        issued=asked.issued,
        target_chars=asked.target_chars,
        letterhead=asked.letterhead,
    )


def _period(path: Path, written: str) -> str:
    """Return the period as it stands in a title: 今年 becomes its year."""
    found = find_period(written, date.today().year)  # noqa: DTZ011  the year on the clerk's wall
    if found is None:
        raise UsageError(texts.brief_period(str(path), written))
    return written[: found.start] + found.text + written[found.end :]


async def _lay_out(store: Transaction, chat: str, genre: Genre, brief: Brief, messages: Sequence[str]) -> int:
    """Store the document with its outline, its facts, and a job for every section; return its number."""
    identifier = await store.add_document(chat, title_of(genre, brief), brief)
    outline = _scaled(propose(genre, brief), brief.target_chars)
    await store.set_outline(identifier, outline)
    document = await store.document(identifier)
    sections = document.sections if document else ()
    await _add_facts(store, chat, identifier, outline, sections, messages)
    for section in sections:
        await store.add_job(chat, JobOrder(JobKind.DRAFT, identifier, section.id))
    return identifier


async def _add_facts(
    store: Transaction,
    chat: str,
    document: int,
    outline: Outline,
    sections: Sequence[Section],
    messages: Sequence[str],
) -> None:
    """Store what was told, and every fact in the section it belongs to."""
    sources = [(f"{chat}:{number}", message) for number, message in enumerate(messages)]
    for source, message in sources:
        await store.add_message(chat, source, message)
    facts = [replace(fact, message=source) for source, message in sources for fact in extract_facts(message)]
    for fact, at in zip(facts, assign(facts, outline), strict=True):
        await store.add_fact(document, replace(fact, section=sections[at].id))


def _scaled(outline: Outline, target: int | None) -> Outline:
    """Return the outline with its lengths in proportion to the length wanted for the whole."""
    whole = sum(plan.length for plan in outline)
    return tuple(replace(p, length=round(p.length * target / whole)) for p in outline) if target else outline


async def _written(app: App, identifier: int, said: dict[int, str], output: Path, layout: Layout) -> int:
    """Write the file, say what it lacks, and return the exit status."""
    async with app.store.write() as store:
        document = await store.document(identifier)
    if document is None:
        raise UsageError(texts.no_document(identifier))
    for line in _failures(document, said):
        click.echo(line, err=True)
    try:
        await write(document, "docx", output, layout)
    except UsageError:
        raise UsageError(texts.drafted_not_written(str(output), identifier)) from None
    click.echo(texts.drafted(str(output), identifier, len(gaps(document))))
    return 1 if unwritten(document) else 0


def _failures(document: Document, said: dict[int, str]) -> list[str]:
    lines = (
        said.get(s.id) or texts.section_not_written(section_name(document, s)) for s in unwritten(document)
    )
    return [" ".join(line.split()) for line in lines]
