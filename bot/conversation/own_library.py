"""A user's own exemplars: a file sent while no question is open joins them, and can be taken out again."""

from collections.abc import Sequence

from bot.conversation.events import Choice
from bot.conversation.replies import Button, Say
from bot.corpus.library import Added, Library
from bot.domain.passage import Grade
from bot.errors import UnreadableFile
from bot.texts import corpus, dialog

_USES = {
    Grade.GOOD: dialog.SHELVED,
    Grade.STRUCTURE: dialog.SHELVED_STRUCTURE,
    Grade.REJECT: dialog.NOT_SHELVED,
}


async def shelve(library: Library, chat: str, name: str, content: bytes) -> tuple[Say, ...]:
    """Add a file to the chat's own exemplars and say what was understood of each piece."""
    try:
        added = await library.add_file(name, content, chat)
    except UnreadableFile as error:
        return (Say(str(error)),)
    return tuple(map(_told, added))


async def unshelve(library: Library, chat: str, exemplar: str) -> tuple[Say, ...]:
    """Take one of the chat's own exemplars out again; anybody else's is not touched."""
    own = {str(identifier): identifier for identifier in await _own(library, chat)}
    removed = exemplar in own and await library.remove(own[exemplar])
    return (Say(dialog.UNSHELVED if removed else dialog.EXPIRED),)


async def clear(library: Library, chat: str) -> None:
    """Take out everything the chat has added."""
    for exemplar in await _own(library, chat):
        await library.remove(exemplar)


async def _own(library: Library, chat: str) -> Sequence[int]:
    return [e.id for e in await library.list() if e.scope == chat]


def _told(added: Added) -> Say:
    exemplar = added.exemplar
    if added.duplicate:
        return Say(
            corpus.resembles(added.repeats) if added.repeats else dialog.shelved_before(exemplar.title)
        )
    use, why = _USES[exemplar.grade], "；".join(exemplar.reasons)
    said = dialog.understood(exemplar.title, exemplar.genre, len(exemplar.passages), use, why)
    row = (Button(dialog.UNSHELVE, Choice("unshelve", 0, 0, str(added.id))),)
    return Say(said, (row,) if added.id else ())
