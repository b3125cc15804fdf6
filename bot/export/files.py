"""The one place that decides how a document becomes a file, and what that file still lacks."""

from bot.config import STANDARD, Layout
from bot.domain.document import Document
from bot.domain.orders import Format
from bot.export import plain
from bot.export.aigc_label import visible_label
from bot.export.preview.pdf import pdf
from bot.export.word.docx import typeset
from bot.regex import regex

FORMS: tuple[str, ...] = tuple(Format)
_GAP = regex(r"【待补[^】\n]*】")


def render(document: Document, form: str, layout: Layout = STANDARD) -> bytes:
    """Return the content of a file of that form, one of `FORMS`; some 50 ms for Word, 3 s for a PDF.

    Raise UsageError where a PDF cannot be made here.
    """
    if form == Format.DOCX:
        return typeset(document, layout)
    if form == Format.PDF:
        return pdf(document, layout)
    text = "\n".join(filter(None, (plain.render(document), visible_label(document))))
    if form == Format.WINDOWS_TXT:
        return (text.replace("\n", "\r\n") + "\r\n").encode("utf-8-sig")
    return text.encode()


def gaps(document: Document) -> list[str]:
    """Return every 【待补：…】 of the whole text, in order, title and date of issue included."""
    return _GAP.findall(plain.render(document))
