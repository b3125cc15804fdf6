"""The one place that decides how a document becomes a file, and what that file still lacks."""

import re

from bot.domain.document import Document
from bot.export import plain
from bot.export.docx import typeset

FORMS = ("docx", "txt")
_GAP = re.compile(r"【待补[^】\n]*】")


def render(document: Document, form: str) -> bytes:
    """Return the content of a file of that form, one of `FORMS`; some 50 ms for Word."""
    return typeset(document) if form == "docx" else plain.render(document).encode()


def gaps(document: Document) -> list[str]:
    """Return every 【待补：…】 of the whole text, in order, title and date of issue included."""
    return _GAP.findall(plain.render(document))
