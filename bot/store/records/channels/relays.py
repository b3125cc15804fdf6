"""Documents that are to go on in another chat of the same person: offered by a code, and moved."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from bot.store.records import idle_documents
from bot.store.records.rows import with_timezone
from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_R = schema.relays


@dataclass(frozen=True)
class Relay:
    """A document that waits to be taken over."""

    chat: str
    document: int
    until: datetime


async def offer(store: Transaction, code: str, relay: Relay) -> None:
    """Keep what a code is known by; an earlier one of the chat is worth nothing any more."""
    await store.execute(delete(_R).where(_R.c.chat == relay.chat))
    told = {"chat": relay.chat, "document": relay.document, "until": relay.until}
    await store.execute(insert(_R).values(code=code, **told))


async def find(store: Transaction, code: str, now: datetime) -> Relay | None:
    """Return what a code offers; `None` where it is unknown, used or too old."""
    row = (await store.execute(select(_R).where(_R.c.code == code))).mappings().first()
    if row is None or with_timezone(row["until"]) < now:
        return None
    return Relay(row["chat"], row["document"], with_timezone(row["until"]))


async def prune(store: Transaction, now: datetime) -> None:
    """Forget those whose codes are too old to be used."""
    await store.execute(delete(_R).where(_R.c.until < now))


async def move(store: Transaction, relay: Relay, chat: str) -> None:
    """Let a document, with all that was said and done for it, be another chat's; its code is used up."""
    document = relay.document
    await store.execute(delete(_R).where(_R.c.chat == relay.chat))
    for table, of in ((schema.documents, "id"), (schema.messages, "document")):
        mine = (table.c[of] == document, table.c.chat == relay.chat)
        await store.execute(update(table).where(*mine).values(chat=chat))
    jobs = await store.jobs_of(relay.chat, document)
    await store.execute(update(schema.jobs).where(schema.jobs.c.id.in_(jobs)).values(chat=chat))
    await idle_documents.keep(store, document)
    w = schema.label_waivers.c
    asked = select(w.id).where(w.document == document, w.chat == relay.chat)
    if (await store.execute(asked)).first():
        # Who asked stays on record; the same person has asked here as well.
        await store.waive_label(document, chat)
