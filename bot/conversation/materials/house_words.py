"""The unit's own list of words: sent as a file, shown, thinned out, and forgotten as a whole."""

from collections.abc import Callable
from dataclasses import replace

from bot.compliance.house_words import ENDINGS, MOST, read_list
from bot.conversation.administration.paging import Page, page_of, rows_of
from bot.conversation.choices.house_words import (
    AskClearWords,
    ClearWords,
    DropWord,
    ShowSharedWords,
    ShowWords,
    UndoWordList,
    WordChoice,
)
from bot.conversation.events import WordList
from bot.conversation.replies import Button, Say
from bot.conversation.state import Awaiting
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.house_word import HouseWord, latest
from bot.store.records import house_words
from bot.texts import checking
from bot.texts.conversation import dialog
from bot.texts.conversation import house_words as texts

_SHOWN = 3
_TO_LIST = Button(texts.SHOW, ShowWords(0))


async def take(context: TurnContext, event: WordList) -> Turn:
    """Take the entries of a list that was sent; raise UnreadableFile where it is none."""
    if not event.name.lower().endswith(ENDINGS):
        return Turn(context.state, (Say(texts.NOT_A_LIST),))
    read = context.computed.of(read_list, event.name, event.content)
    total = len(latest((*context.house.own, *read.words)))
    if total > MOST:
        return Turn(context.state, (Say(texts.full(MOST, total)),))
    first, last = await house_words.keep(context.store, context.chat, read.words)
    state = replace(context.state, awaiting=Awaiting.NOTHING)
    left_out = checking.lines_left_out(read.left_out) if read.left_out else ""
    shown = [texts.pair(word.avoided, word.used) for word in read.words[:_SHOWN]]
    said = texts.taken(len(read.words), total, shown, left_out)
    return Turn(state, (Say(said, ((Button(texts.UNDO, UndoWordList(first, last)), _TO_LIST),)),))


def show(context: TurnContext) -> Turn:
    """Show the list, or how one is sent; a file that comes next is one."""
    return _waiting(context, _own_page(context, 0))


async def tap(context: TurnContext, choice: WordChoice) -> Turn:
    """Answer a button about the list; one of an entry that is gone has expired."""
    match choice:
        case ShowWords(page=page):
            return _waiting(context, replace(_own_page(context, page), in_place=True))
        case ShowSharedWords(page=page):
            return Turn(context.state, (replace(_shared_page(context, page), in_place=True),))
        case DropWord(word=word, page=page):
            if not await house_words.drop(context.store, context.chat, word):
                return Turn(context.state, (Say(dialog.EXPIRED),))
            here = replace(context, house=await house_words.lists_of(context.store, context.chat))
            return Turn(context.state, (replace(_own_page(here, page), in_place=True),))
        case UndoWordList(first=first, last=last):
            undone = await house_words.unkeep(context.store, context.chat, first, last)
            return Turn(context.state, (Say(texts.UNDONE if undone else dialog.EXPIRED),))
        case AskClearWords():
            row = (Button(texts.CLEAR_YES, ClearWords()), Button(texts.CLEAR_NO, ShowWords(0)))
            return Turn(context.state, (Say(texts.CLEAR_SURE, (row,), in_place=True),))
        case ClearWords():
            await house_words.clear(context.store, context.chat)
            return Turn(context.state, (Say(texts.CLEARED, in_place=True),))


def _waiting(context: TurnContext, said: Say) -> Turn:
    return Turn(replace(context.state, awaiting=Awaiting.WORDS), (said,))


def _own_page(context: TurnContext, number: int) -> Say:
    own, shared = context.house.own, context.house.shared
    others = ((Button(texts.SHARED, ShowSharedWords(0)),),) if shared else ()
    if not own:
        return Say(texts.none_but_shared(len(shared)) if shared else texts.EMPTY, others)
    page = page_of(own[::-1], number)
    drops = [
        Button(texts.DROP.format(n), DropWord(word.id, page.number))
        for n, word in enumerate(page.things, page.first)
    ]
    clear = (Button(texts.CLEAR, AskClearWords()),)
    keyboard = (*rows_of(drops), *_turning(page, ShowWords), *others, clear)
    return Say(texts.page(_lines(page), page.total, len(shared)), keyboard)


def _shared_page(context: TurnContext, number: int) -> Say:
    page = page_of(context.house.shared[::-1], number)
    back = (Button(texts.OWN, ShowWords(0)),)
    return Say(texts.shared_page(_lines(page), page.total), (*_turning(page, ShowSharedWords), back))


def _lines(page: Page[HouseWord]) -> list[str]:
    entries = enumerate(page.things, page.first)
    return [texts.entry(n, word.avoided, word.used, word.reason) for n, word in entries]


def _turning(page: Page[HouseWord], show_page: Callable[[int], WordChoice]) -> tuple[tuple[Button, ...], ...]:
    before = (Button(texts.PREVIOUS, show_page(page.number - 1)),) if page.number else ()
    on = (Button(texts.NEXT, show_page(page.number + 1)),) if page.number + 1 < page.pages else ()
    return ((*before, *on),) if before or on else ()
