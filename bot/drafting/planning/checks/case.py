"""What a check looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from bot.drafting.planning.commission import Commission
from bot.drafting.planning.sketch import Kind, Piece, Sketch


@dataclass(frozen=True)
class Case:
    """A sketch beside what it was made from."""

    sketch: Sketch
    commission: Commission

    @cached_property
    def blocks(self) -> tuple[tuple[Piece, ...], ...]:
        """Return the pieces by part: each begins with what is not of level 2."""
        return blocks(self.sketch.pieces)


def blocks(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Return pieces by part: a part, or a section without a heading, with all of level 2 behind it."""
    starts = 0
    keyed = []
    for piece in pieces:
        starts += piece.level < 2
        keyed.append((starts, piece))
    return tuple(tuple(p for _, p in group) for _, group in groupby(keyed, key=lambda pair: pair[0]))


def is_main(piece: Piece) -> bool:
    """Return whether a piece is one of the parts that a clerk counts."""
    return piece.level == 1 and piece.kind is not Kind.ANNEX
