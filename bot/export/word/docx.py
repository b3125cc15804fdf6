"""A document as a Word file, typeset by GB/T 9704-2012 or by the office's own profile of it."""

from dataclasses import replace

from bot.config import STANDARD, Layout
from bot.domain.document import Document
from bot.domain.table import Table
from bot.export import aigc_label as label
from bot.export.plain import lines
from bot.export.revisions.identity import identity_of
from bot.export.sheet.blocks import Part, blocks, day, day_of, head_texts, issuer_of, issuers
from bot.export.sheet.sheet import Kind, Sheet, single
from bot.export.word.parts.bulletin import bulletin_head, foot_lines, print_run_line
from bot.export.word.parts.title import title_lines
from bot.language.characters import printable
from bot.language.document.imprints import Imprint
from bot.language.document.letterheads import Head
from bot.texts import paper

_FILE = "文件"


def typeset(document: Document, layout: Layout = STANDARD) -> bytes:
    """Return the .docx; the same document always gives the same bytes."""
    return typeset_sheet(sheet(document, layout), layout)


def sheet(document: Document, layout: Layout) -> Sheet:
    """Return what is to be printed of a document."""
    head = _head(document, layout)
    # Above the title stand number and signatory where there is a head, below it where there is none.
    above = head_texts(document) if head.mark or head.signatory else ()
    content = tuple(part for part in blocks(document) if not _is_among(part, above))
    text = "\n".join(lines(content))
    mark = label.visible_label(document)
    content = (*content, single(Kind.LABEL, mark)) if mark else content
    issuer = document.brief.issuer
    return Sheet(
        content=tuple(_with_title_lines(part, issuer) for part in content),
        head=head,
        imprint=_imprint(document),
        title=document.title,
        issuer=issuer,
        issued=document.brief.issued,
        origin=label.aigc_label(document, text, layout.producer),
        versions=identity_of(document),
    )


def _is_among(part: Part, above: tuple[str, ...]) -> bool:
    """Return whether a paragraph of the text stands in the head that is printed above it."""
    if isinstance(part, Table):
        return False
    return part.kind is Kind.HEAD or (part.kind is Kind.SUBTITLE and part.text in above)


def typeset_sheet(sheet: Sheet, layout: Layout) -> bytes:
    """Return the .docx of what is to be printed; the same sheet always gives the same bytes."""
    from bot.export.word.printing import print_sheet

    return print_sheet(sheet, layout)


def _with_title_lines(part: Part, issuer: str) -> Part:
    """Return a title in lines that keep words whole; everything else as it is."""
    if isinstance(part, Table) or part.kind not in (Kind.TITLE, Kind.ANNEX_TITLE):
        return part
    lines = "\n".join(title_lines(part.text, issuer))
    return single(part.kind, lines, opens_page=part.opens_page)


def _head(document: Document, layout: Layout) -> Head:
    own = document.brief.letterhead
    head = Head(
        mark=_mark(printable(own.mark or layout.letterhead)),
        number=printable(own.number),
        signatory=printable(own.signatory),
        copy_number=printable(own.copy_number),
        urgency=printable(own.urgency),
    )
    if not (bulletin := bulletin_head(document)):
        return head
    editor, issued = issuer_of(document.brief), day_of(document.brief)
    return replace(head, mark=bulletin.name, number=bulletin.issue, editor=editor, issued=issued)


def _mark(told: str) -> str:
    """Return the mark, that of several issuers a line for each."""
    bare = told.removesuffix(_FILE).strip()
    return "\n".join(issuers(bare)) + _FILE * told.endswith(_FILE)


def _imprint(document: Document) -> Imprint:
    own = document.brief.letterhead
    printed = f"{day(own.printed)}{paper.PRINTED}" if own.printed else ""
    return Imprint(
        "\n".join(foot_lines(document)), printable(own.printer), printed + print_run_line(document)
    )
