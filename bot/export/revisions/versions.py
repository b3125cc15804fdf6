"""A document as it was: its sections at other versions than those that are shown."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.document import Document, Section


def at_versions(document: Document, numbers: Mapping[int, int]) -> Document:
    """Return the document with these versions of its sections shown, by the sections' ids."""
    shown = (replace(one, shown=numbers.get(one.id, one.shown)) for one in document.sections)
    return replace(document, sections=tuple(shown))


def before(document: Document) -> dict[int, int]:
    """Return of each section that has one the version before that which is shown; all must be at hand."""
    found = ((one.id, _before(one)) for one in document.live)
    return {section: number for section, number in found if number}


def _before(section: Section) -> int:
    whole = (one.number for one in section.versions if one.complete and one.number < section.shown)
    return max(whole, default=0)
