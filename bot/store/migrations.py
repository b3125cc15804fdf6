"""The schema's history: each step runs once, in order, in one transaction with its number."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, inspect, select, text, update
from sqlalchemy.schema import CreateColumn

from bot.errors import UsageError
from bot.store import schema
from bot.texts import failures


def _create_all(connection: Connection) -> None:
    schema.metadata.create_all(connection)


def _tell_more_of_exemplars(connection: Connection) -> None:
    """Add what an import understands of an exemplar, and name its genre by its kind."""
    table = schema.exemplars
    there = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for name in ("period", "topic", "entities", "fingerprint"):
        if name not in there:
            column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
            connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {column}"))
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


_GENRE_KINDS = {"工作总结": "总结", "工作要点": "要点", "实施方案": "方案", "情况报告": "报告"}

STEPS: tuple[Callable[[Connection], None], ...] = (
    _create_all,
    _tell_more_of_exemplars,
    _let_findings_stand,
    _record_waivers,
    _keep_templates,
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
