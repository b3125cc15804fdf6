"""The schema's history: each step runs once, in order, in one transaction with its number."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, inspect, select, text, update

from bot.domain.document import Progress
from bot.domain.fact import Fact
from bot.domain.ledger import Reading
from bot.errors import UsageError
from bot.store.records.sentences import keys_of
from bot.store.tables import codec, schema
from bot.store.tables.columns import add_columns
from bot.store.tables.former_orders import type_orders
from bot.store.tables.former_versions import pack_versions
from bot.store.tables.numbering import number_once
from bot.store.tables.public_ids import new_public_id
from bot.texts import failures


def _create_all(connection: Connection) -> None:
    schema.metadata.create_all(connection)


def _extend_exemplars(connection: Connection) -> None:
    """Add what an import understands of an exemplar, and name its genre by its kind."""
    table = schema.exemplars
    add_columns(connection, table, ("period", "topic", "entities", "fingerprint"))
    schema.likeness_keys.create(connection, checkfirst=True)
    for genre, kind in _GENRE_KINDS.items():
        connection.execute(update(table).where(table.c.genre == genre).values(genre=kind))


def _remember_corrections(connection: Connection) -> None:
    """Add the corrections of what was read in exemplars."""
    schema.corrections.create(connection, checkfirst=True)


def _count_forgotten_days(connection: Connection) -> None:
    """Add what forgotten chats had sent and used on the day."""
    schema.forgotten_days.create(connection, checkfirst=True)


def _add_accepted_findings(connection: Connection) -> None:
    """Add the record of the findings that somebody let stand."""
    schema.accepted_findings.create(connection, checkfirst=True)


def _record_waivers(connection: Connection) -> None:
    """Add the record of who asked for files without the visible mark of an AI's work."""
    schema.label_waivers.create(connection, checkfirst=True)


def _keep_templates(connection: Connection) -> None:
    """Add the offices' own templates."""
    schema.templates.create(connection, checkfirst=True)


def _add_ledger(connection: Connection) -> None:
    """Keep what was said as the steps of a ledger; a table of facts becomes one step for each document."""
    add_columns(connection, schema.messages, ("document", "asked", "label", "section", "unread"))
    schema.steps.create(connection, checkfirst=True)
    if not inspect(connection).has_table("facts"):
        return
    query = text("SELECT id, document, section, text, message, sentence, replaces FROM facts ORDER BY id")
    by_document: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        by_document[row["document"]].append(row)
    for document, rows in by_document.items():
        values = {"label": "", "reading": codec.dump_reading(_reading_from(rows)), "before": "{}"}
        connection.execute(insert(schema.steps).values(document=document, **values))
    connection.execute(text("DROP TABLE facts"))


def _reading_from(rows: list[RowMapping]) -> Reading:
    """Return the reading that a document's rows of the former table of facts make."""
    told = tuple(
        Fact(
            row["id"],
            row["section"],
            row["text"],
            row["message"],
            row["sentence"],
            (row["replaces"],) if row["replaces"] else (),
        )
        for row in rows
        if row["text"]
    )
    taken_back = tuple(row["replaces"] for row in rows if not row["text"] and row["replaces"])
    return Reading(told, taken_back)


def _rewrite_chat_states(connection: Connection) -> None:
    """Rewrite where chats stand; what was still being agreed there becomes a document of its own."""
    if not inspect(connection).has_table("chats"):
        return
    c = schema.chats.c
    for chat, stored in connection.execute(select(c.id, c.state)).all():
        if stored:
            state = json.dumps(_new_chat_state(connection, chat, json.loads(stored)), ensure_ascii=False)
            connection.execute(update(schema.chats).where(c.id == chat).values(state=state))


def _plan_documents(connection: Connection) -> None:
    """Add what a plan says of a whole document."""
    add_columns(connection, schema.documents, ("main_line", "formulations"))


def _keep_own_genres(connection: Connection) -> None:
    """Add the genres of the clerks' own."""
    schema.own_genres.create(connection, checkfirst=True)


def _strike_habits(connection: Connection) -> None:
    """Add the habits of their units that clerks do not want."""
    schema.struck_habits.create(connection, checkfirst=True)


def _keep_house_words(connection: Connection) -> None:
    """Add the units' own lists of words."""
    schema.house_words.create(connection, checkfirst=True)


def _find_sentences(connection: Connection) -> None:
    """Note in which version of its section each sentence stood last."""
    schema.sentences.create(connection, checkfirst=True)
    if not inspect(connection).has_table("versions"):
        return
    c = schema.versions.c
    for section in connection.execute(select(c.section).distinct()).scalars().all():
        query = select(c.number, c.content).where(c.section == section).order_by(c.number)
        last: dict[int, int] = {}
        for number, content in connection.execute(query):
            last |= dict.fromkeys(keys_of(codec.load_version(content).text), number)
        rows = [{"section": section, "key": key, "version": number} for key, number in last.items()]
        if rows:
            connection.execute(insert(schema.sentences), rows)


def _keep_received(connection: Connection) -> None:
    """Add what was received and is not handled yet."""
    schema.received.create(connection, checkfirst=True)


def _give_public_ids(connection: Connection) -> None:
    """Give each document what its buttons call it."""
    add_columns(connection, schema.documents, ("public_id",))
    c = schema.documents.c
    for number in connection.execute(select(c.id).where(c.public_id == "")).scalars().all():
        named = update(schema.documents).where(c.id == number)
        connection.execute(named.values(public_id=new_public_id()))


def _keep_posts(connection: Connection) -> None:
    """Add what stands on people's pages."""
    schema.posts.create(connection, checkfirst=True)


def _index_references(connection: Connection) -> None:
    """Let a row that goes find those that refer to it without looking through the table."""
    for table in (schema.steps, schema.requests):
        table.create(connection, checkfirst=True)
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _record_live_messages(connection: Connection) -> None:
    """Add which messages of a channel's are alive."""
    schema.live_messages.create(connection, checkfirst=True)


def _name_received_messages(connection: Connection) -> None:
    """Add which message each update brought."""
    add_columns(connection, schema.received, ("message",))


def _add_users(connection: Connection) -> None:
    """Add who may open a page, and who is signed in."""
    schema.users.create(connection, checkfirst=True)
    schema.sessions.create(connection, checkfirst=True)


def _record_consents(connection: Connection) -> None:
    """Add who has agreed that what he sends is kept."""
    schema.consents.create(connection, checkfirst=True)


def _give_roles(connection: Connection) -> None:
    """Add who is an administrator, and who is locked out."""
    add_columns(connection, schema.users, ("administrator", "locked"))


def _offer_relays(connection: Connection) -> None:
    """Add the codes by which documents go on in another chat."""
    schema.relays.create(connection, checkfirst=True)


def _add_members(connection: Connection) -> None:
    """Add who may write, by which invitations, how much, and what administrators have decided."""
    for table in (schema.members, schema.invitations, schema.message_counts, schema.settings):
        table.create(connection, checkfirst=True)


def _note_idle_documents(connection: Connection) -> None:
    """Add when users were told of documents that lie idle."""
    add_columns(connection, schema.documents, ("noticed", "kept"))


def _remember_givers(connection: Connection) -> None:
    """Add which chat gave what all share."""
    for table in (schema.exemplars, schema.templates):
        table.create(connection, checkfirst=True)
        add_columns(connection, table, ("giver",))


def _new_chat_state(connection: Connection, chat: str, state: dict[str, Any]) -> dict[str, Any]:
    """Return a chat's state without what it holds no more: brief, outline, and questions by number."""
    gone = ("brief", "outline", "question")
    kept = {name: value for name, value in state.items() if name not in gone}
    for name in ("passed", "skipped"):
        kept[name] = [what for what in state.get(name, ()) if isinstance(what, str)]
    if kept.get("awaiting") == "correction":
        kept["awaiting"] = ""
    if state.get("stage") in ("brief", "outline") and not state.get("document") and "brief" in state:
        kept["document"] = _document_from_state(connection, chat, state)
    return kept


def _name_proposals(connection: Connection) -> None:
    """Tell what was decided of proposed sentences from what D01 found, whose id it bore: a year."""
    table = schema.accepted_findings
    table.create(connection, checkfirst=True)
    proposed = (table.c.rule == "D01", func.length(table.c.quote) > 4)
    connection.execute(update(table).where(*proposed).values(rule="proposal"))


def _document_from_state(connection: Connection, chat: str, state: dict[str, Any]) -> int:
    """Return the id of the new document that holds the brief and the outline of a chat's state."""
    brief = state["brief"]
    values = {"chat": chat, "title": _title(brief), "brief": json.dumps(brief, ensure_ascii=False)}
    key = connection.execute(insert(schema.documents).values(**values)).inserted_primary_key
    document = int(key[0]) if key else 0
    for position, plan in enumerate(state.get("outline", ())):
        section = {"document": document, "position": position, "plan": json.dumps(plan, ensure_ascii=False)}
        begun = {"progress": Progress.OPEN, "shown": 0, "missing": "[]"}
        connection.execute(insert(schema.sections).values(**section, **begun))
    return document


def _title(brief: Mapping[str, Any]) -> str:
    """Return the title of a document whose genre had one of these patterns; empty where it is not known."""
    pattern = _TITLES.get(str(brief.get("genre", "")), "")
    named = {name: brief.get(name, "") for name in ("issuer", "period", "topic")}
    return pattern.format(**named).replace("工作工作", "工作")


_TITLES = {
    "工作总结": "{issuer}{period}{topic}工作总结",
    "工作要点": "{issuer}{period}{topic}工作要点",
    "实施方案": "{issuer}{period}{topic}实施方案",
    "情况报告": "{issuer}关于{period}{topic}情况的报告",
    "通知": "{issuer}关于{period}{topic}的通知",
    "征集通知": "{issuer}关于{period}{topic}的通知",
}
_GENRE_KINDS = {"工作总结": "总结", "工作要点": "要点", "实施方案": "方案", "情况报告": "报告"}

STEPS: tuple[Callable[[Connection], None], ...] = (
    _create_all,
    _extend_exemplars,
    _add_accepted_findings,
    _record_waivers,
    _keep_templates,
    _add_ledger,
    _rewrite_chat_states,
    _plan_documents,
    _keep_own_genres,
    _strike_habits,
    pack_versions,
    type_orders,
    _find_sentences,
    _keep_received,
    _name_proposals,
    number_once,
    _give_public_ids,
    _keep_posts,
    _index_references,
    _record_live_messages,
    _name_received_messages,
    _add_users,
    _record_consents,
    _give_roles,
    _offer_relays,
    _add_members,
    _note_idle_documents,
    _remember_corrections,
    _count_forgotten_days,
    _remember_givers,
    _keep_house_words,
)


def migrate(connection: Connection) -> None:
    """Bring the database to this program's schema; raise UsageError where a newer program wrote it."""
    schema.schema_version.create(connection, checkfirst=True)
    done = connection.execute(select(schema.schema_version.c.version)).scalar() or 0
    if done > len(STEPS):
        raise UsageError(failures.DATABASE_TOO_NEW)
    if done == len(STEPS):
        return
    for step in STEPS[done:]:
        step(connection)
    connection.execute(delete(schema.schema_version))
    connection.execute(insert(schema.schema_version).values(version=len(STEPS)))
