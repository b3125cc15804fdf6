"""How the clerk's own unit writes: shown with its sources, struck one by one or as a whole."""

import asyncio
from collections.abc import Coroutine, Sequence

from bot.conversation.choices.library import (
    HabitChoice,
    RestoreHabits,
    ShowHabits,
    StrikeHabit,
    TurnHabitsOff,
    TurnHabitsOn,
)
from bot.conversation.events import Event, Tap, Text
from bot.conversation.offers import digest
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.services import Services
from bot.drafting.sources.habits import Habit, habits, most_frequent, unit_of
from bot.lexicon.said import without_ending
from bot.regex import regex
from bot.store.records import struck_habits
from bot.store.records.struck_habits import ALL
from bot.texts.conversation import habits as texts

_ROW = 3
_ON_AGAIN = (Button(texts.ON, TurnHabitsOn()),)
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
        case Tap(choice=choice) if isinstance(choice, HabitChoice):
            return _answer_tap(services, chat, choice)
        case Text(_, said):
            return _answer_words(services, chat, without_ending(said))
    return None


async def active_habits(services: Services, chat: str, issuer: str) -> tuple[Habit, ...]:
    """Return the habits of a unit that the chat's own documents show and the clerk has not struck."""
    async with services.store.read() as store:
        struck = await struck_habits.habits_of(store, chat)
    found = () if ALL in struck else await _habits_in_documents(services, chat, issuer)
    return tuple(habit for habit in found if habit.told not in struck)


async def _habits_in_documents(services: Services, chat: str, issuer: str) -> tuple[Habit, ...]:
    """Return the habits that the chat's own documents of a unit show."""
    listed = await services.library.list(chat) if issuer else ()
    own = [one.id for one in listed if unit_of(one.title, services.genres) == issuer]
    documents = [await services.library.exemplar(identifier) for identifier in own]
    return await asyncio.to_thread(habits, [document for document in documents if document], issuer)


def _answer_words(services: Services, chat: str, said: str) -> Answer | None:
    if said in texts.WORDS:
        return _page(services, chat)
    if found := _STRIKE.fullmatch(said):
        return _strike_by_number(services, chat, int(found["n"] or found["m"]))
    if _OFF.fullmatch(said):
        return _turn_off(services, chat)
    return _turn_on(services, chat) if _ON.fullmatch(said) else None


async def _answer_tap(services: Services, chat: str, choice: HabitChoice) -> tuple[Say, ...]:
    match choice:
        case ShowHabits():
            return await _page(services, chat)
        case StrikeHabit(habit=struck):
            found = await active_habits(services, chat, await _unit(services, chat))
            return await _strike(services, chat, next((h for h in found if digest(h.told) == struck), None))
        case TurnHabitsOff():
            return await _turn_off(services, chat)
        case TurnHabitsOn():
            return await _turn_on(services, chat)
        case RestoreHabits():
            return await _restore(services, chat)


async def _strike_by_number(services: Services, chat: str, number: int) -> tuple[Say, ...]:
    found = await active_habits(services, chat, await _unit(services, chat))
    return await _strike(services, chat, found[number - 1] if 0 < number <= len(found) else None)


async def _strike(services: Services, chat: str, habit: Habit | None) -> tuple[Say, ...]:
    if habit is None:
        return (Say(texts.STALE),)
    async with services.store.write() as store:
        await struck_habits.strike(store, chat, habit.told)
    return await _page(services, chat, in_place=True)


async def _turn_off(services: Services, chat: str) -> tuple[Say, ...]:
    async with services.store.write() as store:
        await struck_habits.strike(store, chat, ALL)
    return (Say(texts.OFF_NOW, (_ON_AGAIN,)),)


async def _turn_on(services: Services, chat: str) -> tuple[Say, ...]:
    async with services.store.write() as store:
        await struck_habits.restore(store, chat, ALL)
    return await _page(services, chat)


async def _restore(services: Services, chat: str) -> tuple[Say, ...]:
    async with services.store.write() as store:
        await struck_habits.restore_each(store, chat)
    return await _page(services, chat, in_place=True)


async def _page(services: Services, chat: str, *, in_place: bool = False) -> tuple[Say, ...]:
    async with services.store.read() as store:
        struck = await struck_habits.habits_of(store, chat)
    if ALL in struck:
        return (Say(texts.IS_OFF, (_ON_AGAIN,)),)
    unit = await _unit(services, chat)
    found = await active_habits(services, chat, unit)
    back = (Button(texts.BACK, RestoreHabits()),) if struck else ()
    if not found:
        return (Say(texts.NOT_ENOUGH, (back,) if back else (), in_place=in_place),)
    text = texts.habit_list(unit, [(habit.told, habit.titles) for habit in found])
    last = (Button(texts.OFF, TurnHabitsOff()), *back)
    return (Say(text, (*_strike_buttons(found), last), in_place=in_place),)


async def _unit(services: Services, chat: str) -> str:
    """Return the unit of the document in hand, else the one that most of the chat's own documents are of."""
    async with services.store.read() as store:
        issuer = (await services.context(store, chat)).brief.issuer
    titles = [exemplar.title for exemplar in await services.library.list(chat)]
    return issuer or most_frequent(titles, services.genres)


def _strike_buttons(found: Sequence[Habit]) -> Keyboard:
    buttons = [
        Button(texts.DROP.format(n), StrikeHabit(digest(habit.told))) for n, habit in enumerate(found, 1)
    ]
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))
