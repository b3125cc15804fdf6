"""The fonts that a PDF uses, and whether it holds them."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from bot.regex import regex

_SUBSET = regex("^[A-Z]{6}\\+")
_MOST_BYTES = 256


class Font(NamedTuple):
    """A font."""

    name: str
    """Without the mark of a subset."""
    embedded: bool


def embedded_fonts(content: bytes) -> tuple[Font, ...]:
    """Return the fonts of the text of a PDF, each once, in the order of their names."""
    with pypdfium2.PdfDocument(content) as document:
        return tuple(sorted({font for page in document for font in _fonts(page)}))


def _fonts(page: pypdfium2.PdfPage) -> Iterator[Font]:
    for written in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(written.raw)
        name = ctypes.create_string_buffer(_MOST_BYTES)
        raw.FPDFFont_GetBaseFontName(font, name, _MOST_BYTES)
        yield Font(
            _SUBSET.sub("", name.value.decode("utf-8", "replace")), raw.FPDFFont_GetIsEmbedded(font) == 1
        )
