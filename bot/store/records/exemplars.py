"""The library's holdings: exemplars with their passages, and a revision that only grows."""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Protocol

from sqlalchemy import (
    Executable,
    Row,
    RowMapping,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from bot.domain.genre import IssuerKind, SectionRole
from bot.domain.passage import (
    Changes,
    Exemplar,
    Fingerprint,
    Grade,
    Passage,
    RememberedCorrection,
    SimilarExemplar,
    StoredExemplar,
    StoredPassage,
)
from bot.store.records import corrections
from bot.store.records.transaction import Transaction
from bot.store.tables import codec, schema

_E, _P, _K = schema.exemplars, schema.passages, schema.likeness_keys
# Two questions, because each of them is answered from an index.
_REVISION = (
    func.coalesce(select(func.max(_E.c.added)).scalar_subquery(), 0).label("last_added"),
    func.coalesce(select(func.max(_E.c.removed)).scalar_subquery(), 0).label("last_removed"),
)
_LATEST: Select[Any] = select(*_REVISION)
_META = (_E.c.title, _E.c.genre, _E.c.issuer_kind, _E.c.year, _E.c.scope, _E.c.grade, _E.c.topic)
_PASSAGES = select(_P, *_META).join(_E, _E.c.id == _P.c.exemplar)
# One row at least, so that the revision comes in the same answer.
_ALWAYS = select(literal(1)).subquery()
_PASSAGES_AND_REVISION = select(*_REVISION, _P, *_META).select_from(
    _ALWAYS.outerjoin(_P, _P.c.id.in_(bindparam("ids", expanding=True))).outerjoin(
        _E, _E.c.id == _P.c.exemplar
    )
)


_AT_ONCE = 200
"""So many rows are read or written before whoever else waits is let in, and events told in one portion."""
_NO_WORDS = dict.fromkeys(("title", "source", "sha256", "topic", "genre", "scope", "giver"), "")
_UNDATED = dict.fromkeys(("period", "year"))
_BLANK = _NO_WORDS | _UNDATED | dict.fromkeys(("reasons", "entities", "fingerprint"), "[]")


class Ask(Protocol):
    """The way to ask the database one question outside of any transaction."""

    async def __call__(
        self, question: Executable, values: Mapping[str, object] | None = None, *, brief: bool = False
    ) -> Sequence[Row[Any]]:
        """Return the rows of the answer; a brief question is answered at once."""
        ...


class ExemplarHoldings:
    """The holdings in the database; each change is one transaction."""

    def __init__(
        self,
        begin: Callable[[], AbstractAsyncContextManager[Transaction]],
        read: Callable[[], AbstractAsyncContextManager[Transaction]],
        ask: Ask,
    ) -> None:
        self._begin, self._read, self._ask = begin, read, ask

    async def add(self, exemplar: Exemplar, scope: str) -> int | None:
        """Store an exemplar whole and return its id, or `None` where the scope has the same text already."""
        async with self._begin() as transaction:
            if await _has_text(transaction, exemplar.sha256, scope):
                return None
            values = _exemplar_values(exemplar, scope, await _revision(transaction) + 1)
            key = (await transaction.execute(insert(_E).values(**values))).inserted_primary_key
            identifier = int(key[0]) if key else 0
            for at in range(0, len(exemplar.passages), _AT_ONCE):
                portion = enumerate(exemplar.passages[at : at + _AT_ONCE], at)
                await transaction.execute(insert(_P), [_passage_values(identifier, n, p) for n, p in portion])
            keys = [{"exemplar": identifier, "key": key} for key in sorted(set(exemplar.fingerprint.keys))]
            if keys:
                await transaction.execute(insert(_K), keys)
            return identifier

    async def remove(self, exemplar: int) -> bool:
        """Take an exemplar away; return False where there was none."""
        async with self._begin() as transaction:
            there = (_E.c.id == exemplar, _E.c.removed.is_(None))
            # Only the number stays, so that the index learns of it: nothing that was read from the file does,
            # nor whose it was.
            change = update(_E).where(*there).values(removed=await _revision(transaction) + 1, **_BLANK)
            if (await transaction.execute(change)).rowcount == 0:
                return False
            ids = select(_P.c.id.label("gone")).where(_P.c.exemplar == exemplar).limit(_AT_ONCE)
            while gone := (await transaction.execute(ids)).mappings().all():
                await transaction.execute(
                    delete(_P).where(_P.c.id == bindparam("gone")), [dict(row) for row in gone]
                )
            await transaction.execute(delete(_K).where(_K.c.exemplar == exemplar))
            return True

    async def move(self, exemplar: int, scope: str, giver: str = "") -> int | None:
        """Give an exemplar to another scope under a new number, so that every index learns of it.

        Return that number; `None` where there is none, or the scope has the same text already.
        """
        async with self._begin() as transaction:
            row = await _row(transaction, exemplar)
            return await _move(transaction, row, scope, giver) if row else None

    async def give_back(self, exemplar: int, otherwise: str) -> bool:
        """Give what is shared back to its giver, else to the other chat; return False where there is none.

        Whoever has the same text already keeps that.
        """
        async with self._begin() as transaction:
            row = await _row(transaction, exemplar)
            if row and await _move(transaction, row, row["giver"] or otherwise, "") is not None:
                return True
        return row is not None and await self.remove(exemplar)

    async def correct(self, identifier: int, exemplar: Exemplar, one: RememberedCorrection) -> bool:
        """Store an exemplar as it was corrected, and the correction; return False where there is none.

        It keeps its number and comes as a new revision, so that every index learns of it.
        """
        async with self._begin() as transaction:
            there = select(_E.c.scope).where(_E.c.id == identifier, _E.c.removed.is_(None))
            scope = (await transaction.execute(there)).scalar_one_or_none()
            if scope is None:
                return False
            values = _exemplar_values(exemplar, scope, await _revision(transaction) + 1)
            await transaction.execute(update(_E).where(_E.c.id == identifier).values(**values))
            for position, passage in enumerate(exemplar.passages):
                place = (_P.c.exemplar == identifier, _P.c.position == position)
                await transaction.execute(update(_P).where(*place).values(role=passage.role))
            await corrections.remember(transaction, scope, one)
            return True

    async def corrections(self, scope: str) -> Sequence[RememberedCorrection]:
        """Return what was corrected of texts in a scope, the latest first."""
        async with self._read() as transaction:
            return await corrections.remembered(transaction, scope)

    async def forget_corrections(self, scope: str) -> None:
        """Remove what was corrected in a scope."""
        async with self._begin() as transaction:
            await corrections.forget(transaction, scope)

    async def similar(self, keys: Sequence[int], scope: str) -> Sequence[SimilarExemplar]:
        """Return the exemplars of the scope that share a key, oldest first."""
        near = select(_K.c.exemplar).where(_K.c.key.in_(keys))
        query = (
            select(_E.c.id, _E.c.title, _E.c.fingerprint)
            .where(_E.c.id.in_(near), _E.c.scope == scope, _E.c.removed.is_(None))
            .order_by(_E.c.id)
        )
        rows = await self._ask(query)
        return [
            SimilarExemplar(r.id, r.title, Fingerprint(codec.NUMBERS.validate_json(r.fingerprint)))
            for r in rows
        ]

    async def exemplars(self, scope: str | None = None) -> Sequence[StoredExemplar]:
        """Return all exemplars, or those of a scope, oldest first."""
        count = select(func.count()).where(_P.c.exemplar == _E.c.id).scalar_subquery()
        query = select(_E, count.label("passages")).where(_E.c.removed.is_(None)).order_by(_E.c.id)
        if scope is not None:
            query = query.where(_E.c.scope == scope)
        fields = StoredExemplar.__dataclass_fields__
        rows = await self._ask(query)
        return [StoredExemplar(**{name: row._mapping[name] for name in fields}) for row in rows]

    async def exemplar(self, identifier: int) -> Exemplar | None:
        """Return an exemplar as it was stored; `None` where there is none."""
        there = (_E.c.id == identifier, _E.c.removed.is_(None))
        rows = await self._ask(select(_E).where(*there))
        passages = await self.passages_of(identifier)
        return _exemplar(rows[0], tuple(stored.passage for stored in passages)) if rows else None

    async def passages(self, ids: Sequence[int]) -> tuple[Sequence[StoredPassage], int]:
        """Return the passages with these ids, in this order, and the revision; unknown ids are left out."""
        rows = await self._ask(_PASSAGES_AND_REVISION, {"ids": list(ids)}, brief=True)
        found = {row.id: _passage(row) for row in rows if row.id is not None}
        return [found[i] for i in ids if i in found], _latest(rows[0])

    async def passages_of(self, exemplar: int) -> Sequence[StoredPassage]:
        """Return the passages of an exemplar in reading order."""
        query = _PASSAGES.where(_P.c.exemplar == exemplar).order_by(_P.c.position)
        return [_passage(row) for row in await self._ask(query)]

    async def revision(self) -> int:
        """Return the number of changes the holdings have seen."""
        [row] = await self._ask(_LATEST)
        return _latest(row)

    async def changes_since(self, revision: int, most: int) -> Changes:
        """Return what happened next after that revision: whole exemplars, of about so many passages."""
        async with self._read() as transaction:
            events = await _events(transaction, revision, most)
            added = [event.exemplar for event in events if not event.is_removal]
            theirs = _PASSAGES.where(_P.c.exemplar.in_(added)).order_by(_P.c.exemplar, _P.c.id)
            rows = await transaction.execute(theirs)
            passages = tuple(await _in_portions(rows))
        removed = tuple(event.exemplar for event in events if event.is_removal)
        return Changes(events[-1].revision if events else revision, passages, removed)


@dataclass(frozen=True, order=True)
class _Event:
    """An exemplar came, or was taken away."""

    revision: int
    exemplar: int
    passages: int = 0
    is_removal: bool = False


async def _events(transaction: Transaction, revision: int, most: int) -> Sequence[_Event]:
    """Return the next events after a revision, in order, until they have so many passages; at least one."""
    count = select(func.count()).where(_P.c.exemplar == _E.c.id).scalar_subquery()
    added = select(_E.c.added, _E.c.id, count).where(_E.c.added > revision).order_by(_E.c.added)
    removed = select(_E.c.removed, _E.c.id).where(_E.c.removed > revision).order_by(_E.c.removed)
    came = [_Event(*row) for row in await transaction.execute(added.limit(_AT_ONCE))]
    went = [
        _Event(at, exemplar, is_removal=True)
        for at, exemplar in await transaction.execute(removed.limit(_AT_ONCE))
    ]
    # What either limit cuts off comes after the first so many of both.
    events = sorted((*came, *went))[:_AT_ONCE]
    before = accumulate((event.passages for event in events), initial=0)
    return [event for event, passages in zip(events, before, strict=False) if passages < most]


async def _in_portions(rows: Iterable[Row[Any]]) -> list[StoredPassage]:
    """Return the passages of many rows; whoever else waits is let in between."""
    stored = []
    for n, row in enumerate(rows):
        if n % _AT_ONCE == 0:
            await asyncio.sleep(0)
        stored.append(_passage(row))
    return stored


async def _row(transaction: Transaction, exemplar: int) -> RowMapping | None:
    there = select(_E).where(_E.c.id == exemplar, _E.c.removed.is_(None))
    return (await transaction.execute(there)).mappings().one_or_none()


async def _move(transaction: Transaction, row: RowMapping, scope: str, giver: str) -> int | None:
    if await _has_text(transaction, row["sha256"], scope):
        return None
    revision = await _revision(transaction)
    values = {**row, "scope": scope, "giver": giver, "added": revision + 1}
    del values["id"]
    key = (await transaction.execute(insert(_E).values(**values))).inserted_primary_key
    identifier = int(key[0]) if key else 0
    for table in (_P, _K):
        change = update(table).where(table.c.exemplar == row["id"])
        await transaction.execute(change.values(exemplar=identifier))
    gone = update(_E).where(_E.c.id == row["id"])
    await transaction.execute(gone.values(removed=revision + 2, **_BLANK))
    return identifier


async def _has_text(transaction: Transaction, sha256: str, scope: str) -> bool:
    same = (_E.c.sha256 == sha256, _E.c.scope == scope, _E.c.removed.is_(None))
    return (await transaction.execute(select(_E.c.id).where(*same))).first() is not None


async def _revision(transaction: Transaction) -> int:
    return _latest((await transaction.execute(_LATEST)).one())


def _latest(row: Row[Any]) -> int:
    return max(int(row.last_added), int(row.last_removed))


def _exemplar_values(exemplar: Exemplar, scope: str, revision: int) -> dict[str, object]:
    return {
        "title": exemplar.title,
        "genre": exemplar.genre,
        "issuer_kind": exemplar.issuer_kind,
        "year": exemplar.year,
        "grade": exemplar.grade,
        "reasons": codec.dump(codec.STRINGS, exemplar.reasons),
        "source": exemplar.source,
        "sha256": exemplar.sha256,
        "period": exemplar.period,
        "topic": exemplar.topic,
        "entities": codec.dump(codec.ENTITIES, exemplar.entities),
        "fingerprint": codec.dump(codec.NUMBERS, exemplar.fingerprint.places),
        "scope": scope,
        "added": revision,
    }


def _exemplar(row: Row[Any], passages: tuple[Passage, ...]) -> Exemplar:
    """Return an exemplar without the keys of its fingerprint, which are for finding it only."""
    return Exemplar(
        title=row.title,
        genre=row.genre,
        issuer_kind=IssuerKind(row.issuer_kind),
        year=row.year,
        grade=Grade(row.grade),
        reasons=codec.STRINGS.validate_json(row.reasons),
        source=row.source,
        sha256=row.sha256,
        passages=passages,
        period=row.period,
        topic=row.topic,
        entities=codec.ENTITIES.validate_json(row.entities),
        fingerprint=Fingerprint(codec.NUMBERS.validate_json(row.fingerprint)),
    )


def _passage_values(exemplar: int, position: int, passage: Passage) -> dict[str, object]:
    path = codec.dump(codec.STRINGS, passage.heading_path)
    return {
        "exemplar": exemplar,
        "position": position,
        "heading_path": path,
        "role": passage.role,
        "text": passage.text,
    }


def _passage(row: Row[Any]) -> StoredPassage:
    passage = Passage(tuple(json.loads(row.heading_path)), SectionRole(row.role), row.text)
    return StoredPassage(
        id=row.id,
        exemplar=row.exemplar,
        title=row.title,
        genre=row.genre,
        issuer_kind=row.issuer_kind,
        year=row.year,
        scope=row.scope,
        grade=row.grade,
        passage=passage,
        topic=row.topic,
    )
