"""Text that remembers where in the original each of its characters came from.

It is kept as runs that stand in the original as they stand here: its cost grows with the edits, not the text.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from bot.domain.noise import NoiseKind


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one stretch of a text."""

    start: int
    end: int
    replacement: str = ""
    kind: NoiseKind | None = None
    """What noise stood there; `None` where the change only tidies up."""


@dataclass(frozen=True)
class Traced:
    """A text after edits; plain offsets in, offsets of the original out."""

    text: str
    starts: "array[int]"
    """Where each run begins in the text; the end of the text counts as its last character."""
    origins: "array[int]"
    """Where each run begins in the original; shifted by edits, never out of order."""

    def origin(self, offset: int) -> int:
        """Return where in the original the character at this offset stands, or its end behind the last."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def origin_end(self, offset: int) -> int:
        """Return where in the original the character before this offset ends."""
        return self.origin(offset - 1) + 1 if offset else self.origins[0]

    def place(self, origin: int) -> int:
        """Return the first offset whose character stands at or behind this offset of the original."""
        following = bisect_left(self.origins, origin)
        if not following:
            return 0
        end = self.starts[following] if following < len(self.starts) else len(self.text) + 1
        return min(end, self.starts[following - 1] + origin - self.origins[following - 1])

    def with_edits(self, edits: Iterable[Edit]) -> "Traced":
        """Return the text with these edits, given in order and without overlap."""
        written, starts, origins = StringIO(), array("I"), array("I")
        at = length = 0
        for edit in edits:
            written.write(self.text[at : edit.start])
            written.write(edit.replacement)
            for start, origin in self._runs(at, edit):
                _append(starts, origins, length + start, origin)
            length += edit.start - at + len(edit.replacement)
            at = edit.end
        if not at:
            return self
        written.write(self.text[at:])
        for start, origin in self._runs_between(at, len(self.text) + 1):
            _append(starts, origins, length + start, origin)
        return Traced(written.getvalue(), starts, origins)

    def _runs(self, at: int, edit: Edit) -> Iterator[tuple[int, int]]:
        """Yield the runs from an offset to the edit's end, their starts counted from there."""
        if len(edit.replacement) == edit.end - edit.start:
            yield from self._runs_between(at, edit.end)
            return
        yield from self._runs_between(at, edit.start)
        if edit.replacement:
            # All stand for the first of the replaced characters, the last one for the last.
            first, last = self.origin(edit.start), self.origin(edit.end - 1)
            start, end = edit.start - at, edit.start - at + len(edit.replacement)
            yield from ((place, first) for place in range(start, end - 1))
            yield end - 1, last

    def _runs_between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the runs of a stretch, their starts counted from its own."""
        if start < end:
            yield 0, self.origin(start)
            first, behind = bisect_right(self.starts, start), bisect_left(self.starts, end)
            for run in range(first, behind):
                yield self.starts[run] - start, self.origins[run]


def _append(starts: "array[int]", origins: "array[int]", start: int, origin: int) -> None:
    """Add a run unless it goes on with the one before."""
    if not starts or origin - origins[-1] != start - starts[-1]:
        starts.append(start)
        origins.append(origin)


def trace(text: str) -> Traced:
    """Return a text that is its own original."""
    return Traced(text, array("I", (0,)), array("I", (0,)))
