"""`draft`: a document without a conversation, by the same engine, the same jobs and the same store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from bot import shipped
from bot.app import App, build
from bot.commands.drafts import batches, brief_file
from bot.commands.drafts.documents import unwritten
from bot.commands.drafts.exporting import write
from bot.commands.places import check_place
from bot.commands.start import begin
from bot.config import Layout, secrets
from bot.conversation.choices.document import DraftRest
from bot.conversation.events import Tap
from bot.conversation.replies import Reply, Say
from bot.conversation.state import ChatState, Stage, dump_state
from bot.domain.document import Brief, Document
from bot.domain.genre import Genre
from bot.domain.history import Before, Step
from bot.domain.ledger import Ledger
from bot.domain.orders import Plan, Read
from bot.domain.said import ClerkMessage
from bot.drafting.genres.fitness import misfit
from bot.drafting.genres.loading import load_genres
from bot.drafting.handover import notes
from bot.drafting.outline.proposing import propose, scale, section_name
from bot.drafting.placing.remainder import remainder_placement
from bot.drafting.proposals import section_proposals
from bot.errors import UsageError
from bot.export.files import gaps
from bot.store.records.jobs import Usage
from bot.store.records.transaction import Transaction
from bot.texts import command_line as texts
from bot.understanding.titles import title_of


class _Batch:
    """A channel without a person: it keeps the last thing that was said about each section, and warnings."""

    def __init__(self) -> None:
        self.name = batches.new_chat()
        self.said: dict[int, str] = {}
        self.warnings: list[str] = []

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        said = [reply for reply in replies if isinstance(reply, Say)]
        self.said |= {say.about: say.text for say in said}
        for warning in (_line(say.text) for say in said if say.warns):
            _tell(warning)
            self.warnings.append(warning)

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Pass over it: nobody is waiting."""

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Pass over it: nobody is watching."""

    async def end_progress(self, chat: str, job: int) -> None:
        """Pass over it: nothing is on a screen."""


@dataclass(frozen=True)
class DraftResult:
    """A document that was drafted, with what it was drafted from."""

    document: Document
    ledger: Ledger
    used: Usage
    chat: str
    """The chat that it is stored under."""
    warnings: tuple[str, ...]
    """What was not done as it should be, and is done all the same, a line each."""
    failures: tuple[str, ...]
    """Why there is no text, a line for each section that came to nothing."""


async def draft_file(path: Path, output: Path, config_path: Path | None) -> int:
    """Draft the document of a brief and write it; return 1 where a section came to nothing, else 0.

    Raise UsageError before anything is drafted.
    """
    _check_output(output)
    asked = brief_file.load(path)
    genres = load_genres(shipped.GENRES)
    brief = brief_file.drafting_brief(path, asked, genres, date.today().year)  # noqa: DTZ011  on the clerk's wall
    genre = genres[brief.genre]
    if wrong := misfit(genre, brief):
        click.echo(wrong.why, err=True)
    config = begin(config_path)
    async with build(config, secrets()) as app:
        for left in await batches.end_interrupted(app.store):
            sections = len(left.live)
            _tell(texts.interrupted(left.id, left.title, sections - len(unwritten(left)), sections))
        done = await draft_document(app, genre, brief, asked.messages)
        return await _write_file(done, output, config.layout)


def _tell(line: str) -> None:
    click.echo(line, err=True)


async def draft_document(app: App, genre: Genre, brief: Brief, messages: Sequence[str]) -> DraftResult:
    """Return the document that comes of a brief and of what a clerk sent, in order; it stays stored.

    What is in the way is told at once: it may last.
    """
    channel = _Batch()
    async with batches.hold_run(app.store, channel.name):
        return await _draft_document(app, channel, genre, brief, messages)


async def _draft_document(
    app: App, channel: _Batch, genre: Genre, brief: Brief, messages: Sequence[str]
) -> DraftResult:
    async with app.store.write() as store:
        identifier = await _lay_out(store, channel.name, genre, brief, messages)
        if app.planner.has_model:
            await store.add_job(channel.name, Plan(identifier))
    await _draft(app, channel, identifier)
    async with app.store.read() as store:
        document, ledger = await store.document(identifier), await store.ledger(identifier)
        used = await store.used(channel.name)
    if document is None:
        raise UsageError(texts.no_document(identifier))
    failures = tuple(map(_line, _failures(document, channel.said)))
    return DraftResult(document, ledger, used, channel.name, tuple(channel.warnings), failures)


def _check_output(output: Path) -> None:
    if output.suffix.lower() != ".docx":
        raise UsageError(texts.not_docx(str(output)))
    check_place(output)


async def _lay_out(store: Transaction, chat: str, genre: Genre, brief: Brief, messages: Sequence[str]) -> int:
    """Store the document with its outline, what was said, and the job to read it; return its number."""
    identifier = await store.add_document(chat, title_of(genre, brief), brief)
    await store.set_outline(identifier, scale(propose(genre, brief), brief.target_chars))
    for number, text in enumerate(messages):
        said = ClerkMessage(f"{chat}:{number:04}", text)
        await store.add_message(chat, said, identifier, unread=True)
    await store.save_chat(chat, dump_state(ChatState(Stage.REVIEW, identifier)))
    await store.add_job(chat, Read())
    return identifier


async def _draft(app: App, channel: _Batch, document: int) -> None:
    """Read what was said and plan by it, then draft every section of the outline that came of it."""
    await app.engine.open(channel)
    await app.engine.idle(channel.name)
    if not app.planner.has_model:
        await _place_remainder(app, document)
    order = DraftRest(await _public_id(app, document))
    await app.engine.handle(channel.name, Tap(f"{channel.name}:draft", order))
    await app.engine.idle(channel.name)


async def _public_id(app: App, document: int) -> str:
    async with app.store.read() as store:
        begun = await store.document(document)
    return begun.public_id if begun else ""


async def _place_remainder(app: App, document: int) -> None:
    """Give every fact a section: in a conversation its clerk is asked, here nobody is."""
    async with app.store.write() as store:
        drafted, ledger = await store.document(document), await store.ledger(document)
        if drafted and (reading := remainder_placement(ledger, drafted.live)).entries:
            await store.add_step(document, Step(0, texts.PLACED, reading, Before()))


async def _write_file(done: DraftResult, output: Path, layout: Layout) -> int:
    """Write the file, say what it lacks, and return the exit status."""
    document = done.document
    for line in done.failures:
        _tell(line)
    try:
        await write(document, "docx", output, layout)
    except UsageError as error:
        raise UsageError(texts.draft_without_file(str(error), document.id)) from None
    click.echo(texts.draft(str(output), document.id, len(gaps(document))))
    proposals = sum(1 for section in document.live for _ in section_proposals(section))
    genre = load_genres(shipped.GENRES)[document.brief.genre]
    for line in notes(document, genre, done.ledger, proposals):
        click.echo(line)
    return 1 if done.failures else 0


def _line(said: str) -> str:
    return " ".join(said.split())


def _failures(document: Document, said: dict[int, str]) -> list[str]:
    return [said.get(s.id) or texts.section_failure(section_name(document, s)) for s in unwritten(document)]
