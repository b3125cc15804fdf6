"""How the clerk's own unit writes: shown with its sources, struck one by one or as a whole."""

import asyncio
from collections.abc import Coroutine, Sequence

from bot.conversation.events import Choice, Event, Tap, Text
from bot.conversation.offers import mark
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.services import Services
from bot.drafting.habits import Habit, habits, most_frequent, unit_of
from bot.regex import regex
from bot.store import struck_habits
from bot.store.struck_habits import ALL
from bot.texts import habits as texts

_ROW = 3
_STRUCK = "habit_no"
_STRIKE = regex(
    r"(?:不要|不用|去掉|删掉|删)第?(?P<n>\d{1,2})条写法|(?:本单位的)?写法第(?P<m>\d{1,2})条(?:不要|不用)了?"
)
_OFF = regex(
    rf"(?:都|全)?(?:不要|不用|别用|关掉){texts.MINE}了?|{texts.MINE}(?:都|全)?(?:不要|不用|别用|关掉)了?"
)
_ON = regex(rf"(?:重新|还是|再)?用上?{texts.MINE}吧?|{texts.ON}")

Answer = Coroutine[None, None, tuple[Say, ...]]


def answer(services: Services, chat: str, event: Event) -> Answer | None:
    """Return the answer to what is asked of the unit's habits; `None` for any other event."""
    match event:
        case Tap(_, Choice(verb, _, _, argument)) if verb in _VERBS or verb == _STRUCK:
            return _tapped(services, chat, verb, argument)
        case Text(_, said):
            return _spoken(services, chat, said.strip("。！!？? "))
    return None


async def wanted(services: Services, chat: str, issuer: str) -> tuple[Habit, ...]:
    """Return the habits of a unit that the chat's own documents show and the clerk has not struck."""
    async with services.store.read() as store:
        struck = await struck_habits.struck(store, chat)
    found = () if ALL in struck else await _shown_by(services, chat, issuer)
    return tuple(habit for habit in found if habit.told not in struck)


async def _shown_by(services: Services, chat: str, issuer: str) -> tuple[Habit, ...]:
    """Return the habits that the chat's own documents of a unit show."""
    listed = await services.library.list(chat) if issuer else ()
    own = [one.id for one in listed if unit_of(one.title, services.genres) == issuer]
    documents = [await services.library.exemplar(identifier) for identifier in own]
    return await asyncio.to_thread(habits, [document for document in documents if document], issuer)


def _spoken(services: Services, chat: str, said: str) -> Answer | None:
    if said in texts.WORDS:
        return _page(services, chat)
    if found := _STRIKE.fullmatch(said):
        return _struck(services, chat, int(found["n"] or found["m"]))
    if _OFF.fullmatch(said):
        return _off(services, chat)
    return _on(services, chat) if _ON.fullmatch(said) else None


async def _tapped(services: Services, chat: str, verb: str, argument: str) -> tuple[Say, ...]:
    if verb != _STRUCK:
        return await _VERBS[verb](services, chat)
    found = await wanted(services, chat, await _unit(services, chat))
    named = next((habit for habit in found if mark(habit.told) == argument), None)
    return await _without(services, chat, named)


async def _struck(services: Services, chat: str, number: int) -> tuple[Say, ...]:
    found = await wanted(services, chat, await _unit(services, chat))
    return await _without(services, chat, found[number - 1] if 0 < number <= len(found) else None)


async def _without(services: Services, chat: str, habit: Habit | None) -> tuple[Say, ...]:
    if habit is None:
        return (Say(texts.STALE),)
    async with services.store.write() as store:
        await struck_habits.strike(store, chat, habit.told)
    return await _page(services, chat, in_place=True)


async def _off(services: Services, chat: str) -> tuple[Say, ...]:
    async with services.store.write() as store:
        await struck_habits.strike(store, chat, ALL)
    return (Say(texts.OFF_NOW, (_ON_AGAIN,)),)


async def _on(services: Services, chat: str) -> tuple[Say, ...]:
    async with services.store.write() as store:
        await struck_habits.restore(store, chat, ALL)
    return await _page(services, chat)


async def _back(services: Services, chat: str) -> tuple[Say, ...]:
    async with services.store.write() as store:
        await struck_habits.restore_each(store, chat)
    return await _page(services, chat, in_place=True)


async def _page(services: Services, chat: str, *, in_place: bool = False) -> tuple[Say, ...]:
    async with services.store.read() as store:
        struck = await struck_habits.struck(store, chat)
    if ALL in struck:
        return (Say(texts.IS_OFF, (_ON_AGAIN,)),)
    unit = await _unit(services, chat)
    found = await wanted(services, chat, unit)
    back = (_button(texts.BACK, "habits_back"),) if struck else ()
    if not found:
        return (Say(texts.NOT_ENOUGH, (back,) if back else (), in_place=in_place),)
    text = texts.listed(unit, [(habit.told, habit.titles) for habit in found])
    last = (_button(texts.OFF, "habits_off"), *back)
    return (Say(text, (*_strikes(found), last), in_place=in_place),)


async def _unit(services: Services, chat: str) -> str:
    """Return the unit of the document in hand, else the one that most of the chat's own documents are of."""
    async with services.store.read() as store:
        issuer = (await services.desk(store, chat)).brief.issuer
    titles = [exemplar.title for exemplar in await services.library.list(chat)]
    return issuer or most_frequent(titles, services.genres)


def _strikes(found: Sequence[Habit]) -> Keyboard:
    buttons = [_button(texts.DROP.format(n), _STRUCK, mark(habit.told)) for n, habit in enumerate(found, 1)]
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def _button(label: str, verb: str, argument: str = "") -> Button:
    return Button(label, Choice(verb, 0, 0, argument))


_ON_AGAIN = (_button(texts.ON, "habits_on"),)
_VERBS = {"habits": _page, "habits_off": _off, "habits_on": _on, "habits_back": _back}
