"""Headings: each once, of words alone, in levels that hang together."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.drafting.planning.checks.case import Case
from bot.drafting.planning.sketch import Piece
from bot.regex import regex
from bot.texts.prompting import planning as texts

LONGEST = 40
_FIGURE = regex(r"[0-9０-９]+(?![0-9０-９年])")


def no_duplicates(case: Case) -> Iterator[str]:
    """Complain of a part that comes twice, and of a section that comes twice in its part."""
    tops = [block[0].heading for block in case.blocks if block[0].level]
    below = [p.heading for block in case.blocks for p in _twice_in(block)]
    for heading in dict.fromkeys((*(h for h, n in Counter(tops).items() if n > 1), *below)):
        yield texts.duplicate_heading(heading)


def words_only(case: Case) -> Iterator[str]:
    """Complain of headings with figures, of overlong ones, and of levels without a heading."""
    kept = {section.id for section in case.commission.kept}
    for piece in case.sketch.pieces:
        if piece.section in kept or piece.heading in case.commission.parts:
            continue
        if has_figure(piece.heading):
            yield texts.figure_in_heading(piece.heading)
        if len(piece.heading) > LONGEST:
            yield texts.heading_too_long(piece.heading, LONGEST)


def has_figure(heading: str) -> bool:
    """Return whether a heading tells a figure that is no year."""
    return _FIGURE.search(heading) is not None


def levels(case: Case) -> Iterator[str]:
    """Complain of a part with sections and a text, of one with neither, of a section under none."""
    for first, *below in case.blocks:
        if first.is_group and not below:
            yield texts.childless(first.heading)
        if below and not first.level:
            yield texts.without_part(below[0].heading)
        if below and first.level and not first.is_group:
            yield texts.part_with_text(first.heading)
    if case.blocks and case.blocks[0][0].level > 1:
        yield texts.without_part(case.blocks[0][0].heading)


def _twice_in(block: Sequence[Piece]) -> Iterator[Piece]:
    counts = Counter(piece.heading for piece in block[1:])
    yield from (piece for piece in block[1:] if counts[piece.heading] > 1)
