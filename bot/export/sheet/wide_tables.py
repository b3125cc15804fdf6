"""Tables that are too wide for upright paper lie on paper that is turned (横排表): GB/T 9704-2012 8."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.sheet import Block, Kind, Sheet
from bot.export.word.measures import Measures, measures_of, pt, turned

_READABLE = pt(10.5)
"""五号: below it a table is hard to read."""
_ABOVE_TABLE = (Kind.TITLE, Kind.SUBTITLE, Kind.CAPTION, Kind.ANNEX, Kind.ANNEX_TITLE, Kind.LABEL)
_SHORT = 40
_Content = Sequence[Block | Table]


def with_wide_tables_turned(sheet: Sheet, layout: Layout) -> Sheet:
    """Return the sheet with the paper turned for tables that are too wide.

    An annex, and a sheet that is nothing but a table, is turned as a whole; in a text the table alone. What a
    Word file says of its paper stays.
    """
    if sheet.turns or sheet.package:
        return sheet
    measures = measures_of(layout)
    turns = [at for edges in _wide(sheet.content, measures) for at in edges]
    # Paper that would be turned and turned back at one place stays as it is.
    return replace(sheet, turns=tuple(at for at in turns if turns.count(at) == 1))


def _wide(content: _Content, measures: Measures) -> Iterator[tuple[int, int]]:
    """Yield where the paper is turned, and where back."""
    opened = [n for n, part in enumerate(content) if n and isinstance(part, Block) and part.opens_page]
    for start, end in pairwise((0, *opened, len(content))):
        own = content[start:end]
        tables = [
            n for n, part in enumerate(own, start) if isinstance(part, Table) and _is_wide(part, measures)
        ]
        if tables and (start or all(map(_goes_with_table, own))):
            yield start, end
        else:
            yield from ((_with_caption(content, n), n + 1) for n in tables)


def _is_wide(table: Table, measures: Measures) -> bool:
    # What writes Word files takes a third of a second to load, and few texts have tables.
    from bot.export.word.parts.tables import fitting_size

    upright, sideways = (fitting_size(table, m.width) for m in (measures, turned(measures)))
    return upright < _READABLE and upright < sideways


def _goes_with_table(part: Block | Table) -> bool:
    if isinstance(part, Table) or part.kind in _ABOVE_TABLE:
        return True
    return part.kind is Kind.BODY and len(part.text) <= _SHORT


def _with_caption(content: _Content, at: int) -> int:
    before = content[at - 1] if at else None
    return at - 1 if isinstance(before, Block) and before.kind is Kind.CAPTION else at
