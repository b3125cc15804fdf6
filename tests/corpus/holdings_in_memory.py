"""Holdings without a database: the same promises, kept in lists."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.passage import (
    Changes,
    Exemplar,
    RememberedCorrection,
    SimilarExemplar,
    StoredExemplar,
    StoredPassage,
)


class HoldingsInMemory:
    """Keeps exemplars as `Holdings` promises; ids are never used twice."""

    def __init__(self) -> None:
        self._exemplars: dict[int, tuple[int, str, Exemplar]] = {}
        self._passages: dict[int, StoredPassage] = {}
        self._removed: list[tuple[int, int]] = []
        self._corrections: list[tuple[str, RememberedCorrection]] = []
        self._givers: dict[int, str] = {}
        self._revision = self._last_exemplar = self._last_passage = 0

    async def add(self, exemplar: Exemplar, scope: str) -> int | None:
        if any((s, e.sha256) == (scope, exemplar.sha256) for _, s, e in self._exemplars.values()):
            return None
        self._revision += 1
        self._last_exemplar += 1
        self._exemplars[self._last_exemplar] = (self._revision, scope, exemplar)
        for passage in exemplar.passages:
            self._last_passage += 1
            self._passages[self._last_passage] = StoredPassage(
                id=self._last_passage,
                exemplar=self._last_exemplar,
                title=exemplar.title,
                genre=exemplar.genre,
                issuer_kind=exemplar.issuer_kind,
                year=exemplar.year,
                scope=scope,
                grade=exemplar.grade,
                passage=passage,
                topic=exemplar.topic,
            )
        return self._last_exemplar

    async def remove(self, exemplar: int) -> bool:
        if exemplar not in self._exemplars:
            return False
        self._revision += 1
        del self._exemplars[exemplar]
        self._removed.append((self._revision, exemplar))
        self._passages = {i: p for i, p in self._passages.items() if p.exemplar != exemplar}
        return True

    async def move(self, exemplar: int, scope: str, giver: str = "") -> int | None:
        held = self._exemplars.get(exemplar)
        if held is None or any(
            (s, e.sha256) == (scope, held[2].sha256) for _, s, e in self._exemplars.values()
        ):
            return None
        await self.remove(exemplar)
        moved = await self.add(held[2], scope)
        if moved:
            self._givers[moved] = giver
        return moved

    async def give_back(self, exemplar: int, otherwise: str) -> bool:
        moved = await self.move(exemplar, self._givers.get(exemplar) or otherwise)
        return moved is not None or await self.remove(exemplar)

    async def correct(self, identifier: int, exemplar: Exemplar, one: RememberedCorrection) -> bool:
        if identifier not in self._exemplars:
            return False
        self._revision += 1
        _, scope, _ = self._exemplars[identifier]
        self._exemplars[identifier] = (self._revision, scope, exemplar)
        held = [p for p in self._passages.values() if p.exemplar == identifier]
        for stored, passage in zip(held, exemplar.passages, strict=True):
            self._passages[stored.id] = replace(
                stored,
                title=exemplar.title,
                genre=exemplar.genre,
                issuer_kind=exemplar.issuer_kind,
                year=exemplar.year,
                grade=exemplar.grade,
                passage=passage,
                topic=exemplar.topic,
            )
        self._corrections = [
            (s, c) for s, c in self._corrections if (s, c.sha256) != (scope, exemplar.sha256)
        ]
        self._corrections.insert(0, (scope, one))
        return True

    async def corrections(self, scope: str) -> Sequence[RememberedCorrection]:
        return [c for s, c in self._corrections if s == scope]

    async def forget_corrections(self, scope: str) -> None:
        self._corrections = [(s, c) for s, c in self._corrections if s != scope]

    async def similar(self, keys: Sequence[int], scope: str) -> Sequence[SimilarExemplar]:
        return [
            SimilarExemplar(i, e.title, e.fingerprint)
            for i, (_, s, e) in self._exemplars.items()
            if s == scope and set(keys) & set(e.fingerprint.keys)
        ]

    async def exemplars(self, scope: str | None = None) -> Sequence[StoredExemplar]:
        return [
            StoredExemplar(
                id=i,
                title=e.title,
                genre=e.genre,
                issuer_kind=e.issuer_kind,
                year=e.year,
                grade=e.grade,
                source=e.source,
                scope=held,
                passages=len(e.passages),
                topic=e.topic,
            )
            for i, (_, held, e) in self._exemplars.items()
            if scope in (None, held)
        ]

    async def exemplar(self, identifier: int) -> Exemplar | None:
        found = self._exemplars.get(identifier)
        return found[2] if found else None

    async def passages(self, ids: Sequence[int]) -> tuple[Sequence[StoredPassage], int]:
        return [self._passages[i] for i in ids if i in self._passages], self._revision

    async def revision(self) -> int:
        return self._revision

    async def changes_since(self, revision: int, most: int) -> Changes:
        came = [(added, i) for i, (added, _, _) in self._exemplars.items() if added > revision]
        went = [(at, i) for at, i in self._removed if at > revision]
        added, reached = list[StoredPassage](), revision
        for at, exemplar in sorted((*came, *went)):
            if len(added) >= most:
                break
            added += [p for p in self._passages.values() if p.exemplar == exemplar]
            reached = at
        return Changes(reached, tuple(added), tuple(i for at, i in went if at <= reached))
