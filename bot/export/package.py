"""The Word file around its text: only the parts that are needed, the same bytes for the same document."""

import io
import zipfile
from datetime import UTC, datetime, time

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import nsdecls

from bot.domain.document import Document
from bot.export import styles
from bot.export.characters import printable
from bot.export.oxml import refill

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.THEME,
}
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)
# Machines without the official fonts have these under another name, or the nearest of their kind.
_SUBSTITUTES = {
    styles.FANGSONG: "仿宋",
    styles.KAI: "楷体",
    styles.HEI: "SimHei",
    styles.SONG: "SimSun",
    styles.XIAOBIAOSONG: "FZXiaoBiaoSong-B05S",
}
_UNDATED = datetime(2012, 7, 1, tzinfo=UTC)
"""The day from which GB/T 9704-2012 applies: no clock may get into the file."""
_LONGEST_PROPERTY = 255
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def prepare(word: WordDocument) -> None:
    """Replace what the template brought by the styles, settings and fonts of an official document."""
    for relationships in (word.part.rels, word.part.package.rels):
        _drop_others(relationships)
    styles.apply(word.styles)
    refill(word.settings.element, _SETTINGS)
    name, package = PackURI("/word/fontTable.xml"), word.part.package
    table = Part(name, CONTENT_TYPE.WML_FONT_TABLE, _font_table().encode(), package)
    word.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def describe(word: WordDocument, document: Document) -> None:
    """Write title, issuer and date of issue into the file's properties, and nothing about this machine."""
    properties = word.core_properties
    issued = document.brief.issued
    moment = datetime.combine(issued, time(), UTC) if issued else _UNDATED
    properties.title = printable(document.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = printable(document.brief.issuer)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = moment
    properties.language = "zh-CN"
    properties.comments = properties.keywords = ""


def packed(word: WordDocument) -> bytes:
    """Return the file; every entry carries the same moment, so that it depends on the text alone."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _drop_others(relationships: Relationships) -> None:
    for key in [key for key, relationship in relationships.items() if relationship.reltype not in _KEPT]:
        del relationships[key]


def _font_table() -> str:
    rows = (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _SUBSTITUTES.items()
    )
    return f"<w:fonts {nsdecls('w')}>{''.join(rows)}</w:fonts>"
