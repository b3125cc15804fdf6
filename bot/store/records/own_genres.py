"""The genres of a clerk's own, by chat: each name once."""

from dataclasses import replace

from sqlalchemy import RowMapping, delete, insert, select, update

from bot.domain.genre import OwnGenre
from bot.store.records.transaction import Transaction
from bot.store.tables import codec, schema

_T = schema.own_genres


async def keep(store: Transaction, chat: str, genre: OwnGenre) -> OwnGenre:
    """Keep a genre in the place of one of the same name, and return it as it is kept."""
    await store.execute(delete(_T).where(_T.c.chat == chat, _T.c.name == genre.name))
    lengths = codec.dump(codec.COUNTS, dict(genre.lengths))
    values = {"chat": chat, "name": genre.name, "genre": genre.like, "outline": genre.outline}
    key = (await store.execute(insert(_T).values(**values, lengths=lengths))).inserted_primary_key
    return replace(genre, id=int(key[0]) if key else 0)


async def of_chat(store: Transaction, chat: str) -> tuple[OwnGenre, ...]:
    """Return the genres of the chat, oldest first."""
    query = select(_T).where(_T.c.chat == chat).order_by(_T.c.id)
    return tuple(_genre(row) for row in (await store.execute(query)).mappings())


async def rename(store: Transaction, chat: str, identifier: int, name: str) -> None:
    """Give a genre of the chat another name."""
    mine = (_T.c.chat == chat, _T.c.id == identifier)
    await store.execute(update(_T).where(*mine).values(name=name))


async def drop(store: Transaction, chat: str, identifier: int) -> None:
    """Remove a genre of the chat."""
    await store.execute(delete(_T).where(_T.c.chat == chat, _T.c.id == identifier))


def _genre(row: RowMapping) -> OwnGenre:
    lengths = codec.COUNTS.validate_json(row["lengths"])
    return OwnGenre(row["name"], row["genre"], row["outline"], lengths, row["id"])
