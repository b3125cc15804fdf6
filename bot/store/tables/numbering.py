"""Tables of a former program, whose numbers could be given again, are made anew so that they count on."""

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.schema import CreateTable

from bot.store.tables import schema
from bot.store.tables.columns import column_names

_MADE = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
_COUNT_ON = text("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = 'documents'")


def number_once(connection: Connection) -> None:
    """Let a file count on where something was forgotten; a server does so by itself."""
    if connection.dialect.name != "sqlite":
        return
    for table in schema.metadata.sorted_tables:
        made = connection.execute(_MADE, {"name": table.name}).scalar()
        if table.dialect_options["sqlite"]["autoincrement"] and made and "AUTOINCREMENT" not in made:
            _make_anew(connection, table)
    last = connection.execute(select(func.max(schema.label_waivers.c.document))).scalar()
    connection.execute(_COUNT_ON, {"last": last or 0})


def _make_anew(connection: Connection, table: Table) -> None:
    """Move the rows of a table to a new one of the same name; what refers to it stays as it is."""
    fresh = f"{table.name}_anew"
    made = str(CreateTable(table).compile(dialect=connection.dialect))
    connection.execute(text(made.replace(f"CREATE TABLE {table.name} ", f"CREATE TABLE {fresh} ", 1)))
    columns = ", ".join(column_names(connection, table))
    moving = f"INSERT INTO {fresh} ({columns}) SELECT {columns} FROM {table.name}"  # noqa: S608  ours
    connection.execute(text(moving))
    connection.execute(text(f"DROP TABLE {table.name}"))
    connection.execute(text(f"ALTER TABLE {fresh} RENAME TO {table.name}"))
    for index in table.indexes:
        index.create(connection)
