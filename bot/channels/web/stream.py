"""What a page is told, as server-sent events: posts by their numbers, and how far drafts are.

A page that comes back says which post it saw last, and gets those after it. How far drafts are has
no number: it is told anew.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import TypeAlias

from bot.channels.web.posts import for_page
from bot.channels.web.rooms import Draft, Notice, Room, Rooms
from bot.store.records.channels.posts import Post
from bot.store.store import Store

MayListen: TypeAlias = Callable[[], Awaitable[bool]]
"""Whether whoever began to listen may still: people sign out, and are removed."""
AT_FIRST = 40
"""So many posts are shown to a page that is opened; older ones where it asks for them."""


@dataclass(frozen=True)
class Pace:
    """How often a page hears something, in seconds."""

    ping: float = 12
    """A page that heard nothing for longer takes the connection for broken."""
    frame: float = 0.05
    """A quicker change is seen by nobody."""


async def frames(
    store: Store, rooms: Rooms, chat: str, after: int | None, pace: Pace, may_listen: MayListen
) -> AsyncGenerator[str, None]:
    """Yield what a page is to know, as long as it may listen; `after` is the post it saw last, if any."""
    room, shown = rooms.of(chat), _Shown()
    first, seen = await _beginning(store, chat, after)
    yield first
    checked = monotonic()
    while not rooms.closed:
        news = room.news
        if monotonic() - checked > pace.ping:
            if not await may_listen():
                return
            checked = monotonic()
        told = "".join(shown.changes(room))
        if room.last is not None and room.last > seen:
            async with store.read() as record:
                posts = await record.posts_after(chat, seen)
            told += "".join(_frame("post", for_page(post), post.id) for post in posts)
            seen = max([seen, *(post.id for post in posts)])
        if told:
            yield told
            await asyncio.sleep(pace.frame)
        elif not await _comes(news, pace.ping):
            yield _frame("ping", {})


async def _beginning(store: Store, chat: str, after: int | None) -> tuple[str, int]:
    """Return the first frame, and the last post that it tells of."""
    async with store.read() as record:
        last = await record.last_post(chat)
        if after is None or after > last:
            posts = await record.last_posts(chat, AT_FIRST)
            return _frame("begin", page_of(posts), last), last
        posts = await record.posts_after(chat, after)
    told = "".join(_frame("post", for_page(post), post.id) for post in posts)
    return _frame("resume", {}) + told, max([after, *(post.id for post in posts)])


def page_of(posts: list[Post]) -> dict[str, object]:
    """Return posts as a page shows them, and whether there may be older ones."""
    return {"posts": [for_page(post) for post in posts], "more": len(posts) == AT_FIRST}


async def _comes(news: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await news.wait()
    except TimeoutError:
        return False


@dataclass
class _Shown:
    """What one page was told of what is under way."""

    drafts: dict[int, Draft] = field(default_factory=dict)
    notices: dict[int, Notice] = field(default_factory=dict)

    def changes(self, room: Room) -> Iterator[str]:
        """Yield what has changed since the last time, each draft from where it differs."""
        for job in (self.drafts.keys() | self.notices.keys()) - (room.drafts.keys() | room.notices.keys()):
            yield _frame("settled", {"job": job})
        for job, draft in room.drafts.items():
            if draft != self.drafts.get(job):
                yield _frame("draft", _difference(job, self.drafts.get(job, Draft("", "")), draft))
        for job, notice in room.notices.items():
            if notice != self.notices.get(job):
                yield _frame("notice", {"job": job, **asdict(notice)})
        self.drafts, self.notices = dict(room.drafts), dict(room.notices)


def _difference(job: int, old: Draft, new: Draft) -> dict[str, object]:
    """Return a draft as a change of what was shown: what is added to it, or all of it anew."""
    more = new.text.startswith(old.text)
    return {"job": job, "title": new.title, "more": more, "text": new.text[len(old.text) * more :]}


def _frame(event: str, told: object, number: int | None = None) -> str:
    line = "" if number is None else f"id: {number}\n"
    return f"{line}event: {event}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
