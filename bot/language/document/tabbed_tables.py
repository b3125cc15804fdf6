"""Tables as they are pasted from a sheet or a web page: cells parted by tabs, or by | as in Markdown."""

from collections.abc import Iterator

from bot.domain.story import Line
from bot.domain.table import Row, Table, text_cell
from bot.domain.words import plain_words
from bot.language.document.pipe_tables import lines_and_tables

_LEAST = 2


def tabbed_parts(text: str) -> Iterator[Line | Table]:
    """Yield the lines of a text, with those of a table put together."""
    rows: list[str] = []
    for line in (*text.splitlines(), ""):
        if _is_row(line, rows):
            rows.append(line)
            continue
        yield from _table_or_lines(rows)
        rows = [line] if _is_row(line, []) else []
        if not rows:
            yield Line(plain_words(line))


def _is_row(line: str, above: list[str]) -> bool:
    """Return whether a line has cells, as many as the rows above it."""
    bare = line.strip("\n")
    piped = bare.strip().startswith("|") and bare.strip().endswith("|") and len(bare.strip()) > _LEAST
    if piped or (above and above[0].strip().startswith("|")):
        return piped
    cells = bare.strip().count("\t")
    return cells > 0 and (not above or _cells(bare) == _cells(above[0]))


def _cells(line: str) -> int:
    return line.strip().count("\t") + 1


def _table_or_lines(rows: list[str]) -> Iterator[Line | Table]:
    if rows and "|" in rows[0] and "\t" not in rows[0]:
        for part in lines_and_tables(rows):
            yield part if isinstance(part, Table) else Line(plain_words(part))
    elif len(rows) >= _LEAST:
        yield Table(
            tuple(Row(tuple(text_cell(cell.strip()) for cell in row.strip().split("\t"))) for row in rows)
        )
    else:
        yield from (Line(plain_words(row)) for row in rows)
