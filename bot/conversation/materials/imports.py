"""Files on their way into the users' own libraries: how far they are is told, and a stop ends them."""

import asyncio
import itertools
from dataclasses import replace
from functools import partial

from bot.conversation.delivery import Delivery
from bot.conversation.events import File
from bot.conversation.materials import own_library
from bot.conversation.replies import Say
from bot.corpus.library.library import Library
from bot.texts.conversation import library as texts

ImportResult = tuple[tuple[Say, ...], int | None]
"""What is said of a file, and the exemplar that can be followed, if any."""
_FRAMES = 10
"""So often, at most, a file is said to have come further."""


class Imports:
    """The files that are being read, by chat."""

    def __init__(self, library: Library, delivery: Delivery) -> None:
        self._library, self._delivery = library, delivery
        self._running: dict[asyncio.Task[ImportResult], str] = {}
        # The store counts its jobs upwards.
        self._numbers = itertools.count(-1, -1)

    def stop(self, chat: str) -> bool:
        """Stop what is being read for a chat; return whether there was anything."""
        tasks = [task for task, of in self._running.items() if of == chat]
        for task in tasks:
            task.cancel()
        return bool(tasks)

    async def end(self, chat: str) -> None:
        """Stop what is being read for a chat; return when nothing of it is being stored any more."""
        tasks = [task for task, of in self._running.items() if of == chat]
        self.stop(chat)
        if tasks:
            await asyncio.wait(tasks)

    async def add(self, chat: str, file: File) -> ImportResult:
        """Add a file to the chat's own exemplars and return what became of it, also where it was stopped.

        One that is for another library goes there.
        """
        progress = _Progress(self._delivery, chat, next(self._numbers), file.name)
        scope = file.scope or chat
        work = own_library.add_file(self._library, scope, file.name, file.content, progress.tell)
        task = asyncio.create_task(work)
        self._running[task] = chat
        try:
            await asyncio.wait([task])
        finally:
            del self._running[task]
            task.cancel()
        replies, exemplar = (
            ((Say(texts.import_stop(file.name)),), None) if task.cancelled() else task.result()
        )
        return progress.final_replies(replies), exemplar


class _Progress:
    """The one message that tells how far a file has come."""

    def __init__(self, delivery: Delivery, chat: str, number: int, name: str) -> None:
        self._show = partial(delivery.channel.acknowledge, chat, number)
        self._number, self._name = number, name
        self._frame = -1

    async def tell(self, done: int, count: int) -> None:
        """Tell how many documents have been read, of how many, unless little has changed."""
        frame = done * _FRAMES // count if count else 0
        if frame > self._frame:
            self._frame = frame
            await self._show(texts.reading(self._name, done, count), done / count if count else 0)

    def final_replies(self, replies: tuple[Say, ...]) -> tuple[Say, ...]:
        """Return what is said in the end, where it was last said how far the file had come."""
        if self._frame < 0:
            return replies
        return (replace(replies[0], job=self._number), *replies[1:])
