"""Which rows belong to a chat or to a document: what is handed out, and what goes with them."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, Table, select

from bot.store.tables import schema

Part = tuple[Table, ColumnElement[bool]]
"""A table, and which of its rows."""


def of_documents(documents: Select[tuple[int]]) -> Iterator[Part]:
    """Yield what belongs to documents of these numbers; what refers to a row comes before it."""
    sections = select(schema.sections.c.id).where(schema.sections.c.document.in_(documents))
    for table in (schema.versions, schema.sentences):
        yield table, table.c.section.in_(sections)
    for table, to_another in (
        (schema.steps, schema.steps.c.undoes),
        (schema.requests, schema.requests.c.base),
    ):
        yield table, table.c.document.in_(documents) & to_another.is_not(None)
        yield table, table.c.document.in_(documents)
    for table in (schema.accepted_findings, schema.sections):
        yield table, table.c.document.in_(documents)


def brought_by(chat: str) -> Iterator[Part]:
    """Yield what a chat has brought and what is known of it, but for its state and its exemplars."""
    yield from of_documents(select(schema.documents.c.id).where(schema.documents.c.chat == chat))
    for table in (
        schema.documents,
        schema.messages,
        schema.jobs,
        schema.usage,
        schema.templates,
        schema.own_genres,
        schema.struck_habits,
        schema.house_words,
        schema.posts,
        schema.live_messages,
        schema.consents,
        schema.relays,
        schema.message_counts,
    ):
        yield table, table.c.chat == chat
    # Whoever is locked out stays so, whatever else is forgotten of him.
    yield schema.members, (schema.members.c.chat == chat) & schema.members.c.locked.is_(False)


def held_of(chat: str) -> dict[Table, ColumnElement[bool]]:
    """Return everything that is kept of a chat, with what outlives it, by table."""
    whose = (schema.exemplars.c.scope == chat) | (schema.exemplars.c.giver == chat)
    own = whose & schema.exemplars.c.removed.is_(None)
    exemplars = select(schema.exemplars.c.id).where(own)
    beside = {
        schema.chats: schema.chats.c.id == chat,
        schema.members: schema.members.c.chat == chat,
        schema.updates: schema.updates.c.chat == chat,
        schema.received: schema.received.c.chat == chat,
        schema.label_waivers: schema.label_waivers.c.chat == chat,
        # What somebody gave to all is told to him, and stays theirs.
        schema.templates: (schema.templates.c.chat == chat) | (schema.templates.c.giver == chat),
        schema.house_words: (schema.house_words.c.chat == chat) | (schema.house_words.c.giver == chat),
        schema.exemplars: own,
        schema.corrections: schema.corrections.c.scope == chat,
        schema.passages: schema.passages.c.exemplar.in_(exemplars),
        schema.likeness_keys: schema.likeness_keys.c.exemplar.in_(exemplars),
    }
    # Of a table that is named twice the last condition holds all of its rows.
    return dict(brought_by(chat)) | beside
