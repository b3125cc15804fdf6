"""A table: drawn where somebody looks at it, tab-separated and whole where a program reads it."""

import sys
from collections.abc import Sequence

import click


def show(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table to the standard output."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            click.echo("\t".join(row))
        return
    from rich.console import Console  # only where somebody looks at it
    from rich.table import Table

    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")  # a name that is cut short names nothing
    for row in rows:
        table.add_row(*row)
    Console().print(table)
