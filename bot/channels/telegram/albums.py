"""Files on their way out: pictures that follow one another are one album, turned over with a finger."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from telegram import Bot, InputFile, InputMediaPhoto
from telegram.constants import ChatAction

from bot.channels.telegram.activity import showing_activity
from bot.channels.telegram.retry import Patience
from bot.conversation.replies import Attach, Reply, Say

Album: TypeAlias = tuple[Attach, ...]
"""One file, or pictures of which the first has the caption of all."""
_MOST = 10
"""Pictures of an album, by the Bot API."""


def in_albums(replies: Sequence[Reply]) -> Iterator[Say | Album]:
    """Yield the replies in their order, files as albums: pictures that follow one another are one."""
    for is_picture, group in groupby(replies, _is_picture):
        following = list(group)
        size = _MOST if is_picture else 1
        for start in range(0, len(following), size):
            album = tuple(one for one in following[start : start + size] if isinstance(one, Attach))
            first = following[start]
            yield first if isinstance(first, Say) else album


def _is_picture(reply: Reply) -> bool:
    return isinstance(reply, Attach) and reply.picture


async def send_album(bot: Bot, patience: Patience, chat: int, album: Album, caption: str) -> None:
    """Send a file or an album; raise TelegramError where Telegram does not take it."""
    first, shown = album[0], caption or None
    action = ChatAction.UPLOAD_PHOTO if first.picture else ChatAction.UPLOAD_DOCUMENT
    async with showing_activity(bot, chat, action):
        if len(album) > 1:
            media = [InputMediaPhoto(one.content, filename=one.name) for one in album]
            await patience.send(lambda: bot.send_media_group(chat, media, caption=shown))
        else:
            file = InputFile(first.content, filename=first.name)
            send = bot.send_photo if first.picture else bot.send_document
            await patience.send(lambda: send(chat, file, caption=shown))
