"""Where chats stand, what of it has reached their users, and how a chat is forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, delete, func, insert, select, tuple_, update

from bot.store.records import givers
from bot.store.records.belongings import brought_by
from bot.store.records.channels import forgotten_days
from bot.store.records.rows import Rows, with_timezone
from bot.store.tables import codec, schema

# What every turn asks is put together once: that takes as long as the answer.
_C, _U = schema.chats.c, schema.updates.c
_KNOWN = select(_U.id).where(_U.id.in_((bindparam("update"), bindparam("forgotten"))))
_NEW = select(bindparam("update", type_=_U.id.type), bindparam("of_chat", type_=_U.chat.type))
_BEGIN_UPDATE = insert(schema.updates).from_select(["id", "chat"], _NEW.where(~_KNOWN.exists()))
_STANDS = select(schema.chats).where(_C.id == bindparam("of_chat"))
_SAVE = (
    update(schema.chats)
    .where(_C.id == bindparam("of_chat"))
    .values(state=bindparam("now"), revision=_C.revision + 1)
    .returning(_C.revision)
)
_DELIVER = (
    update(schema.chats)
    .where(_C.id == bindparam("of_chat"), _C.delivered < bindparam("arrived"))
    .values(delivered=bindparam("arrived"))
)

_PORTION = 500
"""So many rows are removed within a few milliseconds, though all of them are overwritten."""


@dataclass(frozen=True)
class ChatRecord:
    """Where a chat stands."""

    state: str
    """The conversation's own JSON; empty for a chat that was never seen."""
    revision: int
    delivered: int


class Chats(Rows):
    """The chats."""

    async def begin_update(self, chat: str, identifier: str) -> bool:
        """Record that an update is being handled; return False where it was handled before."""
        values = {"update": identifier, "forgotten": _nameless(identifier), "of_chat": chat}
        return (await self.execute(_BEGIN_UPDATE, values)).rowcount == 1

    async def chat(self, chat: str) -> ChatRecord:
        """Return where the chat stands; revision 0 for a new one."""
        row = (await self.execute(_STANDS, {"of_chat": chat})).mappings().one_or_none()
        return ChatRecord(row["state"], row["revision"], row["delivered"]) if row else ChatRecord("", 0, 0)

    async def save_chat(self, chat: str, state: str) -> int:
        """Write the chat's state and return its new revision."""
        revision = (await self.execute(_SAVE, {"of_chat": chat, "now": state})).scalar()
        if revision is None:
            await self._insert(schema.chats, id=chat, state=state, revision=1, delivered=0)
        return revision or 1

    async def last_update(self, chat: str) -> datetime | None:
        """Return when the chat last sent something; `None` where that is not on record any more."""
        at = (await self.execute(select(func.max(_U.at)).where(_U.chat == chat))).scalar()
        return with_timezone(at) if at else None

    async def mark_delivered(self, revisions: Mapping[str, int]) -> None:
        """Record by chat that the replies of this revision reached the user."""
        await self.execute(_DELIVER, [{"of_chat": c, "arrived": r} for c, r in revisions.items()])

    async def chats_to_deliver(self) -> list[str]:
        """Return the chats whose last replies may not have reached their user."""
        c = schema.chats.c
        return list((await self.execute(select(c.id).where(c.delivered < c.revision))).scalars())

    async def forget(self, chat: str) -> None:
        """Remove everything this chat has brought; of its updates is known that they came, not whose."""
        while await self.forget_some(chat):
            pass
        await self.execute(delete(schema.chats).where(_C.id == chat))
        # A document may have moved to another chat with what this one had let stand in it.
        decided = update(schema.accepted_findings).where(schema.accepted_findings.c.chat == chat)
        await self.execute(decided.values(chat=""))
        # Who is let in again after a lock is so by his invitation, or by the config's list.
        nameless = update(schema.members).where(schema.members.c.chat == chat)
        await self.execute(nameless.values(name=""))
        await givers.forget(self, chat)
        await self._forget_updates(chat)
        codec.load_reading.cache_clear()

    async def _forget_updates(self, chat: str) -> None:
        """Keep that its updates came: one that comes again after all is not handled twice."""
        naming = select(_U.id).where(_U.chat == chat, _U.id.startswith(f"{chat}:", autoescape=True))
        names = [{"of": name, "now": _nameless(name)} for name in (await self.execute(naming)).scalars()]
        if names:
            renamed = update(schema.updates).where(_U.id == bindparam("of")).values(id=bindparam("now"))
            await self.execute(renamed, names)
        await self.execute(update(schema.updates).where(_U.chat == chat).values(chat=""))

    async def forget_some(self, chat: str) -> bool:
        """Remove a portion of what this chat has brought, all but its state; return whether there is more.

        What it has sent and used today counts on to the end of the day, without its name.
        """
        await forgotten_days.keep(self, chat)
        for table, condition in brought_by(chat):
            key = tuple(table.primary_key.columns)
            some = select(*key).where(condition).limit(_PORTION)
            gone = await self.execute(delete(table).where(tuple_(*key).in_(some)))
            if gone.rowcount:
                return True
        return False


def _nameless(identifier: str) -> str:
    """Return what the update of a forgotten chat is known by: a page's begins with the name of its chat."""
    return sha256(identifier.encode()).hexdigest()
