"""A conversation with the real engine, store and library: say a thing, get the replies to it."""

import asyncio
import itertools
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from bot.config import FOR_GOOD, RetentionConfig
from bot.conversation.channels import channel_of
from bot.conversation.choices.choice import Choice
from bot.conversation.choices.kinds import ShownVersion
from bot.conversation.choices.section import SectionChoice
from bot.conversation.engine import Engine
from bot.conversation.events import Command, Event, File, Tap, Text
from bot.conversation.replies import Attach, Reply, Response, Say
from bot.conversation.services import Services
from bot.corpus.library.library import Library
from bot.domain.document import Document, Section, Version
from bot.domain.ledger import Ledger
from bot.drafting.drafter import Drafter
from bot.drafting.planning.planner import Planner
from bot.drafting.review.reviewer import Reviewer
from bot.llm.model import ChatModel
from bot.llm.tokens import TokenMeter
from bot.store.store import Store
from bot.understanding.reader import Reader
from tests.installed import GENRES, PROMPTS, furnish

TODAY = date(2026, 7, 6)
_updates = itertools.count(1)


class Recorder:
    """A channel that keeps everything, by chat."""

    def __init__(self, name: str = "test") -> None:
        self.name = name
        self.sent: dict[str, list[Reply]] = {}
        self.frames: list[str] = []
        self.acknowledged: list[tuple[int, str]] = []
        """Jobs that read, with what was said of them."""
        self.file_came = asyncio.Event()
        self.in_progress: set[int] = set()
        """Jobs whose progress is on the screen."""

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Keep the replies."""
        self.sent.setdefault(chat, []).extend(replies)
        if any(isinstance(reply, Attach) for reply in replies):
            self.file_came.set()

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Keep what was said of a job that reads."""
        self.acknowledged.append((job, text))

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Keep the frame."""
        self.frames.append(text)
        self.in_progress.add(job)

    async def end_progress(self, chat: str, job: int) -> None:
        """Take the job's progress away."""
        self.in_progress.discard(job)


class Talk:
    """One person's side of a conversation."""

    def __init__(self, engine: Engine, channel: Recorder, chat: str, store: Store) -> None:
        self.engine, self.channel, self.chat, self.store = engine, channel, chat, store

    async def says(self, text: str, about: int = 0) -> list[Reply]:
        """Type a text, a /command, or the label of a button that was shown, and return the replies."""
        event: Event
        update = f"u{next(_updates)}"
        if text.startswith("/"):
            event = Command(update, text[1:])
        elif choice := self.button(text):
            event = Tap(update, choice, text)
        else:
            event = Text(update, text, about)
        return await self.does(event)

    async def document(self) -> Document:
        """Return the document that was begun last, as it is stored."""
        async with self.store.read() as store:
            [number, *_] = await store.document_ids(self.chat)
            document = await store.document(number, history=True)
        assert document
        return document

    async def shown_version(self, section: Section) -> ShownVersion:
        """Return the version of a section of the newest document as its buttons name it."""
        return ShownVersion((await self.document()).public_id, section.id, section.shown)

    def section_button(self, label: str) -> SectionChoice:
        """Return the newest button with this label, which is about a section."""
        choice = self.button(label)
        assert isinstance(choice, SectionChoice), label
        return choice

    async def sends_file(self, name: str, content: bytes) -> list[Reply]:
        """Send a file and return the replies."""
        return await self.does(File(f"u{next(_updates)}", name, content))

    async def taps(self, choice: Choice) -> list[Reply]:
        """Tap a button that may be old."""
        return await self.does(Tap(f"u{next(_updates)}", choice))

    async def does(self, event: Event) -> list[Reply]:
        """Let an event happen and return the replies that come before any drafting is done."""
        before = len(self.all)
        await self.engine.handle(self.chat, event)
        return self.all[before:]

    async def waits(self) -> list[Reply]:
        """Return what comes while everything under way is finished."""
        before = len(self.all)
        await self.engine.idle(self.chat)
        return self.all[before:]

    async def goes_through(self, *lines: str) -> None:
        """Say one thing after the other, each when the drafting before it is done."""
        for line in lines:
            await self.says(line)
            await self.engine.idle(self.chat)

    async def sent(self, version: Version) -> tuple[str, ...]:
        """Return what the model was sent for a version, call by call."""
        async with self.store.read() as store:
            return await store.sent(version.provenance.request)

    async def ledger(self) -> Ledger:
        """Return the ledger of the newest document."""
        async with self.store.read() as store:
            [document, *_] = await store.document_ids(self.chat)
            return await store.ledger(document)

    def button(self, label: str) -> Choice | None:
        """Return the newest button with this label."""
        for reply in reversed(self.all):
            for row in reply.keyboard if isinstance(reply, Say) else ():
                for button in row:
                    if button.label.rstrip("▾…") == label:
                        return button.choice
        return None

    @property
    def all(self) -> list[Reply]:
        """Return everything that was ever said to this person."""
        return self.channel.sent.get(self.chat, [])

    @property
    def files(self) -> list[Attach]:
        """Return the files sent, oldest first."""
        return [reply for reply in self.all if isinstance(reply, Attach)]


def texts(replies: Sequence[Response]) -> str:
    """Return what replies say, together."""
    return "\n".join(reply.text for reply in replies if isinstance(reply, Say))


@asynccontextmanager
async def talking(
    home: Path,
    model: ChatModel | None = None,
    chat: str = "test:a",
    reader: ChatModel | None = None,
    reviewer: ChatModel | None = None,
    url: str = "",
    administrators: frozenset[str] = frozenset(),
    retention: RetentionConfig = FOR_GOOD,
) -> AsyncGenerator[Talk, None]:
    """Lend a conversation in a data folder; leaving the block is a clean stop of the program.

    `reader` is the model that reads, where another than the rules is to read; `reviewer` the one that reads
    drafts through, where one is to. The store is on a server where a URL is given.
    """
    if not (home / "gongwen.db").exists():
        await asyncio.to_thread(furnish, home)
    store = await Store.open(home, url)
    library = Library(store.holdings, home / "index")
    await library.open()
    critic = Reviewer(reviewer, PROMPTS, TokenMeter()) if reviewer else None
    mend = critic.mend if critic else None
    drafter = Drafter(library, PROMPTS, model, TokenMeter(), 32_000, mend=mend)
    planner, listener = Planner(model, PROMPTS, library), Reader(reader, PROMPTS)
    parts = (store, GENRES, drafter, planner, listener, library, lambda: TODAY)
    services = Services(*parts, reviewer=critic, administrators=administrators, retention=retention)
    engine = Engine(services)
    channel = Recorder(channel_of(chat))
    try:
        await engine.open(channel)
        yield Talk(engine, channel, chat, store)
    finally:
        await engine.close()
        await library.wait_for_merges()
        await store.close()


async def at_first_question(
    talk: Talk, request: str = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"
) -> None:
    """Bring a conversation to the first question of the first section."""
    await talk.goes_through(request, "确认", "就用这个")
