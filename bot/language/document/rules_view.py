"""The lines of a text as rules ask for them: with their places; what no rule tells apart is one kind."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.story import Line
from bot.domain.words import plain_words
from bot.language.document.classification import classified
from bot.language.document.forms import is_date, is_reference
from bot.language.document.lines import DocumentLine
from bot.language.document.paragraphs import Kind, Paragraph, paragraph_of

_SEEN_AS = {
    Kind.IMPRINT: Kind.NOTE,
    Kind.CAPTION: Kind.HEADING,
    Kind.CONTENTS: Kind.HEADING,
    Kind.ANNEX_TITLE: Kind.ANNEX,
}
_RUNNING = (Kind.HEADING, Kind.LABEL, Kind.ITEM, Kind.BODY, Kind.CLOSING)


def rules_view(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order."""
    lines = [Line(plain_words(line.strip())) for line in text.splitlines() if line.strip()]
    at = 0
    for line in classified(lines).lines:
        if isinstance(line, DocumentLine):
            start = text.index(line.text, at)
            at = start + len(line.text)
            yield _seen(line, start)


def _seen(line: DocumentLine, start: int) -> Paragraph:
    plain = Paragraph(line.kind, start, start + len(line.text), line.text)
    if line.annexed:
        return replace(plain, kind=Kind.ANNEX)
    if line.kind in _RUNNING or (line.issued and line.kind is Kind.ANNEX_TITLE):
        return paragraph_of(start, line.text)
    if line.kind in (Kind.LETTERHEAD, Kind.SUBTITLE):
        return replace(plain, kind=_above(line.text))
    return replace(plain, kind=_SEEN_AS.get(line.kind, line.kind))


def _above(line: str) -> Kind:
    if is_reference(line):
        return Kind.REFERENCE
    return Kind.DATE if is_date(line) else Kind.MASTHEAD
