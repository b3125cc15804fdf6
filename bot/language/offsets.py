"""Text that remembers where in the original each of its characters came from."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one stretch of a text."""

    start: int
    end: int
    replacement: str = ""
    kind: str = ""
    """What noise stood there; empty where the change only tidies up."""


@dataclass(frozen=True)
class Traced:
    """A text after edits; plain offsets in, offsets of the original out."""

    text: str
    origins: "array[int]"
    """The original offset of each character; shifted by edits, never out of order."""

    def origin(self, offset: int) -> int:
        """Return where in the original the character at this offset stands, or its end behind the last."""
        return self.origins[offset]

    def origin_end(self, offset: int) -> int:
        """Return where in the original the character before this offset ends."""
        return self.origins[offset - 1] + 1 if offset else self.origins[0]

    def place(self, origin: int) -> int:
        """Return the first offset whose character stands at or behind this offset of the original."""
        return bisect_left(self.origins, origin)

    def edited(self, edits: Iterable[Edit]) -> "Traced":
        """Return the text with these edits, given in order and without overlap."""
        written = StringIO()
        origins = array("I")
        at = 0
        for edit in edits:
            written.write(self.text[at : edit.start])
            written.write(edit.replacement)
            origins += self.origins[at : edit.start]
            origins.extend(self._spread(edit))
            at = edit.end
        if not at:
            return self
        written.write(self.text[at:])
        return Traced(written.getvalue(), origins + self.origins[at:])

    def _spread(self, edit: Edit) -> list[int]:
        """Return origins for the replacement: from the first to the last replaced character."""
        if not edit.replacement:
            return []
        if len(edit.replacement) == edit.end - edit.start:
            return list(self.origins[edit.start : edit.end])
        first, last = self.origins[edit.start], self.origins[edit.end - 1]
        return [first] * (len(edit.replacement) - 1) + [last]


def traced(text: str) -> Traced:
    """Return a text that is its own original."""
    return Traced(text, array("I", range(len(text) + 1)))
