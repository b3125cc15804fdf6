"""What changes on the pages of a chat right now: how far its drafts are, and that there is something new."""

import asyncio
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    """A draft that is being written."""

    title: str
    text: str


@dataclass(frozen=True)
class Notice:
    """What is being read."""

    text: str
    share: float = 0
    """How much of it has been read, of 1; 0 where that is not known."""


@dataclass
class Room:
    """One chat, and everyone who has its page open."""

    last: int | None = None
    """The newest post; `None` until the record was asked."""
    drafts: dict[int, Draft] = field(default_factory=dict)
    """What is being written, by job."""
    notices: dict[int, Notice] = field(default_factory=dict)
    """What is being read, by job."""
    greeting: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Who looks whether somebody is to be greeted holds it."""
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Who puts something on the page holds it, so that posts appear in the order of their numbers."""
    news: asyncio.Event = field(default_factory=asyncio.Event)
    """Set at the next change; then there is another one."""

    def tell(self) -> None:
        """Wake everyone who waits for a change."""
        self.news.set()
        self.news = asyncio.Event()


class Rooms:
    """The rooms of all chats; `close` ends whoever listens."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self.closed = False

    def of(self, chat: str) -> Room:
        """Return the room of a chat."""
        return self._rooms.setdefault(chat, Room())

    def close(self) -> None:
        """Let everyone who listens know that there will be nothing more."""
        self.closed = True
        for room in self._rooms.values():
            room.tell()
