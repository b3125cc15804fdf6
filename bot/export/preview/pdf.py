"""A document as a PDF, by LibreOffice from its Word file; and which fonts that holds."""

import io

from bot.config import Layout
from bot.domain.document import Document
from bot.errors import UsageError
from bot.export.aigc_label import PROPERTY
from bot.export.preview import office
from bot.export.preview.fonts import aliases
from bot.export.word.docx import sheet, typeset_sheet
from bot.texts.conversation import releasing as texts


def pdf(document: Document, layout: Layout) -> bytes:
    """Return the PDF; some 3 s. Raise UsageError saying what is to be installed, or that it failed."""
    if not office.program():
        raise UsageError(texts.NO_PDF.format(texts.NO_OFFICE))
    if not office.fonts(layout):
        raise UsageError(texts.NO_PDF.format(texts.NO_FONTS))
    printed = sheet(document, layout)
    return _with_label(office.pdf(typeset_sheet(printed, layout), layout), printed.origin)


def _with_label(content: bytes, label: str) -> bytes:
    """Return a PDF with the hidden mark of what a model wrote, which LibreOffice does not take over."""
    from pypdf import PdfWriter

    writer, written = PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    writer.pdf_header = content[:8].decode("ascii")
    writer.add_metadata({f"/{PROPERTY}": label})
    writer.write(written)
    return written.getvalue()


def fonts_told(content: bytes, layout: Layout) -> str:
    """Return the line that names the fonts a PDF holds, and which of them stand for those of the layout."""
    from bot.files.pdf.fonts import embedded_fonts

    known = office.fonts(layout)
    stand_ins = aliases(layout, known) if known else {}
    held = embedded_fonts(content)
    return texts.pdf_fonts(
        [f.name for f in held if f.embedded], [f.name for f in held if not f.embedded], stand_ins
    )
