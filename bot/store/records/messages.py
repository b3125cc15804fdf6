"""What users wrote, word for word, and what of it is still to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select, update

from bot.domain.said import ClerkMessage
from bot.store.records.rows import Rows, with_timezone
from bot.store.tables import schema


@dataclass(frozen=True)
class Unread:
    """A message that is still to be read."""

    said: ClerkMessage
    document: int
    """The document in hand when it came; 0 for none."""


@dataclass(frozen=True)
class Kept:
    """A message as it is kept."""

    said: ClerkMessage
    document: int
    """The document it was read into, or is to be; 0 for none."""
    unread: bool


class Messages(Rows):
    """The messages of all chats."""

    async def add_message(
        self, chat: str, said: ClerkMessage, document: int | None = None, *, unread: bool = False
    ) -> None:
        """Keep what the user wrote, word for word, with the question that it answers."""
        await self._insert(
            schema.messages,
            id=said.id,
            chat=chat,
            text=said.text,
            document=document,
            asked=said.asked,
            label=said.label,
            section=said.section,
            unread=unread,
        )

    async def message(self, chat: str, identifier: str) -> Kept | None:
        """Return a message of the chat; `None` where it has none of that id."""
        c = schema.messages.c
        query = select(schema.messages).where(c.id == identifier, c.chat == chat)
        row = (await self.execute(query)).mappings().one_or_none()
        return Kept(_message(row), row["document"] or 0, row["unread"]) if row else None

    async def unread(self, chat: str) -> list[Unread]:
        """Return the messages of a chat that are still to be read, in the order they came."""
        c = schema.messages.c
        query = select(schema.messages).where(c.chat == chat, c.unread).order_by(c.at, c.id)
        rows = (await self.execute(query)).mappings()
        return [Unread(_message(row), row["document"] or 0) for row in rows]

    async def mark_read(self, identifiers: Sequence[str], document: int) -> None:
        """Record that messages have been read into the ledger of a document."""
        change = update(schema.messages).where(schema.messages.c.id.in_(identifiers))
        await self.execute(change.values(unread=False, document=document or None))

    async def said(self, document: int, last: int) -> list[ClerkMessage]:
        """Return the last messages that were read into the ledger of a document, oldest first."""
        c = schema.messages.c
        of_document = select(schema.messages).where(c.document == document, c.unread.is_(False))
        query = of_document.order_by(c.at.desc(), c.id.desc()).limit(last)
        return [_message(row) for row in (await self.execute(query)).mappings()][::-1]

    async def messages_by_id(self, identifiers: Iterable[str]) -> list[ClerkMessage]:
        """Return these messages, each with the question that was open when it came."""
        query = select(schema.messages).where(schema.messages.c.id.in_(set(identifiers)))
        return [_message(row) for row in (await self.execute(query)).mappings()]

    async def messages(self, identifiers: Iterable[str]) -> dict[str, tuple[str, datetime]]:
        """Return what the user wrote and when (UTC), by the message's id."""
        c = schema.messages.c
        query = select(c.id, c.text, c.at).where(c.id.in_(set(identifiers)))
        rows = await self.execute(query)
        return {identifier: (text, with_timezone(at)) for identifier, text, at in rows}


def _message(row: RowMapping) -> ClerkMessage:
    return ClerkMessage(row["id"], row["text"], row["asked"], row["label"], row["section"])
