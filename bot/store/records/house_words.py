"""The lists of words that units keep, by chat; one of them is the organisation's and holds for all."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from bot.domain.house_word import HouseList, HouseWord, latest
from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_T = schema.house_words
SHARED = "organisation"
"""The owner of the list that holds for everybody."""


async def lists_of(store: Transaction, chat: str) -> HouseList:
    """Return the lists that hold for a chat, each oldest entry first."""
    columns = (_T.c.chat, _T.c.avoided, _T.c.used, _T.c.reason, _T.c.id)
    query = select(*columns).where(_T.c.chat.in_((chat, SHARED))).order_by(_T.c.id)
    rows = [(owner, HouseWord(*word)) for owner, *word in (await store.execute(query)).all()]
    own, shared = (latest(word for whose, word in rows if whose == owner) for owner in (chat, SHARED))
    return HouseList(own, shared)


async def keep(store: Transaction, owner: str, words: Sequence[HouseWord]) -> tuple[int, int]:
    """Keep entries, one or more, and return the ids of the first and the last; older ones no longer hold.

    The last that held for each form stays below it, for `unkeep`.
    """
    query = select(_T.c.avoided, _T.c.id).where(_T.c.chat == owner).order_by(_T.c.id)
    rows = [(avoided, identifier) for avoided, identifier in (await store.execute(query)).all()]
    holding = set(dict(rows).values())
    await _remove(store, owner, [identifier for _, identifier in rows if identifier not in holding])
    values = [{"avoided": word.avoided, "used": word.used, "reason": word.reason} for word in words]
    await store.execute(insert(_T), [{"chat": owner, **value} for value in values])
    before = max(holding, default=0)
    added = select(func.min(_T.c.id), func.max(_T.c.id)).where(_T.c.chat == owner, _T.c.id > before)
    first, last = (await store.execute(added)).one()
    return int(first), int(last)


async def unkeep(store: Transaction, owner: str, first: int, last: int) -> bool:
    """Remove the entries that were kept at once; return False where none of them is left."""
    query = select(_T.c.id).where(_T.c.chat == owner, _T.c.id.between(first, last))
    kept = (await store.execute(query)).scalars().all()
    await _remove(store, owner, kept)
    return bool(kept)


async def learn(store: Transaction, chat: str, word: HouseWord) -> int:
    """Keep one entry more and return its id; without it an older one for the same form holds again."""
    values = {"chat": chat, "avoided": word.avoided, "used": word.used, "reason": word.reason}
    key = (await store.execute(insert(_T).values(**values))).inserted_primary_key
    return int(key[0]) if key else 0


async def drop(store: Transaction, owner: str, identifier: int) -> str:
    """Remove an entry of a list and return the form that it avoided; empty where there is none such."""
    found = select(_T.c.avoided).where(_T.c.chat == owner, _T.c.id == identifier)
    avoided = (await store.execute(found)).scalar() or ""
    await _strike(store, owner, [avoided])
    return avoided


async def clear(store: Transaction, owner: str) -> None:
    """Remove a whole list."""
    await store.execute(delete(_T).where(_T.c.chat == owner))


async def share(store: Transaction, chat: str) -> bool:
    """Give the list of a chat to all, in the place of what they have for the same forms.

    Return False where the chat has none.
    """
    forms = await _forms(store, _T.c.chat == chat)
    await _strike(store, SHARED, forms)
    await store.execute(update(_T).where(_T.c.chat == chat).values(chat=SHARED, giver=chat))
    return bool(forms)


async def take_back(store: Transaction, taker: str) -> bool:
    """Give what all share back to its givers, else to the taker; return False where there is nothing.

    Whoever has an entry for the same form by now keeps that.
    """
    givers = (await store.execute(select(_T.c.giver).where(_T.c.chat == SHARED).distinct())).scalars().all()
    for giver in givers:
        owner, given = giver or taker, (_T.c.chat == SHARED) & (_T.c.giver == giver)
        newer = await _forms(store, _T.c.chat == owner)
        await store.execute(delete(_T).where(given, _T.c.avoided.in_(newer)))
        await store.execute(update(_T).where(given).values(chat=owner, giver=""))
    return bool(givers)


async def _forms(store: Transaction, whose: ColumnElement[bool]) -> Sequence[str]:
    return (await store.execute(select(_T.c.avoided).where(whose))).scalars().all()


async def _remove(store: Transaction, owner: str, identifiers: Sequence[int]) -> None:
    await store.execute(delete(_T).where(_T.c.chat == owner, _T.c.id.in_(identifiers)))


async def _strike(store: Transaction, owner: str, forms: Sequence[str]) -> None:
    await store.execute(delete(_T).where(_T.c.chat == owner, _T.c.avoided.in_(forms)))
