"""Millimetres and points as the twips of a Word file: margins, the pitch of lines and that of characters."""

from dataclasses import dataclass

from bot.config import Layout

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 in twips."""
_POINT = 20
# Word processors squeeze characters by a little to fill a line; more than this would show.
_MOST_SQUEEZED = 0.03


@dataclass(frozen=True)
class Measures:
    """What a layout comes to, in twips."""

    top: int
    right: int
    bottom: int
    left: int
    size: int
    """The height of a character of the text."""
    line: int
    """From line to line: 22 × 579 fit into 225 mm; 580, one twip more, makes 21 lines a page."""
    page: int = PAGE_WIDTH
    """How wide the paper is."""

    @property
    def width(self) -> int:
        """Return how wide the text is."""
        return self.page - self.left - self.right

    @property
    def height(self) -> int:
        """Return how high the text is."""
        return (PAGE_HEIGHT if self.page == PAGE_WIDTH else PAGE_WIDTH) - self.top - self.bottom

    @property
    def characters(self) -> int:
        """Return how many characters a line holds: 28 of 16 pt, squeezed by a quarter of a point."""
        nearest = round(self.width / self.size)
        return nearest if self.width >= nearest * self.size * (1 - _MOST_SQUEEZED) else nearest - 1

    @property
    def character(self) -> int:
        """Return the pitch of a character."""
        return min(self.width // self.characters, self.size)

    @property
    def tracking(self) -> int:
        """Return what every character gives away of its width: a number below zero, or zero."""
        return self.character - self.size


def turned(measures: Measures) -> Measures:
    """Return the measures of the paper on its side: its upper edge is the one that is bound."""
    return Measures(
        measures.left,
        measures.top,
        measures.right,
        measures.bottom,
        measures.size,
        measures.line,
        PAGE_HEIGHT,
    )


def mm(millimetres: float) -> int:
    """Return a length in twips."""
    return round(millimetres * 1440 / 25.4)


def pt(points: float) -> int:
    """Return a length in twips."""
    return round(points * _POINT)


def measures_of(layout: Layout) -> Measures:
    """Return what a layout comes to."""
    top, right, bottom, left = map(mm, layout.margins)
    return Measures(top, right, bottom, left, pt(layout.body_size), pt(layout.line_pitch))
