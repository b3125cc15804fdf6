"""Tables as Markdown and chat models write them: | 单位 | 人数 |, often with dashes below the head."""

from collections.abc import Iterator, Sequence

from bot.domain.table import Row, Table, text_cell
from bot.regex import regex

_DASHES = regex(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
_LEAST = 2
_BY_HAND = regex("[_＿]{2,}")
_STROKES = 2
"""So many strokes of a line to write on are as wide as one Chinese character."""


def lines_and_tables(lines: Sequence[str]) -> Iterator[str | Table]:
    """Yield the lines, with those of a table put together."""
    rows: list[str] = []
    for line in (*lines, ""):
        if _is_row(line):
            rows.append(line)
            continue
        yield from _table_or_lines(rows)
        rows = []
        if line:
            yield line


def with_room(line: str) -> str:
    """Return a row without lines to write on: a cell of a form is itself the room that is filled in by hand.

    Dates keep the width: （盖章）____年__月 has blanks where strokes stood. Other lines stay as they are.
    """
    return _BY_HAND.sub(lambda m: "\u3000" * (len(m.group()) // _STROKES), line) if _is_row(line) else line


def _is_row(line: str) -> bool:
    bare = line.strip()
    return len(bare) > _LEAST and bare.startswith("|") and bare.endswith("|")


def _table_or_lines(rows: Sequence[str]) -> Iterator[str | Table]:
    """Yield a table where dashes show that it is one, or rows of as many cells each; else the lines."""
    if len(rows) < _LEAST or not (_DASHES.fullmatch(rows[1].strip()) or _are_alike(rows)):
        yield from rows
        return
    kept = (row for row in rows if not _DASHES.fullmatch(row.strip()))
    yield Table(tuple(Row(tuple(text_cell(cell) for cell in _cells(row))) for row in kept))


def _are_alike(rows: Sequence[str]) -> bool:
    counts = {len(_cells(row)) for row in rows}
    return len(counts) == 1 and counts.pop() >= _LEAST


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip()[1:-1].split("|")]
