"""What all share: exemplars, templates and words of an administrator, given to all or given back."""

from collections.abc import Sequence
from typing import TypeAlias

from bot.conversation.administration.paging import Page, page_of, rows_of, turning
from bot.conversation.choices.administration import (
    ShareExemplar,
    ShareTemplate,
    ShareWords,
    SharingChoice,
    ShowShareable,
    ShowShared,
    WithdrawExemplar,
    WithdrawTemplate,
    WithdrawWords,
)
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.services import Services
from bot.corpus.library.holdings import ORGANISATION
from bot.domain.house_word import HouseList
from bot.domain.passage import StoredExemplar
from bot.store.records import house_words, templates
from bot.store.records.templates import KeptTemplate
from bot.texts.conversation import administration as texts
from bot.texts.conversation import dialog
from bot.texts.conversation import house_words as words_texts

_Thing: TypeAlias = StoredExemplar | KeptTemplate


async def act_on(services: Services, chat: str, choice: SharingChoice) -> Say:
    """Return what is shared or could be, after what the choice does."""
    match choice:
        case ShowShared(page=page):
            return await _shared(services, chat, page)
        case ShowShareable(page=page):
            return await _shareable(services, chat, page)
        case ShareExemplar(exemplar=exemplar):
            done = await _is_of(services, exemplar, chat) and await services.library.share(exemplar, chat)
        case WithdrawExemplar(exemplar=exemplar):
            shared = await _is_of(services, exemplar, ORGANISATION)
            done = shared and await services.library.take_back(exemplar, chat)
        case ShareTemplate(template=template):
            async with services.store.write() as store:
                done = await templates.share(store, template, chat)
        case WithdrawTemplate(template=template):
            async with services.store.write() as store:
                done = await templates.take_back(store, template, chat)
        case ShareWords():
            async with services.store.write() as store:
                done = await house_words.share(store, chat)
        case WithdrawWords():
            async with services.store.write() as store:
                done = await house_words.take_back(store, chat)
    return await _shared(services, chat, 0) if done else Say(dialog.EXPIRED)


async def _shared(services: Services, chat: str, number: int) -> Say:
    """Return a page of what all share."""
    async with services.store.read() as store:
        kept = await templates.of_chat(store, templates.SHARED)
        lists = await house_words.lists_of(store, chat)
    things: list[_Thing] = [*await services.library.list(ORGANISATION), *kept]
    page = page_of(things, number)
    buttons = [_withdrawing(thing, n) for n, thing in enumerate(page.things, page.first)]
    more = (Button(texts.SHARE_MORE, ShowShareable(0)),)
    words = (words_texts.all_share(len(lists.shared)),) if lists.shared else ()
    text = "\n".join((texts.shared(_lines(page), page.first, page.total), *words))
    keyboard = (*rows_of(buttons), more, *_word_rows(lists), *turning(page, ShowShared))
    return Say(text, keyboard, in_place=True)


def _word_rows(lists: HouseList) -> Keyboard:
    """Return the buttons that give an administrator's list of words to all, and take it back."""
    share = (Button(words_texts.share(len(lists.own)), ShareWords()),) if lists.own else ()
    back = (Button(words_texts.withdraw(len(lists.shared)), WithdrawWords()),) if lists.shared else ()
    return tuple(filter(None, (share, back)))


async def _shareable(services: Services, chat: str, number: int) -> Say:
    """Return a page of an administrator's own exemplars and templates."""
    async with services.store.read() as store:
        kept = [one for one in await templates.of_chat(store, chat) if one.confirmed and one.owner == chat]
    things: list[_Thing] = [*reversed(await services.library.list(chat)), *kept]
    page = page_of(things, number)
    buttons = [_sharing(thing, n) for n, thing in enumerate(page.things, page.first)]
    text = texts.shareable(_lines(page), page.first, page.total)
    return Say(text, (*rows_of(buttons), *turning(page, ShowShareable)), in_place=True)


def _lines(page: Page[_Thing]) -> Sequence[str]:
    return [
        texts.exemplar(one.title, one.genre)
        if isinstance(one, StoredExemplar)
        else texts.template(one.name, one.confirmed)
        for one in page.things
    ]


def _withdrawing(thing: _Thing, number: int) -> Button:
    label = texts.WITHDRAW.format(number)
    if isinstance(thing, StoredExemplar):
        return Button(label, WithdrawExemplar(thing.id))
    return Button(label, WithdrawTemplate(thing.id))


def _sharing(thing: _Thing, number: int) -> Button:
    label = texts.SHARE.format(number)
    if isinstance(thing, StoredExemplar):
        return Button(label, ShareExemplar(thing.id))
    return Button(label, ShareTemplate(thing.id))


async def _is_of(services: Services, exemplar: int, scope: str) -> bool:
    return exemplar in {one.id for one in await services.library.list(scope)}
