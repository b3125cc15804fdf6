"""The Word file around its text: only the parts that are needed, the same bytes for the same document."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from html import escape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import nsdecls

from bot.config import Layout
from bot.export.aigc_label import PROPERTY
from bot.export.sheet.sheet import Sheet
from bot.export.word import styles
from bot.export.word.oxml import refill
from bot.language.characters import printable

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.HEADER,
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
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
}
_UNDATED = datetime(2012, 7, 1, tzinfo=UTC)
"""The day from which GB/T 9704-2012 applies: no clock may get into the file."""
_LONGEST_PROPERTY = 255
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)
_PROPERTY = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}">'
    "<vt:lpwstr>{}</vt:lpwstr></property>"
)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def prepare(word: WordDocument, layout: Layout) -> None:
    """Replace what the template brought by the styles, settings and fonts of an official document."""
    for relationships in (word.part.rels, word.part.package.rels):
        _drop_others(relationships)
    styles.apply(word.styles, layout)
    refill(word.settings.element, _SETTINGS)
    name, package = PackURI("/word/fontTable.xml"), word.part.package
    table = Part(name, CONTENT_TYPE.WML_FONT_TABLE, _font_table(layout).encode(), package)
    word.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def describe(word: WordDocument, sheet: Sheet) -> None:
    """Write title, issuer and date of issue into the file's properties, and nothing about this machine."""
    properties = word.core_properties
    moment = datetime.combine(sheet.issued, time(), UTC) if sheet.issued else _UNDATED
    properties.title = printable(sheet.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = printable(sheet.issuer)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = moment
    properties.language = "zh-CN"
    properties.comments = properties.keywords = ""
    own = {PROPERTY: sheet.origin, "GongwenVersions": sheet.versions}
    if told := {name: value for name, value in own.items() if value}:
        _add_properties(word, told)


def _add_properties(word: WordDocument, told: Mapping[str, str]) -> None:
    """Add the properties that are not Word's own."""
    package = word.part.package
    spelled = (_PROPERTY.format(n, name, escape(value)) for n, (name, value) in enumerate(told.items(), 2))
    content = _PROPERTIES.format("".join(spelled)).encode()
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, content, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def pack(word: WordDocument) -> bytes:
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


def _font_table(layout: Layout) -> str:
    chosen = (layout.body_font, layout.subheading_font, layout.heading_font, styles.SONG, layout.title_font)
    rows = (_font(name) for name in dict.fromkeys(chosen))
    return f"<w:fonts {nsdecls('w')}>{''.join(rows)}</w:fonts>"


def _font(name: str) -> str:
    other = _SUBSTITUTES.get(name)
    replaced = f'<w:altName w:val="{other}"/>' if other else ""
    return f'<w:font w:name="{name}">{replaced}<w:charset w:val="86"/></w:font>'
