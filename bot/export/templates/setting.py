"""What a template sets a text in: its heading styles, how much room a line has, how large characters are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element

from bot.export.templates.opening import W, parse
from bot.export.templates.paragraph_styles import HeadingStyles, heading_styles
from bot.export.word.measures import PAGE_WIDTH

_WORD_SIZE = 21
"""The size in half points that Word gives where nobody says one."""
_MARGIN = 1800
_MOST = 20


@dataclass(frozen=True)
class Setting:
    """A template around the places that are filled."""

    styles: bytes | None
    headings: HeadingStyles
    room: int = PAGE_WIDTH - 2 * _MARGIN
    """How wide a line is, in twips."""

    @classmethod
    def of(cls, styles: bytes | None, roots: Mapping[str, _Element]) -> "Setting":
        """Return the setting of the parts of a template."""
        return cls(styles, heading_styles(styles, _used(roots)), _room(roots))

    def characters(self, run: _Element | None, paragraph: _Element) -> float:
        """Return how many Chinese characters a line of a paragraph holds, in the size of a run."""
        return self.room / (self._size(run, paragraph) * 10)

    def _size(self, run: _Element | None, paragraph: _Element) -> int:
        own = run.find(f"{W}rPr/{W}sz") if run is not None else None
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        chain = self._chain(named.get(f"{W}val", "") if named is not None else self._default)
        sizes = (own, *(style.find(f"{W}rPr/{W}sz") for style in chain), self._document_size)
        told = (one.get(f"{W}val", "") for one in sizes if one is not None)
        return next((int(size) for size in told if size.isdecimal() and int(size) > 0), _WORD_SIZE)

    @cached_property
    def _by_id(self) -> dict[str, _Element]:
        if self.styles is None:
            return {}
        return {one.get(f"{W}styleId", ""): one for one in parse(self.styles).iterfind(f"{W}style")}

    @cached_property
    def _document_size(self) -> _Element | None:
        if self.styles is None:
            return None
        return parse(self.styles).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")

    @property
    def _default(self) -> str:
        defaults = (
            key
            for key, one in self._by_id.items()
            if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
        )
        return next(defaults, "")

    def _chain(self, style: str) -> Iterator[_Element]:
        for _ in range(_MOST):
            found = self._by_id.get(style)
            if found is None:
                return
            yield found
            based = found.find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""


def _used(roots: Mapping[str, _Element]) -> set[str]:
    """Return the styles of the paragraphs that show text."""
    return {
        named.get(f"{W}val", "")
        for root in roots.values()
        for paragraph in root.iter(f"{W}p")
        if (named := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and any((text.text or "").strip() for text in paragraph.iter(f"{W}t"))
    }


def _room(roots: Mapping[str, _Element]) -> int:
    """Return how wide a line is in the last section of the document."""
    for root in roots.values():
        ends = root.findall(f"{W}body/{W}sectPr")
        size, margins = (ends[-1].find(f"{W}{name}") if ends else None for name in ("pgSz", "pgMar"))
        if size is not None and margins is not None:
            taken = sum(_integer(margins.get(f"{W}{side}")) for side in ("left", "right"))
            return max(_integer(size.get(f"{W}w")) - taken, 2 * _MARGIN)
    return PAGE_WIDTH - 2 * _MARGIN


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
