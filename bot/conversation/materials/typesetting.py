"""A document that was sent, typeset at one tap; only the last of each chat is kept, and only in memory."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from bot.config import Layout
from bot.conversation.choices.library import Typeset
from bot.conversation.events import Event, File, Tap, Text
from bot.conversation.replies import Attach, Button, Reply, Response, Say
from bot.errors import UnreadableFile
from bot.export.formatting import typeset_file
from bot.export.sheet.profile import deviations
from bot.texts import layout as texts

BUTTON = Button(texts.TYPESET, Typeset())
_TYPESET = (
    ".docx", ".doc", ".xlsx", ".xls", ".et", ".pdf", ".txt", ".md", ".odt", ".rtf", ".wps",
    ".dotx", ".docm", ".dot",
)  # fmt: skip
_MOST_CHATS, _LARGEST = 64, 4 * 1024 * 1024


class RecentUploads:
    """The last document of each chat, until it sends another one or others have sent too many."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sent: OrderedDict[str, tuple[str, bytes]] = OrderedDict()

    def keep(self, chat: str, event: File | Text) -> None:
        """Keep what was sent."""
        name, content = (
            (event.name, event.content) if isinstance(event, File) else (texts.PASTED, event.text.encode())
        )
        self._sent.pop(chat, None)
        if len(content) <= _LARGEST:
            self._sent[chat] = (name, content)
        if len(self._sent) > _MOST_CHATS:
            self._sent.popitem(last=False)

    def clear(self, chat: str) -> None:
        """Keep nothing of the chat any more."""
        self._sent.pop(chat, None)

    async def typeset(self, chat: str) -> tuple[Reply, ...]:
        """Return the chat's last document typeset, or say why not."""
        if chat not in self._sent:
            return (Say(texts.SOURCE_GONE),)
        name, content = self._sent[chat]
        try:
            done = await asyncio.to_thread(typeset_file, name, content, self._layout)
        except UnreadableFile as error:
            return (Say(str(error)),)
        lost = [(one.what, one.place, one.name) for one in done.losses]
        left_out = (texts.omissions(lost),) if lost else ()
        differs = deviations(self._layout)
        moved = (texts.MOVED,) if done.moved else ()
        notes = (*left_out, *moved, *((texts.profile(differs),) if differs else ()))
        caption = "\n".join((texts.TYPESET_WITH_LOSSES if lost or moved else texts.TYPESET_CAPTION, *notes))
        return (Attach(texts.TYPESET_NAME.format(PurePath(name).stem), done.content, caption),)


def has_button(replies: Sequence[Response]) -> bool:
    """Return whether the button is among the replies."""
    rows = (row for reply in replies if isinstance(reply, Say) for row in reply.keyboard)
    return any(BUTTON in row for row in rows)


def with_button(name: str, replies: tuple[Say, ...]) -> tuple[Say, ...]:
    """Return what was said of a file that can be typeset, with the button under its last message."""
    if not replies or PurePath(name).suffix.lower() not in _TYPESET:
        return replies
    last = replies[-1]
    return (*replies[:-1], replace(last, keyboard=(*last.keyboard, (BUTTON,))))


def is_tap(event: Event) -> bool:
    """Return whether an event is the tap on the button."""
    return isinstance(event, Tap) and isinstance(event.choice, Typeset)
