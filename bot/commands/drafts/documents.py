"""`documents`: what is stored."""

import json
from datetime import datetime
from pathlib import Path

import click

from bot.commands import tables
from bot.commands.drafts import batches
from bot.commands.start import begin
from bot.domain.document import Document, Section
from bot.errors import UsageError
from bot.store.records.rows import with_timezone
from bot.store.records.transaction import Transaction
from bot.store.store import open_store
from bot.store.tables import schema
from bot.texts import command_line as texts


async def list_documents(as_json: bool, config_path: Path | None) -> None:
    """Show all stored documents, newest first."""
    async with open_store(begin(config_path)) as store, store.read() as transaction:
        found = await _all(transaction)
    if as_json:
        click.echo(json.dumps([_values(d, at) for d, at in found], ensure_ascii=False))
    elif found:
        tables.show(texts.DOCUMENT_COLUMNS, [_row(d, at) for d, at in found])
    else:
        click.echo(texts.NO_DOCUMENTS)


async def forget_document(identifier: int, config_path: Path | None) -> None:
    """Remove a document of `draft` with all that was said for it, from every file; raise UsageError.

    One of a conversation is removed there, together with what the conversation knows of it.
    """
    async with open_store(begin(config_path)) as store:
        async with store.write() as transaction:
            c = schema.documents.c
            chat = (
                await transaction.execute(
                    schema.documents.select().with_only_columns(c.chat).where(c.id == identifier)
                )
            ).scalar()
            if chat is None:
                raise UsageError(texts.no_document(identifier))
            if not chat.startswith(batches.PREFIX):
                raise UsageError(texts.chat_document(identifier))
            await transaction.forget(chat)
        await store.purge()
    click.echo(texts.document_deletion(identifier))


def unwritten(document: Document) -> list[Section]:
    """Return the sections that have no complete version."""
    return [s for s in document.live if not (s.current and s.current.complete)]


async def _all(store: Transaction) -> list[tuple[Document, datetime]]:
    """Return each document with the time when it was begun."""
    c = schema.documents.c
    query = schema.documents.select().with_only_columns(c.id, c.at).order_by(c.id.desc())
    begun = (await store.execute(query)).all()
    found = [(await store.document(identifier), with_timezone(at)) for identifier, at in begun]
    return [(document, at) for document, at in found if document]


def _row(document: Document, begun: datetime) -> tuple[str, str, str, str]:
    written = len(document.live) - len(unwritten(document))
    day = begun.astimezone().date().isoformat()
    return (str(document.id), document.title, f"{written}/{len(document.live)}", day)


def _values(document: Document, begun: datetime) -> dict[str, object]:
    return {
        "begun": begun.isoformat(timespec="seconds"),
        "document": document.id,
        "title": document.title,
        "genre": document.brief.genre,
        "sections": len(document.live),
        "written": len(document.live) - len(unwritten(document)),
    }
