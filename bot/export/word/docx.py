"""A document as a Word file, typeset by GB/T 9704-2012 or by the office's own profile of it."""

from dataclasses import replace

from bot.config import STANDARD, Layout
from bot.domain.document import Document
from bot.domain.table import Table
from bot.export import aigc_label as label
from bot.export.plain import lines
from bot.export.revisions.identity import identity_of
from bot.export.sheet.blocks import Part, blocks, day, day_of, head_texts, issuer_of, issuers
from bot.export.sheet.first_page import with_text_on_first_page
from bot.export.sheet.sheet import Kind, Sheet, single
from bot.export.sheet.wide_tables import with_wide_tables_turned
from bot.export.word.parts import decree
from bot.export.word.parts.bulletin import bulletin_head, foot_lines, print_run_line
from bot.export.word.parts.title import title_lines
from bot.language.characters import printable, width
from bot.language.document.imprints import Imprint
from bot.language.document.letterheads import Head, HeadForm
from bot.lexicon.customs import is_decision_record, is_decree
from bot.texts import paper

_FILE, _MINUTES = "文件", "纪要"
_LONGEST_MARK = 24
"""In more characters a mark is no longer seen from afar."""


def typeset(document: Document, layout: Layout = STANDARD) -> bytes:
    """Return the .docx; the same document always gives the same bytes."""
    return typeset_sheet(sheet(document, layout), layout)


def sheet(document: Document, layout: Layout) -> Sheet:
    """Return what is to be printed of a document."""
    head = _head(document, layout)
    # Above the title stand number and signatory where there is a head, below it where there is none.
    above = head_texts(document) if head.mark or head.signatory else ()
    content = tuple(part for part in blocks(document) if not (_is_among(part, above) or _is_in(part, head)))
    text = "\n".join(lines(content))
    mark = label.visible_label(document)
    content = (*content, single(Kind.LABEL, mark)) if mark else content
    apart = layout.annexes == "apart"
    content = tuple(_with_number(part, head.number) if apart else part for part in content)
    issuer = document.brief.issuer
    made = Sheet(
        content=tuple(_with_title_lines(part, issuer) for part in content),
        head=head,
        imprint=_imprint(document),
        title=document.title,
        issuer=issuer,
        issued=document.brief.issued,
        origin=label.aigc_label(document, text, layout.producer),
        versions=identity_of(document),
        apart=apart,
    )
    return with_text_on_first_page(with_wide_tables_turned(made, layout), layout)


def _is_among(part: Part, above: tuple[str, ...]) -> bool:
    """Return whether a paragraph of the text stands in the head that is printed above it."""
    if isinstance(part, Table):
        return False
    return part.kind is Kind.HEAD or (part.kind is Kind.SUBTITLE and part.text in above)


def _with_number(part: Part, number: str) -> Part:
    """Return the mark of an annex that is bound apart with the document's number (7.3.7)."""
    if isinstance(part, Table) or part.kind is not Kind.ANNEX:
        return part
    return single(part.kind, f"{number}{part.text}", opens_page=part.opens_page)


def _is_in(part: Part, head: Head) -> bool:
    """Return whether the head says what a paragraph of the text says: the title, the date of minutes."""
    if isinstance(part, Table) or head.form is HeadForm.DOCUMENT:
        return False
    return (part.kind is Kind.TITLE and part.text == head.mark) or (
        part.kind is Kind.SUBTITLE and part.text.strip("（）") == head.issued
    )


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
    if is_decree(document.brief.genre):
        number = decree.number_of(document.brief)
        return replace(head, mark=decree.mark_of(document), number=number, signatory="", form=HeadForm.DECREE)
    if is_decision_record(document.brief.genre):
        return _minutes_head(document, head)
    if not (bulletin := bulletin_head(document)):
        return head
    editor, issued = issuer_of(document.brief), day_of(document.brief)
    return replace(head, mark=bulletin.name, number=bulletin.issue, editor=editor, issued=issued)


def _minutes_head(document: Document, head: Head) -> Head:
    """Return the head of minutes: their own mark, or their title where they have a head."""
    title = printable(document.title)
    own = next((m for m in (head.mark, title) if m.endswith(_MINUTES)), "")
    if not own or not (head.mark or head.number) or width(own) > _LONGEST_MARK:
        return head
    issued = day_of(document.brief) if document.brief.issued else ""
    editor = issuer_of(document.brief) if issued else ""
    return replace(head, mark=own, form=HeadForm.MINUTES, editor=editor, issued=issued)


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
