"""What the store needs of a database, whether it is a file here or a server elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, CursorResult, Executable, Row

Values = Mapping[str, object] | Sequence[Mapping[str, object]] | None
"""What a statement is filled in with: once, or for each of many rows."""
Answer = CursorResult[*tuple[Any, ...]]
Made = TypeVar("Made")


class Visit(Protocol):
    """A transaction under way."""

    async def execute(self, statement: Executable, values: Values = None) -> Answer:
        """Return the answer to a statement; it is never torn in its middle by a cancellation."""
        ...

    async def aside(self, work: Callable[[], Made]) -> Made:
        """Return what is made for this transaction, on a thread of the store while the loop goes on."""
        ...


class Database(Protocol):
    """A database that lends out transactions."""

    is_shared: bool
    """Whether processes of other machines use it as well."""

    def writing(self, *, urgent: bool = False) -> AbstractAsyncContextManager[Visit]:
        """Lend a transaction that may change something, to one writer after the other; urgent ones wait less.

        It ends as a whole or not at all. Whoever is cancelled while it is committed finds it committed.
        """
        ...

    def reading(self) -> AbstractAsyncContextManager[Visit]:
        """Lend a transaction for questions only, that waits for no writer and sees one state."""
        ...

    async def ask(
        self, question: Executable, values: Mapping[str, object] | None, *, brief: bool
    ) -> Sequence[Row[Any]]:
        """Return the answer to one question, outside of any transaction."""
        ...

    async def prepare(self, work: Callable[[Connection], None]) -> None:
        """Do work in one transaction before anybody else is let in."""
        ...

    async def purge(self, *, to_its_end: bool = False) -> bool:
        """Take what was deleted out of everything that the database keeps, as far as it can be.

        Return whether all that was deleted before is known to be out: of a server only who waits for the end
        of it knows.
        """
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
