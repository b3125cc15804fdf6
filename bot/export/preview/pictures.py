"""The first pages as pictures: at once by typst from our own sheet, or by LibreOffice from the Word file."""

from dataclasses import dataclass

from bot.config import Layout
from bot.domain.document import Document
from bot.errors import UsageError
from bot.export.preview import office as preview_office
from bot.export.preview import typeset as preview_typst
from bot.export.word.docx import sheet, typeset
from bot.texts.conversation import releasing as texts

PAGES = 3
"""How many pages are shown."""


@dataclass(frozen=True)
class Preview:
    """The first pages."""

    pictures: tuple[bytes, ...]
    """PNG, in order."""
    exact: bool
    """Whether they show the Word file itself."""


def first_pages(document: Document, layout: Layout, exact: bool) -> Preview:
    """Return the first pages, exact where that is wanted or nothing else is there.

    Raise UsageError saying what is to be installed where nothing can draw them, or that it failed.
    """
    fonts = preview_typst.fonts(layout)
    if fonts and not (exact and can_be_exact(layout)):
        drawn = preview_typst.pictures(sheet(document, layout), layout, fonts, PAGES)
        return Preview(drawn, exact=False)
    if can_be_exact(layout):
        return Preview(preview_office.pictures(typeset(document, layout), layout, PAGES), exact=True)
    raise UsageError(texts.NO_PREVIEW.format("；".join(missing_software(layout))))


def can_be_exact(layout: Layout) -> bool:
    """Return whether the Word file itself can be drawn."""
    return bool(preview_office.program() and preview_office.fonts(layout))


def missing_software(layout: Layout) -> tuple[str, ...]:
    """Return what is to be installed before anything can be drawn; nothing where something can."""
    if preview_typst.fonts(layout) or can_be_exact(layout):
        return ()
    programs = preview_typst.is_available() or preview_office.program()
    return (texts.NO_FONTS,) if programs else (texts.NO_PREVIEWER, texts.NO_FONTS)
