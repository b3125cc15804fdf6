"""A part as the lines of text that it shows, each character with the element that holds it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from lxml.etree import _Element

from bot.export.templates.opening import W

# Deleted and moved-away text is not the text; the small characters above a word only say how to pronounce it.
_SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "rt", "sdtPr", "sdtEndPr", "sectPr", "tblPr")
}
_BREAKS = {f"{W}{name}" for name in ("br", "cr", "tab", "ptab", "sym")}
_BRANCHES = ("}Choice", "}Fallback")
# What is filled in must stay to be read: these are filled by a click, or by the word processor.
_NOT_TEXT = (
    "}docPartObj",
    "}docPartList",
    "}picture",
    "}group",
    "}repeatingSection",
    "}citation",
)


@dataclass(frozen=True)
class Piece:
    """What one element gives to a line."""

    element: _Element | None
    """A text or a break; `None` where two lines must not run into one."""
    text: str
    at: int
    """Where it begins in the story."""

    @property
    def end(self) -> int:
        """Return where it ends in the story."""
        return self.at + len(self.text)


@dataclass
class Line:
    """A paragraph without those of the text boxes that hang on it."""

    paragraph: _Element
    place: str
    at: int
    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """Return what it shows."""
        return "".join(piece.text for piece in self.pieces)

    def within(self, start: int, end: int) -> list[Piece]:
        """Return the pieces that stand, in part at least, between two places of the story."""
        first, last = bisect_right(self._ends, start), bisect_left(self._begins, end)
        return self.pieces[first:last]

    def place_of(self, offset: int) -> int:
        """Return where in the story a character of the text stands."""
        n = bisect_right(self._offsets, offset) - 1
        return self.pieces[n].at + offset - self._offsets[n]

    def offset(self, at: int) -> int:
        """Return how much of the text stands before a place of the story."""
        n = bisect_right(self._begins, at) - 1
        return self._offsets[n] + min(at - self.pieces[n].at, len(self.pieces[n].text)) if n >= 0 else 0

    @cached_property
    def _begins(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    @cached_property
    def _ends(self) -> list[int]:
        return [piece.end for piece in self.pieces]

    @cached_property
    def _offsets(self) -> list[int]:
        return list(accumulate((len(piece.text) for piece in self.pieces), initial=0))[:-1]


@dataclass
class Control:
    """A content control."""

    element: _Element
    start: int
    end: int
    line: Line | None
    """The line it stands in, or the first one that it holds."""


@dataclass
class Bookmark:
    """A named stretch of the text."""

    name: str
    element: _Element
    start: int
    line: Line | None
    following: int
    """Where among the lines the next one comes."""
    end: int = -1
    closing: _Element | None = None
    last: Line | None = None


class Story:
    """The lines, content controls and bookmarks of a part, in reading order."""

    def __init__(self, root: _Element, place: str) -> None:
        self.lines: list[Line] = []
        self.controls: list[Control] = []
        self.bookmarks: list[Bookmark] = []
        self._at = 0
        self._open: dict[str, Bookmark] = {}
        self._walk(root, None, place)

    def _walk(self, element: _Element, line: Line | None, place: str) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == f"{W}p":
                self._at += 1
                opened = Line(child, place, self._at)
                self.lines.append(opened)
                self._walk(child, opened, place)
            elif tag == f"{W}t":
                self._add(line, child, child.text or "")
            elif tag in _BREAKS:
                self._add(line, child, "\n")
            elif tag == f"{W}sdt":
                self._control(child, line, place)
            elif tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._bookmark(child, line)
            else:
                self._within(child, tag, line, place)

    def _within(self, element: _Element, tag: str, line: Line | None, place: str) -> None:
        if tag == f"{W}tbl":
            self._walk(element, None, f"{place}/table")
        elif tag == f"{W}txbxContent":
            self._walk(element, None, f"{place}/textbox")
        else:
            if tag.endswith(_BRANCHES):
                self._add(line, None, "\n")
            self._walk(element, line, place)

    def _add(self, line: Line | None, element: _Element | None, text: str) -> None:
        if line is not None and text:
            line.pieces.append(Piece(element, text, self._at))
            self._at += len(text)

    def _control(self, element: _Element, line: Line | None, place: str) -> None:
        start, following = self._at, len(self.lines)
        self._walk(element, line, place)
        if any(str(child.tag).endswith(_NOT_TEXT) for child in element.iterfind(f"{W}sdtPr/*")):
            return
        first = next(iter(self.lines[following:]), None)
        self.controls.append(Control(element, start, self._at, line or first))

    def _bookmark(self, element: _Element, line: Line | None) -> None:
        identifier = element.get(f"{W}id", "")
        if element.tag == f"{W}bookmarkStart":
            found = Bookmark(element.get(f"{W}name", ""), element, self._at, line, len(self.lines))
            self._open[identifier] = found
        elif identifier in self._open:
            found = self._open.pop(identifier)
            found.end, found.closing, found.last = self._at, element, line
            self.bookmarks.append(found)
