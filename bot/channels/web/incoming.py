"""What a page sends, on its way to the engine: each once, however often it is sent."""

import asyncio
import logging
from collections.abc import Coroutine

from bot.channels.web.channel import WebChannel, beside_paper, replacing
from bot.channels.web.posts import Upload, said_in
from bot.conversation.choices.choice import Choice
from bot.conversation.engine import Engine
from bot.conversation.events import Command, Event, File, Revision, Tap, Text
from bot.conversation.replies import Say
from bot.errors import GongwenError
from bot.store.store import Store
from bot.texts import web as texts

logger = logging.getLogger(__name__)


class Incoming:
    """Takes what pages send; what has begun goes on though its page is closed."""

    def __init__(self, engine: Engine, channel: WebChannel, store: Store) -> None:
        self._engine, self._channel, self._store = engine, channel, store
        self._tasks: set[asyncio.Task[None]] = set()

    async def say(self, chat: str, event: str, text: str, about: int) -> None:
        """Put what a person wrote on her page, and have it answered."""
        await self._channel.put_said(chat, event, text, about)
        await self._finish(self._act(chat, _event_of(event, text, about)))

    async def tap(self, chat: str, event: str, post: int | None, choice: Choice) -> None:
        """Have a button answered that stands under a post, or beside the document."""

        async def act() -> None:
            with beside_paper() if post is None else replacing(post):
                await self._act(chat, Tap(event, choice))

        await self._finish(act())

    async def revise(self, chat: str, event: Revision) -> None:
        """Have a line taken that was changed in place."""
        await self._finish(self._act(chat, event))

    async def command(self, chat: str, event: str, name: str) -> None:
        """Have a command answered."""
        await self._finish(self._act(chat, Command(event, name)))

    async def upload(self, chat: str, event: str, upload: Upload, content: bytes) -> None:
        """Put the name of a file on the page, and begin to read it: a large one takes minutes."""
        if await self._channel.put_upload(chat, event, upload):
            self._begin(self._act(chat, File(event, upload.name, content, upload.caption, upload.scope)))

    async def tell(self, chat: str, line: str) -> None:
        """Put something on a person's page that somebody else did; raise ConnectionError."""
        await self._channel.send(chat, (Say(line, warns=True),))

    async def resume(self) -> None:
        """Act on what was sent to a process that ended before it could; a file has to be sent again."""
        async with self._store.read() as store:
            waiting = await store.waiting_posts()
        for chat, post in waiting:
            said = said_in(post)
            if said is None:
                await self._channel.send(chat, (Say(texts.SEND_AGAIN, warns=True),))
                await self._channel.end_wait(chat, post.event)
            else:
                await self._act(chat, _event_of(post.event, *said))

    async def close(self) -> None:
        """Give up what is not done yet; it is taken up at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _act(self, chat: str, event: Event) -> None:
        try:
            await self._engine.handle(chat, event)
        except GongwenError as error:
            await self._channel.send(chat, (Say(str(error), warns=True),))
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001  the outermost edge: one event ends, not the page
            logger.error("event failed chat=%s error=%s", chat, type(error).__name__)
            await self._channel.send(chat, (Say(texts.UNEXPECTED, warns=True),))
        await self._channel.end_wait(chat, event.update)

    async def _finish(self, work: Coroutine[None, None, None]) -> None:
        """Return when the work is done; it is done also where nobody waits for it any more."""
        await asyncio.shield(self._begin(work))

    def _begin(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _event_of(event: str, text: str, about: int) -> Event:
    """Return what a person wrote as an event: a word behind a slash is a command."""
    name = text.strip()
    if name.startswith("/") and len(name.split()) == 1:
        return Command(event, name[1:])
    return Text(event, text, about)
