"""How many pages a text takes, counted in lines: every page holds as many, every line as many characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.sheet import Block, Kind
from bot.export.word.measures import Measures
from bot.export.word.parts.body import empty_lines, group_of
from bot.language.characters import width

_UNINDENTED = (Kind.ADDRESSEE, Kind.ANNEX, Kind.TITLE, Kind.SUBTITLE, Kind.ANNEX_TITLE)
_DRAWN = (Kind.FIGURE, Kind.CONTENTS)
_INDENT = 2


@dataclass(frozen=True)
class Extent:
    """How far a text reaches."""

    pages: int
    lines: int
    """On the last of them."""
    is_sure: bool
    """False where tables or pictures take a room that is not counted in lines."""


def extent(content: Sequence[Block | Table], head: int, layout: Layout, measures: Measures) -> Extent:
    """Return how far a text reaches below a head of so many twips."""
    room = measures.height // measures.line
    pages, at = 1, ceil(head / measures.line)
    sure = not any(isinstance(part, Table) or part.kind in _DRAWN for part in content)
    for lines, opens in _stretches(content, layout, measures):
        if opens and at:
            pages, at = pages + 1, 0
        at += lines
        if at > room:
            pages, at = pages + (at - 1) // room, (at - 1) % room + 1
    return Extent(pages, at, sure)


def _stretches(
    content: Sequence[Block | Table], layout: Layout, measures: Measures
) -> Iterator[tuple[int, bool]]:
    """Yield the lines of each part with the empty ones before it, and whether it opens a page."""
    before = ""
    for kind, grouped in groupby(content, group_of):
        group = list(grouped)
        empty = empty_lines(before, kind, group, layout)
        for n, part in enumerate(group):
            opens = isinstance(part, Block) and part.opens_page
            yield _lines(part, measures) + (empty if n == 0 else 0), opens
        before = kind


def _lines(part: Block | Table, measures: Measures) -> int:
    if isinstance(part, Table):
        return len(part.rows)
    indent = 0 if part.kind in _UNINDENTED else _INDENT
    own = (ceil((width(line) + indent) / measures.characters) for line in part.text.split("\n"))
    return sum(max(1, lines) for lines in own)
