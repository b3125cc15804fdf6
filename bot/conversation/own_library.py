"""A user's own exemplars: files sent while no question is open join them; they can be seen and taken out."""

from collections.abc import Coroutine, Sequence

from bot.conversation.events import Choice, Command, Event, Tap, Text
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.typesetting import offering
from bot.corpus.library import Added, Imported, Library
from bot.corpus.progress import Progress
from bot.domain.passage import Exemplar, Grade, Passage, ShelvedExemplar
from bot.errors import UnreadableFile
from bot.texts import corpus, dialog
from bot.texts import library as texts
from bot.texts.habits import MINE
from bot.texts.own_genres import FOLLOW

_USES = {
    Grade.GOOD: texts.SHELVED,
    Grade.STRUCTURE: texts.SHELVED_STRUCTURE,
    Grade.REJECT: texts.NOT_SHELVED,
}
_PAGE, _ROW = 8, 4
# More messages than these at once are a flood: they become one.
_MESSAGES = 3

Answer = Coroutine[None, None, tuple[Say, ...]]


def answer(library: Library, chat: str, event: Event) -> Answer | None:
    """Return the answer to what is asked of the chat's own exemplars; `None` for any other event."""
    match event:
        case Command(_, "library"):
            return _page(library, chat, 0)
        case Text(_, said) if said.strip("。！!？? ") in texts.WORDS:
            return _page(library, chat, 0)
        case Tap(_, Choice(verb, _, _, argument)) if verb in _TAPS and argument.isdecimal():
            return _TAPS[verb](library, chat, int(argument))
    return None


async def shelve(
    library: Library, chat: str, name: str, content: bytes, progress: Progress
) -> tuple[tuple[Say, ...], int | None]:
    """Add a file to the chat's own exemplars; return what was understood of each piece, and which to follow.

    That is the last exemplar that was taken in, or was there already; `None` where the file holds none.
    """
    try:
        imported = await library.add_file(name, content, chat, progress)
    except UnreadableFile as error:
        return (Say(str(error)),), None
    there = [added.id or added.twin for added in imported.added]
    return _of_all(name, imported), next(filter(None, reversed(there)), None)


def _of_all(name: str, imported: Imported) -> tuple[Say, ...]:
    said = tuple(map(_told, imported.added))
    if len(said) > _MESSAGES:
        said = (Say(texts.lines([one.text for one in said]), (_TO_LIBRARY,)),)
    said = offering(name, said)
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
    lines = [texts.listed(e.title, e.genre, e.grade, e.passages) for e in shown]
    text = texts.page(lines, first + 1, len(own), number + 1, pages)
    habits = (Button(MINE, Choice("habits")),)
    return (Say(text, (*_choices(shown, first), *_leaves(number, pages), habits), in_place=in_place),)


def _choices(shown: Sequence[ShelvedExemplar], first: int) -> Keyboard:
    buttons = [
        _button(texts.SHOW.format(n), "exemplar", exemplar.id) for n, exemplar in enumerate(shown, first + 1)
    ]
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def _leaves(number: int, pages: int) -> Keyboard:
    back = (_button(texts.PREVIOUS, "library", number - 1),) if number else ()
    on = (_button(texts.NEXT, "library", number + 1),) if number + 1 < pages else ()
    return ((*back, *on),) if back or on else ()


async def _turned(library: Library, chat: str, number: int) -> tuple[Say, ...]:
    return await _page(library, chat, number, in_place=True)


async def _shown(library: Library, chat: str, identifier: int) -> tuple[Say, ...]:
    place, exemplar = await _own(library, chat, identifier)
    if exemplar is None:
        return (Say(dialog.EXPIRED),)
    out = _button(texts.UNSHELVE, "unshelve_ask", identifier)
    row = (out, _button(texts.BACK, "library", place // _PAGE))
    follow = _button(FOLLOW, "follow", identifier)
    return (Say(_described(exemplar), ((follow,), row), in_place=True),)


def _described(exemplar: Exemplar) -> str:
    period = texts.period(exemplar.period, exemplar.year)
    parts = (
        f"《{exemplar.title}》",
        exemplar.source,
        texts.traits(exemplar.genre, exemplar.issuer_kind, period, exemplar.topic),
        texts.use(exemplar.grade, exemplar.reasons),
        texts.sections(len(exemplar.passages), _outline(exemplar.passages)),
        texts.kept_out(len(exemplar.entities)) if exemplar.entities else "",
    )
    return "\n".join(filter(None, parts))


def _outline(passages: Sequence[Passage]) -> list[str]:
    """Return the headings over the passages, each once; what stands under none is called by its role."""
    lines: list[str] = []
    before: tuple[str, ...] = ()
    for passage in passages:
        path = passage.heading_path or (str(passage.role),)
        fresh = [depth for depth in range(len(path)) if path[: depth + 1] != before[: depth + 1]]
        lines += [texts.indented(path[depth], depth) for depth in fresh]
        before = path
    return lines


async def _asked(library: Library, chat: str, identifier: int) -> tuple[Say, ...]:
    _, exemplar = await _own(library, chat, identifier)
    if exemplar is None:
        return (Say(dialog.EXPIRED),)
    yes = _button(texts.UNSHELVE_YES, "unshelve", identifier)
    no = _button(texts.UNSHELVE_NO, "exemplar", identifier)
    return (Say(texts.unshelve_sure(exemplar.title), ((yes, no),), in_place=True),)


async def _unshelved(library: Library, chat: str, identifier: int) -> tuple[Say, ...]:
    """Take one of the chat's own exemplars out again; anybody else's is not touched."""
    _, exemplar = await _own(library, chat, identifier)
    if exemplar is None or not await library.remove(identifier):
        return (Say(dialog.EXPIRED),)
    return (Say(texts.UNSHELVED, (_TO_LIBRARY,)),)


async def _own(library: Library, chat: str, identifier: int) -> tuple[int, Exemplar | None]:
    """Return the place in the list of one of the chat's own exemplars, and the exemplar."""
    own = [exemplar.id for exemplar in reversed(await library.list(chat))]
    if identifier not in own:
        return 0, None
    return own.index(identifier), await library.exemplar(identifier)


def _told(added: Added) -> Say:
    exemplar = added.exemplar
    if added.duplicate:
        said = corpus.resembles(added.repeats) if added.repeats else texts.shelved_before(exemplar.title)
        return Say(said, (_TO_LIBRARY,))
    use, why = _USES[exemplar.grade], "；".join(exemplar.reasons)
    said = texts.understood(exemplar.title, exemplar.genre, len(exemplar.passages), use, why)
    if added.id is None:
        return Say(said)
    follow = _button(FOLLOW, "follow", added.id)
    return Say(said, ((_button(texts.UNSHELVE, "unshelve", added.id), *_TO_LIBRARY), (follow,)))


def _button(label: str, verb: str, argument: int) -> Button:
    return Button(label, Choice(verb, 0, 0, str(argument)))


_TO_LIBRARY = (_button(texts.MY_LIBRARY, "library", 0),)
_TAPS = {"library": _turned, "exemplar": _shown, "unshelve_ask": _asked, "unshelve": _unshelved}
