"""The channel to everyone who has a page: a reply is on record before anybody is shown it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from bot.channels.web.posts import Upload, content_of, content_of_said, content_of_unkept, content_of_upload
from bot.channels.web.rooms import Draft, Notice, Rooms
from bot.conversation.replies import Attach, Reply, Say
from bot.errors import StoreError
from bot.privacy.marks import is_classified
from bot.store.records.transaction import Transaction
from bot.store.store import Store

_tapped: ContextVar[list[int] | None] = ContextVar("_tapped", default=None)


_PAPER = -1
"""The place of what is shown on the document beside the conversation anyhow."""


def beside_paper() -> AbstractContextManager[None]:
    """Let the first reply in place that is sent from here be none: the document shows it."""
    return replacing(_PAPER)


@contextmanager
def replacing(post: int) -> Iterator[None]:
    """Let the first reply in place that is sent from here, while this lasts, replace the post."""
    place = [post]
    token = _tapped.set(place)
    try:
        yield
    finally:
        _tapped.reset(token)
        # A background job that began meanwhile carries the place on, and must not write there.
        place.clear()


class WebChannel:
    """Puts replies on pages; `send` raises ConnectionError where the record does not take them."""

    name = "web"

    def __init__(self, store: Store, rooms: Rooms) -> None:
        self._store = store
        self._rooms = rooms

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Put the replies on the chat's page, in order."""
        room = self._rooms.of(chat)
        try:
            async with room.writing, self._store.write() as store:
                for reply in replies:
                    if (place := _place(reply)) != _PAPER:
                        room.last = await _post(store, chat, reply, place)
        except StoreError as error:
            raise ConnectionError(type(error).__name__) from error
        for reply in replies:
            if isinstance(reply, Say) and reply.job:
                room.notices.pop(reply.job, None)
        room.tell()

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Show that something is being read, and how far."""
        room = self._rooms.of(chat)
        room.notices[job] = Notice(text, share)
        room.tell()

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Show how far a draft has come."""
        room = self._rooms.of(chat)
        room.drafts[job] = Draft(title, text)
        room.tell()

    async def end_progress(self, chat: str, job: int) -> None:
        """Take the draft's progress away."""
        room = self._rooms.of(chat)
        room.drafts.pop(job, None)
        room.notices.pop(job, None)
        room.tell()

    async def put_said(self, chat: str, event: str, text: str, about: int) -> bool:
        """Put what a person wrote on her page; return False where it stands there already."""
        if is_classified(text):  # not kept here either
            return await self._put(chat, event, lambda first: content_of_unkept(first=first))
        return await self._put(chat, event, lambda first: content_of_said(text, about, first=first))

    async def put_upload(self, chat: str, event: str, upload: Upload) -> bool:
        """Put the name of a file that a person sent on her page; return False where it stands there."""
        return await self._put(chat, event, lambda first: content_of_upload(upload, first=first))

    async def end_wait(self, chat: str, event: str) -> None:
        """Record that what a person sent was acted on."""
        async with self._store.write() as store:
            await store.end_wait(chat, event)

    async def _put(self, chat: str, event: str, content: Callable[[bool], str]) -> bool:
        room = self._rooms.of(chat)
        async with room.writing, self._store.write() as store:
            post = await store.add_said(chat, event, content(not await store.last_post(chat)))
            room.last = post or room.last
        room.tell()
        return bool(post)


async def _post(store: Transaction, chat: str, reply: Reply, place: int) -> int:
    content = content_of(reply, first=not await store.last_post(chat))
    file = reply.content if isinstance(reply, Attach) else None
    return await store.add_post(chat, content, file=file, replaces=place)


def _place(reply: Reply) -> int:
    place = _tapped.get() if isinstance(reply, Say) and reply.in_place else None
    return place.pop() if place else 0
