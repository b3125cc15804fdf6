"""Documents that nobody has touched for long: found, told of, kept after all, or removed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update

from bot.store.records.belongings import of_documents
from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_D = schema.documents.c
_SHOWN = (_D.id, _D.chat, _D.title, _D.public_id)


@dataclass(frozen=True)
class IdleDocument:
    """A document that lies idle."""

    id: int
    chat: str
    title: str
    public_id: str


async def to_tell_of(store: Transaction, idle_since: datetime) -> list[IdleDocument]:
    """Return the documents untouched since a moment whose users do not know it yet."""
    untold = or_(_D.noticed.is_(None), ~_untouched_since(_D.noticed))
    query = select(*_SHOWN).where(_untouched_since(idle_since), untold).order_by(_D.id)
    return [IdleDocument(*row) for row in await store.execute(query)]


async def to_remove(store: Transaction, idle_since: datetime, told_before: datetime) -> list[IdleDocument]:
    """Return those untouched since a moment whose users were told before another, and left them so."""
    query = select(*_SHOWN).where(*_left_so(idle_since, told_before)).order_by(_D.id)
    return [IdleDocument(*row) for row in await store.execute(query)]


async def is_to_be_removed(
    store: Transaction, document: IdleDocument, idle_since: datetime, told_before: datetime
) -> bool:
    """Return whether a document is still, and still of the same chat, among those to remove."""
    same = (_D.id == document.id, _D.chat == document.chat)
    query = select(_D.id).where(*same, *_left_so(idle_since, told_before))
    return (await store.execute(query)).first() is not None


async def note(store: Transaction, document: int, at: datetime) -> None:
    """Record that its user was told."""
    await store.execute(update(schema.documents).where(_D.id == document).values(noticed=at))


async def keep(store: Transaction, document: int) -> None:
    """Record that its user has looked at a document, or wants it kept."""
    await store.execute(update(schema.documents).where(_D.id == document).values(kept=datetime.now(UTC)))


async def remove(store: Transaction, document: IdleDocument) -> None:
    """Remove a document with all that was said and done for it."""
    said = (schema.messages, schema.messages.c.document == document.id)
    parts = (*of_documents(select(_D.id).where(_D.id == document.id)), said)
    for table, condition in (*parts, (schema.documents, _D.id == document.id)):
        await store.execute(delete(table).where(condition))
    jobs = await store.jobs_of(document.chat, document.id)
    await store.execute(delete(schema.jobs).where(schema.jobs.c.id.in_(jobs)))


async def prune_words(store: Transaction, before: datetime) -> None:
    """Remove what was said to no document, and what stood on pages, before a moment."""
    said, shown = schema.messages.c, schema.posts.c
    loose = (said.at < before, said.document.is_(None), said.unread.is_(False))
    await store.execute(delete(schema.messages).where(*loose))
    await store.execute(delete(schema.posts).where(shown.at < before, shown.waits.is_(False)))


async def prune_waivers(store: Transaction, before: datetime) -> None:
    """Remove the records of exports without the visible mark that are older, of documents that are gone."""
    waived = schema.label_waivers.c
    gone = waived.document.not_in(select(_D.id))
    await store.execute(delete(schema.label_waivers).where(waived.at < before, gone))


def _left_so(idle_since: datetime, told_before: datetime) -> tuple[ColumnElement[bool], ...]:
    return _D.noticed <= told_before, _untouched_since(_D.noticed), _untouched_since(idle_since)


def _untouched_since(moment: datetime | ColumnElement[datetime | None]) -> ColumnElement[bool]:
    """Return whether nothing was said, done, written or opened of a document since a moment."""
    steps, messages, versions = schema.steps.c, schema.messages.c, schema.versions.c
    sections = select(schema.sections.c.id).where(schema.sections.c.document == _D.id)
    done = select(steps.id).where(steps.document == _D.id, steps.at >= moment)
    said = select(messages.id).where(messages.document == _D.id, messages.at >= moment)
    written = select(versions.number).where(versions.section.in_(sections), versions.at >= moment)
    asked = func.coalesce(_D.kept, _D.at) < moment
    return (_D.at < moment) & asked & ~done.exists() & ~said.exists() & ~written.exists()
