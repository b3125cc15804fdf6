"""Columns that a table of a former program does not have yet."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, inspect, text
from sqlalchemy.schema import CreateColumn


def add_columns(connection: Connection, table: Table, names: Iterable[str]) -> None:
    """Add those of the named columns that are missing, with their indexes."""
    there = column_names(connection, table)
    fresh = [name for name in names if name not in there]
    for name in fresh:
        column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {column}"))
    for index in table.indexes:
        if not {column.name for column in index.columns}.isdisjoint(fresh):
            index.create(connection, checkfirst=True)


def column_names(connection: Connection, table: Table) -> set[str]:
    """Return the names of the columns that a table has in the database."""
    return {column["name"] for column in inspect(connection).get_columns(table.name)}
