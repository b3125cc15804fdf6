"""Invitations: each lets so many people in until a moment, by a token of which only a hash is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, RowMapping, delete, insert, select, update

from bot.store.records.rows import with_timezone
from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_T = schema.invitations
_I = _T.c


@dataclass(frozen=True)
class Invitation:
    """An invitation without its token, which nobody can tell any more."""

    id: int
    until: datetime
    places: int
    """How many may come by it."""
    taken: int
    """How many have."""


async def add(store: Transaction, token: str, places: int, until: datetime) -> None:
    """Let so many come by a token until then."""
    values = {"known_by": _known_by(token), "places": places, "taken": 0, "until": until}
    await store.execute(insert(_T).values(**values))


async def find(store: Transaction, token: str, now: datetime) -> Invitation | None:
    """Return the invitation of a token; `None` for none, and for one that lets nobody in any more."""
    query = select(_T).where(_I.known_by == _known_by(token), *_holds(now))
    row = (await store.execute(query)).mappings().one_or_none()
    return _invitation(row) if row else None


async def stands(store: Transaction, invitation: int, now: datetime) -> bool:
    """Return whether an invitation still lets somebody in."""
    query = select(_I.id).where(_I.id == invitation, *_holds(now))
    return (await store.execute(query)).first() is not None


async def standing(store: Transaction, now: datetime) -> list[Invitation]:
    """Return those that still let somebody in, oldest first."""
    rows = (await store.execute(select(_T).where(*_holds(now)).order_by(_I.id))).mappings()
    return [_invitation(row) for row in rows]


async def take_place(store: Transaction, invitation: int, now: datetime) -> bool:
    """Let one more in; return False where there is no place, or no such invitation, any more."""
    change = update(_T).where(_I.id == invitation, *_holds(now)).values(taken=_I.taken + 1)
    return (await store.execute(change)).rowcount == 1


async def revoke(store: Transaction, invitation: int) -> bool:
    """Let nobody in by it any more; return False where there is none of that number."""
    return (await store.execute(delete(_T).where(_I.id == invitation))).rowcount == 1


async def prune(store: Transaction, now: datetime) -> None:
    """Forget those that let nobody in any more."""
    await store.execute(delete(_T).where((_I.until <= now) | (_I.taken >= _I.places)))


def _holds(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return _I.until > now, _I.taken < _I.places


def _known_by(token: str) -> str:
    # A token has more chance in it than anybody can try: nothing slower is needed than for a password.
    return sha256(token.encode()).hexdigest()


def _invitation(row: RowMapping) -> Invitation:
    return Invitation(row["id"], with_timezone(row["until"]), row["places"], row["taken"])
