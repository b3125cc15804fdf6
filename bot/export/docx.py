"""A document as a Word file, typeset by GB/T 9704-2012."""

import docx
from docx.document import Document as WordDocument

from bot.domain.document import Document
from bot.export import package, page, styles
from bot.export.blocks import Block, Kind, blocks
from bot.export.oxml import add_text, indent
from bot.export.signature import right_indents
from bot.export.title import title_lines

_STYLES = {
    Kind.TITLE: styles.TITLE,
    Kind.ADDRESSEE: styles.ADDRESSEE,
    Kind.BODY: styles.BODY,
    Kind.SIGNATURE: styles.SIGNATURE,
    Kind.DATE: styles.DATE,
}


def typeset(document: Document) -> bytes:
    """Return the .docx; the same document always gives the same bytes."""
    word = docx.Document()
    package.prepare(word)
    page.set_up(word.sections[0])
    title, *text, signature, issued = blocks(document)
    _set_title(word, title, document.brief.issuer)
    for block in text:
        _set_text(word, block)
    _set_closing(word, signature, issued)
    package.describe(word, document)
    return package.packed(word)


def _set_title(word: WordDocument, title: Block, issuer: str) -> None:
    paragraph = word.add_paragraph(style=styles.TITLE)
    first, *others = title_lines(title.text, issuer)
    run = add_text(paragraph, first)
    for line in others:
        run.add_break()
        run.add_text(line)
    word.add_paragraph()


def _set_text(word: WordDocument, block: Block) -> None:
    style = styles.HEADINGS[block.level] if block.kind is Kind.HEADING else _STYLES[block.kind]
    paragraph = word.add_paragraph(style=style)
    for run in block.runs:
        inline = run.level and block.kind is Kind.BODY
        add_text(paragraph, run.text, styles.RUN_INS[run.level] if inline else None)


def _set_closing(word: WordDocument, signature: Block, issued: Block) -> None:
    # A page with nothing but the signature is not allowed (7.3.5.5): the last paragraph goes with it.
    for above in (word.paragraphs[-1], word.add_paragraph()):
        above.paragraph_format.keep_with_next = True
    sides = right_indents(signature.text, issued.text)
    for block, characters in zip((signature, issued), sides, strict=True):
        paragraph = word.add_paragraph(style=_STYLES[block.kind])
        add_text(paragraph, block.text)
        indent(paragraph, "right", characters, styles.CHARACTER)
