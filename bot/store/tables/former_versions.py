"""Versions that stood in columns, what the model was sent with each, become packed ones."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, inspect, select, text, update

from bot.domain.document import Author, Past, Provenance, Version
from bot.domain.finding import Finding
from bot.store.records.requests import request_values
from bot.store.records.versions import record_of
from bot.store.tables import codec, schema
from bot.store.tables.columns import add_columns, column_names
from bot.store.tables.json_form import JsonForm

_PROVENANCE: JsonForm[Provenance] = JsonForm(Provenance)
_FINDINGS: JsonForm[tuple[Finding, ...]] = JsonForm(tuple[Finding, ...])


def pack_versions(connection: Connection) -> None:
    """Pack versions, each with what it takes over, and keep what models were sent apart from them."""
    schema.requests.create(connection, checkfirst=True)
    there = inspect(connection).has_table("versions")
    if not there or "content" in column_names(connection, schema.versions):
        return
    add_columns(connection, schema.sections, ("past",))
    connection.execute(text("ALTER TABLE versions RENAME TO former_versions"))
    schema.versions.create(connection)
    c = schema.sections.c
    for section, document in connection.execute(select(c.id, c.document)).all():
        _pack_section(connection, section, document)
    connection.execute(text("DROP TABLE former_versions"))
    _pack_offers(connection)


def _pack_offers(connection: Connection) -> None:
    """Keep what a model was sent for wordings that are on offer apart from them too."""
    c = schema.chats.c
    for chat, stored in connection.execute(select(c.id, c.state)).all():
        state = json.loads(stored or "{}")
        if offer := state.get("offer"):
            _pack_offer(connection, offer)
            told = json.dumps(state, ensure_ascii=False)
            connection.execute(update(schema.chats).where(c.id == chat).values(state=told))


def _pack_offer(connection: Connection, offer: dict[str, Any]) -> None:
    c = schema.sections.c
    document = connection.execute(select(c.document).where(c.id == offer["section"])).scalar_one()
    bare = Version(0, "", Author.MODEL, provenance=Provenance(sent=tuple(offer.pop("sent", ()))))
    request = _keep_request(connection, document, offer["section"], bare, ())
    for version in offer["versions"]:
        version["provenance"]["request"] = request


def _pack_section(connection: Connection, section: int, document: int) -> None:
    query = text("SELECT * FROM former_versions WHERE section = :section ORDER BY number")
    typed = query.columns(at=schema.versions.c.at.type)
    past = Past()
    before: tuple[Version, ...] = ()
    for row in connection.execute(typed, {"section": section}).mappings().all():
        version = _former(row)
        request = _keep_request(connection, document, section, version, before)
        version = record_of(version, before, request)
        past, before = past.after(version), (*before, version)
        values = {"section": section, "number": version.number, "at": row["at"]}
        connection.execute(insert(schema.versions).values(**values, content=codec.dump_version(version)))
    told = update(schema.sections).where(schema.sections.c.id == section)
    connection.execute(told.values(past=codec.dump(codec.PAST, past)))


def _former(row: RowMapping) -> Version:
    """Return a version that stood in columns."""
    return Version(
        row["number"],
        row["text"],
        Author(row["author"]),
        bool(row["complete"]),
        row["instruction"],
        _PROVENANCE.validate_json(row["provenance"]),
        _FINDINGS.validate_json(row["findings"]),
    )


def _keep_request(
    connection: Connection, document: int, section: int, version: Version, before: Sequence[Version]
) -> int:
    """Keep what a model was sent for a version as if the one before it had been shown."""
    if not version.provenance.sent:
        return 0
    shown = before[-1] if before else Version(0, "", version.author)
    r = schema.requests
    query = select(r).where(r.c.document == document, r.c.base.is_(None)).order_by(r.c.id.desc())
    whole = connection.execute(query.limit(1)).mappings().first()
    values = request_values(version.provenance.sent, whole, shown.text)
    own = {"document": document, "section": section, "version": shown.number}
    key = connection.execute(insert(r).values(**own, **values)).inserted_primary_key
    return int(key[0]) if key else 0
