"""What stands on a person's page, post by post; a post that takes the place of another hides it."""

from dataclasses import dataclass

from sqlalchemy import RowMapping, Select, select, update

from bot.store.records.rows import Rows
from bot.store.tables import schema

_P = schema.posts.c
_SHOWN = (_P.id, _P.place, _P.event, _P.content)


@dataclass(frozen=True)
class Post:
    """One thing on a page; numbers grow, and are never given twice."""

    id: int
    place: int
    """The post in whose place it stands; its own number where that is its own."""
    event: str
    """The event by which its person sent it; empty for what she was sent."""
    content: str
    """The channel's own JSON."""


class Posts(Rows):
    """The pages of all chats."""

    async def add_post(self, chat: str, content: str, *, file: bytes | None = None, replaces: int = 0) -> int:
        """Put something on a chat's page and return its number; what it replaces is hidden."""
        place = await self._place_of(chat, replaces)
        post = await self._insert(schema.posts, chat=chat, content=content, file=file, place=place, event="")
        if place:
            others = update(schema.posts).where(_P.chat == chat, _P.place == place, _P.id != post)
            await self.execute(others.values(hidden=True))
        else:
            await self._update(schema.posts, {"id": post}, place=post)
        return post

    async def add_said(self, chat: str, event: str, content: str) -> int:
        """Put what a person sent on her page and return its number; 0 where it stands there already."""
        query = select(_P.id).where(_P.chat == chat, _P.event == event)
        if (await self.execute(query)).first():
            return 0
        post = await self._insert(schema.posts, chat=chat, content=content, place=0, event=event, waits=True)
        await self._update(schema.posts, {"id": post}, place=post)
        return post

    async def end_wait(self, chat: str, event: str) -> None:
        """Record that what a person sent was acted on."""
        await self.execute(update(schema.posts).where(_P.chat == chat, _P.event == event).values(waits=False))

    async def waiting_posts(self) -> list[tuple[str, Post]]:
        """Return what was sent and not acted on, each with its chat, oldest first."""
        query = select(_P.chat, *_SHOWN).where(_P.waits).order_by(_P.id)
        return [(row["chat"], _post(row)) for row in (await self.execute(query)).mappings()]

    async def posts_after(self, chat: str, after: int) -> list[Post]:
        """Return what came on a page after a post."""
        return await self._posts(_of(chat).where(_P.id > after).order_by(_P.id))

    async def last_posts(self, chat: str, count: int, before: int | None = None) -> list[Post]:
        """Return the last posts that are not hidden, of those that stand before a place, in their places."""
        query = _of(chat).where(_P.hidden.is_(False))
        earlier = query if before is None else query.where(_P.place < before)
        return (await self._posts(earlier.order_by(_P.place.desc()).limit(count)))[::-1]

    async def last_post(self, chat: str) -> int:
        """Return the number of the newest post of a page; 0 for an empty page."""
        query = select(_P.id).where(_P.chat == chat).order_by(_P.id.desc()).limit(1)
        return (await self.execute(query)).scalar() or 0

    async def post(self, chat: str, post: int) -> Post | None:
        """Return a post of a chat's page; `None` where it has none of that number."""
        found = await self._posts(_of(chat).where(_P.id == post))
        return found[0] if found else None

    async def file_of_post(self, chat: str, post: int) -> bytes | None:
        """Return the file of a post of the chat's page; `None` for none."""
        query = select(_P.file).where(_P.chat == chat, _P.id == post)
        return (await self.execute(query)).scalar()

    async def _place_of(self, chat: str, post: int) -> int:
        query = select(_P.place).where(_P.chat == chat, _P.id == post)
        return (await self.execute(query)).scalar() or 0 if post else 0

    async def _posts(self, query: Select[tuple[int, int, str, str]]) -> list[Post]:
        return [_post(row) for row in (await self.execute(query)).mappings()]


def _of(chat: str) -> Select[tuple[int, int, str, str]]:
    return select(*_SHOWN).where(_P.chat == chat)


def _post(row: RowMapping) -> Post:
    return Post(row["id"], row["place"], row["event"], row["content"])
