"""A user's own exemplars: files sent while no question is open join them; they can be seen and taken out."""

from collections.abc import Coroutine, Sequence

from bot.conversation.choices.genres import FollowExemplar
from bot.conversation.choices.library import (
    AskRemoval,
    LibraryChoice,
    RemoveExemplar,
    ShowExemplar,
    ShowHabits,
    ShowLibrary,
)
from bot.conversation.events import Command, Event, Tap, Text
from bot.conversation.materials.typesetting import with_button
from bot.conversation.replies import Button, Keyboard, Say
from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.library import Added, Imported, Library
from bot.corpus.progress import Progress
from bot.domain.passage import Exemplar, Grade, Passage, StoredExemplar
from bot.errors import UnreadableFile
from bot.lexicon.said import without_ending
from bot.texts import corpus
from bot.texts.conversation import dialog
from bot.texts.conversation import library as texts
from bot.texts.conversation.habits import MINE
from bot.texts.conversation.own_genres import FOLLOW

_USES = {
    Grade.GOOD: texts.ADDED,
    Grade.STRUCTURE: texts.ADDED_STRUCTURE,
    Grade.REJECT: texts.NOT_ADDED,
}
_SHARED_USES = _USES | {Grade.GOOD: texts.SHARED, Grade.STRUCTURE: texts.SHARED_STRUCTURE}
_PAGE, _ROW = 8, 4
_TO_LIBRARY = (Button(texts.MY_LIBRARY, ShowLibrary(0)),)
# More messages than these at once are a flood: they become one.
_MESSAGES = 3

Answer = Coroutine[None, None, tuple[Say, ...]]


def answer(library: Library, chat: str, event: Event) -> Answer | None:
    """Return the answer to what is asked of the chat's own exemplars; `None` for any other event."""
    match event:
        case Command(_, "library"):
            return _page(library, chat, 0)
        case Text(_, said) if without_ending(said) in texts.WORDS:
            return _page(library, chat, 0)
        case Tap(choice=choice) if isinstance(choice, LibraryChoice):
            return _answer_tap(library, chat, choice)
    return None


def _answer_tap(library: Library, chat: str, choice: LibraryChoice) -> Answer:
    match choice:
        case ShowLibrary(page=page):
            return _page(library, chat, page, in_place=True)
        case ShowExemplar(exemplar=exemplar):
            return _show_exemplar(library, chat, exemplar)
        case AskRemoval(exemplar=exemplar):
            return _ask_removal(library, chat, exemplar)
        case RemoveExemplar(exemplar=exemplar):
            return _remove(library, chat, exemplar)


async def add_file(
    library: Library, scope: str, name: str, content: bytes, progress: Progress
) -> tuple[tuple[Say, ...], int | None]:
    """Add a file to a chat's own exemplars, or to those that the office shares.

    Return what was understood of each piece, and which to follow: the last exemplar that was taken in, or was
    there already; `None` where the file holds none.
    """
    try:
        imported = await library.add_file(name, content, scope, progress)
    except UnreadableFile as error:
        return (Say(str(error)),), None
    there = [added.id or added.twin for added in imported.added]
    return _import_summary(name, imported, shared=scope == ORGANISATION), next(
        filter(None, reversed(there)), None
    )


def _import_summary(name: str, imported: Imported, *, shared: bool) -> tuple[Say, ...]:
    said = tuple(map(_shared_reply if shared else _import_reply, imported.added))
    if len(said) > _MESSAGES:
        keyboard = () if shared else (_TO_LIBRARY,)
        listed = texts.lines([one.text for one in said])
        said = (Say(listed, keyboard, folded=(listed,)),)
    said = with_button(name, said)
    refused = [one.line for one in imported.refused]
    return (*said, Say(texts.lines(refused))) if refused else said


async def _page(library: Library, chat: str, number: int, in_place: bool = False) -> tuple[Say, ...]:
    """Return a page of the chat's exemplars, the latest first; a page that is gone is the last one."""
    own = list(reversed(await library.list(chat)))
    if not own:
        return (Say(texts.EMPTY, in_place=in_place),)
    pages = -(-len(own) // _PAGE)
    number = min(number, pages - 1)
    first = number * _PAGE
    shown = own[first : first + _PAGE]
    lines = [texts.exemplar_line(e.title, e.genre, e.grade, e.passages) for e in shown]
    text = texts.page(lines, first + 1, len(own), number + 1, pages)
    habits = (Button(MINE, ShowHabits()),)
    return (Say(text, (*_choices(shown, first), *_page_buttons(number, pages), habits), in_place=in_place),)


def _choices(shown: Sequence[StoredExemplar], first: int) -> Keyboard:
    buttons = [
        Button(texts.SHOW.format(n), ShowExemplar(exemplar.id)) for n, exemplar in enumerate(shown, first + 1)
    ]
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def _page_buttons(number: int, pages: int) -> Keyboard:
    back = (Button(texts.PREVIOUS, ShowLibrary(number - 1)),) if number else ()
    on = (Button(texts.NEXT, ShowLibrary(number + 1)),) if number + 1 < pages else ()
    return ((*back, *on),) if back or on else ()


async def _show_exemplar(library: Library, chat: str, identifier: int) -> tuple[Say, ...]:
    place, exemplar = await _find_own(library, chat, identifier)
    if exemplar is None:
        return (Say(dialog.EXPIRED),)
    out = Button(texts.REMOVE, AskRemoval(identifier))
    row = (out, Button(texts.BACK, ShowLibrary(place // _PAGE)))
    follow = Button(FOLLOW, FollowExemplar(identifier))
    outline = texts.lines(_outline(exemplar.passages))
    text = _description(exemplar, outline)
    return (Say(text, ((follow,), row), in_place=True, folded=(outline,) if outline else ()),)


def _description(exemplar: Exemplar, outline: str) -> str:
    period = texts.period(exemplar.period, exemplar.year)
    parts = (
        f"《{exemplar.title}》",
        exemplar.source,
        texts.traits(exemplar.genre, exemplar.issuer_kind, period, exemplar.topic),
        texts.use(exemplar.grade, exemplar.reasons),
        texts.sections(len(exemplar.passages)),
        outline,
        texts.entity_count(len(exemplar.entities)) if exemplar.entities else "",
    )
    return "\n".join(filter(None, parts))


def _outline(passages: Sequence[Passage]) -> list[str]:
    """Return the headings over the passages, each once; what stands under none is called by its role."""
    lines: list[str] = []
    before: tuple[str, ...] = ()
    for passage in passages:
        path = passage.heading_path or (str(passage.role),)
        fresh = [depth for depth in range(len(path)) if path[: depth + 1] != before[: depth + 1]]
        lines += [texts.outline_line(path[depth], depth) for depth in fresh]
        before = path
    return lines


async def _ask_removal(library: Library, chat: str, identifier: int) -> tuple[Say, ...]:
    _, exemplar = await _find_own(library, chat, identifier)
    if exemplar is None:
        return (Say(dialog.EXPIRED),)
    yes = Button(texts.REMOVE_YES, RemoveExemplar(identifier))
    no = Button(texts.REMOVE_NO, ShowExemplar(identifier))
    return (Say(texts.removal_question(exemplar.title), ((yes, no),), in_place=True),)


async def _remove(library: Library, chat: str, identifier: int) -> tuple[Say, ...]:
    """Take one of the chat's own exemplars out again; anybody else's is not touched."""
    _, exemplar = await _find_own(library, chat, identifier)
    if exemplar is None or not await library.remove(identifier):
        return (Say(dialog.EXPIRED),)
    return (Say(texts.REMOVED, (_TO_LIBRARY,)),)


async def _find_own(library: Library, chat: str, identifier: int) -> tuple[int, Exemplar | None]:
    """Return the place in the list of one of the chat's own exemplars, and the exemplar."""
    own = [exemplar.id for exemplar in reversed(await library.list(chat))]
    if identifier not in own:
        return 0, None
    return own.index(identifier), await library.exemplar(identifier)


def _shared_reply(added: Added) -> Say:
    """Say what became of a piece that everybody is to learn from; there are no buttons for it in a chat."""
    exemplar = added.exemplar
    if added.duplicate:
        return Say(corpus.resembles(added.repeats) if added.repeats else texts.shared_already(exemplar.title))
    use, why = _SHARED_USES[exemplar.grade], "；".join(exemplar.reasons)
    return Say(texts.import_result(exemplar.title, exemplar.genre, len(exemplar.passages), use, why))


def _import_reply(added: Added) -> Say:
    exemplar = added.exemplar
    if added.duplicate:
        said = corpus.resembles(added.repeats) if added.repeats else texts.duplicate(exemplar.title)
        return Say(said, (_TO_LIBRARY,))
    use, why = _USES[exemplar.grade], "；".join(exemplar.reasons)
    said = texts.import_result(exemplar.title, exemplar.genre, len(exemplar.passages), use, why)
    if added.id is None:
        return Say(said)
    follow = Button(FOLLOW, FollowExemplar(added.id))
    return Say(said, ((Button(texts.REMOVE, RemoveExemplar(added.id)), *_TO_LIBRARY), (follow,)))
