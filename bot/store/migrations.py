"""The schema's history: each step runs once, in order, in one transaction with its number."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, RowMapping, Table, delete, insert, inspect, select, text, update
from sqlalchemy.schema import CreateColumn

from bot.domain.fact import Fact
from bot.domain.ledger import Reading
from bot.errors import UsageError
from bot.store import codec, schema
from bot.texts import failures


def _create_all(connection: Connection) -> None:
    schema.metadata.create_all(connection)


def _tell_more_of_exemplars(connection: Connection) -> None:
    """Add what an import understands of an exemplar, and name its genre by its kind."""
    table = schema.exemplars
    _add_columns(connection, table, ("period", "topic", "entities", "fingerprint"))
    schema.likeness_keys.create(connection, checkfirst=True)
    for genre, kind in _GENRE_KINDS.items():
        connection.execute(update(table).where(table.c.genre == genre).values(genre=kind))


def _let_findings_stand(connection: Connection) -> None:
    """Add the record of the findings that somebody let stand."""
    schema.settlements.create(connection, checkfirst=True)


def _record_waivers(connection: Connection) -> None:
    """Add the record of who asked for files without the visible mark of an AI's work."""
    schema.label_waivers.create(connection, checkfirst=True)


def _keep_templates(connection: Connection) -> None:
    """Add the offices' own templates."""
    schema.templates.create(connection, checkfirst=True)


def _tell_a_ledger(connection: Connection) -> None:
    """Keep what was said as the steps of a ledger; a table of facts becomes one step for each document."""
    _add_columns(connection, schema.messages, ("document", "asked", "label", "section", "unread"))
    schema.steps.create(connection, checkfirst=True)
    if not inspect(connection).has_table("facts"):
        return
    query = text("SELECT id, document, section, text, message, sentence, replaces FROM facts ORDER BY id")
    by_document: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        by_document[row["document"]].append(row)
    for document, rows in by_document.items():
        values = {"label": "", "reading": codec.dump_reading(_read_from(rows)), "before": "{}"}
        connection.execute(insert(schema.steps).values(document=document, **values))
    connection.execute(text("DROP TABLE facts"))


def _read_from(rows: list[RowMapping]) -> Reading:
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


def _add_columns(connection: Connection, table: Table, names: Iterable[str]) -> None:
    there = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for name in names:
        if name not in there:
            column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
            connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {column}"))


_GENRE_KINDS = {"工作总结": "总结", "工作要点": "要点", "实施方案": "方案", "情况报告": "报告"}

STEPS: tuple[Callable[[Connection], None], ...] = (
    _create_all,
    _tell_more_of_exemplars,
    _let_findings_stand,
    _record_waivers,
    _keep_templates,
    _tell_a_ledger,
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
