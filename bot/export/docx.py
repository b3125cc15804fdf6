"""A document as a Word file, typeset by GB/T 9704-2012 or by the office's own profile of it."""

from bot.config import STANDARD, Layout
from bot.domain.document import Document
from bot.domain.table import Table
from bot.export import label
from bot.export.blocks import Part, blocks, copies_line, day
from bot.export.characters import printable
from bot.export.plain import lines
from bot.export.sheet import Block, Head, Imprint, Kind, Sheet, single
from bot.export.title import title_lines
from bot.texts import paper


def typeset(document: Document, layout: Layout = STANDARD) -> bytes:
    """Return the .docx; the same document always gives the same bytes."""
    return printed(sheet(document, layout), layout)


def sheet(document: Document, layout: Layout) -> Sheet:
    """Return what is to be printed of a document."""
    head = _head(document, layout)
    # Above the title stands the number where there is a letterhead, below it where there is none.
    content = tuple(part for part in blocks(document) if not (head.mark and _is_number(part, head)))
    text = "\n".join(lines(content))
    mark = label.visible(document)
    content = (*content, single(Kind.LABEL, mark)) if mark else content
    issuer = document.brief.issuer
    return Sheet(
        content=tuple(_divided(part, issuer) for part in content),
        head=head,
        imprint=_imprint(document),
        title=document.title,
        issuer=issuer,
        issued=document.brief.issued,
        origin=label.origin(document, text, layout.producer),
    )


def _is_number(part: Part, head: Head) -> bool:
    return isinstance(part, Block) and part.kind is Kind.SUBTITLE and part.text == head.number


def printed(sheet: Sheet, layout: Layout) -> bytes:
    """Return the .docx of what is to be printed; the same sheet always gives the same bytes."""
    from bot.export.printing import print_sheet  # python-docx: only where a Word file is made

    return print_sheet(sheet, layout)


def _divided(part: Part, issuer: str) -> Part:
    """Return a title in lines that keep words whole; everything else as it is."""
    if isinstance(part, Table) or part.kind not in (Kind.TITLE, Kind.ANNEX_TITLE):
        return part
    return single(part.kind, "\n".join(title_lines(part.text, issuer)))


def _head(document: Document, layout: Layout) -> Head:
    own = document.brief.letterhead
    mark = printable(own.mark or layout.letterhead)
    parts = (own.number, own.signatory, own.copy_number, own.urgency)
    return Head(mark, *map(printable, parts))


def _imprint(document: Document) -> Imprint:
    own = document.brief.letterhead
    return Imprint(
        copies_line(document),
        printable(own.printer),
        f"{day(own.printed)}{paper.PRINTED}" if own.printed else "",
    )
