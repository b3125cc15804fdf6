"""What the library needs of the store: every exemplar, with a revision that only grows."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.passage import (
    Changes,
    Exemplar,
    RememberedCorrection,
    SimilarExemplar,
    StoredExemplar,
    StoredPassage,
)

__all__ = ["ORGANISATION", "SHIPPED", "Changes", "Holdings", "StoredExemplar"]

SHIPPED = "shipped"
ORGANISATION = "organisation"


class Holdings(Protocol):
    """The exemplars that the search index is derived from."""

    async def add(self, exemplar: Exemplar, scope: str) -> int | None:
        """Store an exemplar whole and return its id, or `None` where the scope has the same text already."""

    async def remove(self, exemplar: int) -> bool:
        """Take an exemplar away; return False where there was none."""
        ...

    async def move(self, exemplar: int, scope: str, giver: str = "") -> int | None:
        """Give an exemplar to another scope, and return the number that it has there.

        `None` where there is none, or the scope has the same text already. What is shared knows its giver.
        """

    async def give_back(self, exemplar: int, otherwise: str) -> bool:
        """Give what is shared back to its giver, else to the other chat; return False where there is none."""
        ...

    async def correct(self, identifier: int, exemplar: Exemplar, one: RememberedCorrection) -> bool:
        """Store an exemplar as it was corrected, and the correction; return False where there is none."""
        ...

    async def corrections(self, scope: str) -> Sequence[RememberedCorrection]:
        """Return what was corrected of texts in a scope, the latest first."""
        ...

    async def forget_corrections(self, scope: str) -> None:
        """Remove what was corrected in a scope."""
        ...

    async def similar(self, keys: Sequence[int], scope: str) -> Sequence[SimilarExemplar]:
        """Return the exemplars of the scope that share a key, oldest first."""
        ...

    async def exemplars(self, scope: str | None = None) -> Sequence[StoredExemplar]:
        """Return all exemplars, or those of a scope, oldest first."""
        ...

    async def exemplar(self, identifier: int) -> Exemplar | None:
        """Return an exemplar as it was stored; `None` where there is none."""
        ...

    async def passages(self, ids: Sequence[int]) -> tuple[Sequence[StoredPassage], int]:
        """Return the passages with these ids, in this order, and the revision; unknown ids are left out."""
        ...

    async def revision(self) -> int:
        """Return the number of changes the holdings have seen."""
        ...

    async def changes_since(self, revision: int, most: int) -> Changes:
        """Return what happened next after that revision: whole exemplars, of about so many passages."""
        ...
