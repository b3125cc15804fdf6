"""`draft`: a document without a conversation, by the same engine, the same jobs and the same store."""

import tomllib
import uuid
from collections.abc import Iterator, Sequence
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
from bot.conversation.events import Choice, Tap
from bot.conversation.replies import Reply, Say
from bot.conversation.state import ChatState, Stage, dump_state
from bot.domain.document import Brief, Document, Letterhead
from bot.domain.genre import Genre, IssuerKind
from bot.domain.job import JobKind, JobOrder
from bot.domain.said import Said
from bot.drafting.genres import load_genres
from bot.drafting.outline import propose, scaled, section_name
from bot.errors import UsageError
from bot.export.files import gaps
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

    async def acknowledge(self, chat: str, job: int, text: str) -> None:
        """Pass over it: nobody is waiting."""

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
        await _drafted(app, channel, identifier)
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
    """Store the document with its outline, what was said, and the job to read it; return its number."""
    identifier = await store.add_document(chat, title_of(genre, brief), brief)
    await store.set_outline(identifier, scaled(propose(genre, brief), brief.target_chars))
    for number, text in enumerate(messages):
        said = Said(f"{chat}:{number:04}", text)
        await store.add_message(chat, said, identifier, unread=True)
    await store.save_chat(chat, dump_state(ChatState(Stage.REVIEW, identifier)))
    await store.add_job(chat, JobOrder(JobKind.READ, 0))
    return identifier


async def _drafted(app: App, channel: _Batch, document: int) -> None:
    """Read what was said, then draft every section of the outline that came of it."""
    await app.engine.open(channel)
    await app.engine.idle(channel.name)
    order = Choice("draft_rest", 0, document)
    await app.engine.handle(channel.name, Tap(f"{channel.name}:draft", order))
    await app.engine.idle(channel.name)


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
