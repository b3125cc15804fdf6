"""Footnotes, endnotes and comments as parts of the Word file of their own."""

from collections.abc import Iterator, Sequence
from html import escape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml import etree

from bot.domain.story import Note
from bot.domain.words import Words
from bot.export.word import styles
from bot.export.word.measures import Measures, pt
from bot.export.word.oxml import paragraph
from bot.export.word.runs import words_xml
from bot.export.word.supply import Supply

_SIZE = pt(9)
"""小五, the size of notes."""
_KINDS = {
    "footnote": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnote": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
    "comment": (CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
}
_LINE = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
_SIZES = f'<w:spacing w:val="0"/><w:sz w:val="{_SIZE // 10}"/><w:szCs w:val="{_SIZE // 10}"/>'
_RAISED = f'<w:rPr><w:rFonts w:hint="eastAsia"/>{_SIZES}<w:vertAlign w:val="superscript"/></w:rPr>'
_RULES = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)


def add_notes(word: WordDocument, notes: Sequence[Note], supply: Supply, measures: Measures) -> None:
    """Add the notes that the text refers to."""
    for kind, (content_type, relation) in _KINDS.items():
        own = [note for note in notes if note.kind == kind]
        if not own:
            continue
        inner = "".join(_note(note, measures) for note in own)
        rules = "" if kind == "comment" else _RULES.format(kind)
        root = parse_xml(f"<w:{kind}s {nsdecls('w', 'r', 'wp', 'a')}>{rules}{inner}</w:{kind}s>")
        part = Part(PackURI(f"/word/{kind}s.xml"), content_type, b"", word.part.package)
        supply.bind(root, part)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        word.part.relate_to(part, relation)


def _note(note: Note, measures: Measures) -> str:
    told = (("author", note.author), ("initials", note.initials), ("date", note.date))
    by = "".join(f' w:{name}="{escape(said)}"' for name, said in told if said)
    if note.kind == "comment" and not note.author:
        by += ' w:author=""'
    paragraphs = "".join(_paragraphs(note, measures))
    return f'<w:{note.kind} w:id="{note.number}"{by}>{paragraphs}</w:{note.kind}>'


def _paragraphs(note: Note, measures: Measures) -> Iterator[str]:
    mark = "" if note.kind == "comment" else f"<w:r>{_RAISED}<w:{note.kind}Ref/></w:r>"
    for n, words in enumerate(note.paragraphs or (Words(),)):
        inner = words_xml(words, measures.width, _SIZES)
        yield paragraph(styles.NORMAL, (mark if n == 0 else "") + inner, _LINE)
