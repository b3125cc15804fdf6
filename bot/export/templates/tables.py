"""A table of the text in a template: as wide as the text, in the look of the place it is put in."""

import copy

from docx.oxml.ns import nsdecls
from lxml import etree
from lxml.etree import _Element

from bot.domain.table import Table
from bot.export.templates.opening import W
from bot.export.templates.paragraph_styles import set_font
from bot.export.word import styles
from bot.export.word.parts.tables import table_xml

_HEAD_FONT = "黑体"
_LINE = {"line": "240", "lineRule": "auto", "before": "0", "after": "0"}
_FROM_PLACE = ("rFonts", "color", "lang")


def table_element(table: Table, room: int, like: _Element | None) -> _Element:
    """Return the table, `room` twips wide; `like` is the look of the words around it."""
    names = nsdecls("w", "r", "wp", "a")
    made = etree.fromstring(f"<w:body {names}>{table_xml(table, room)}</w:body>")[0]
    for properties in made.iter(f"{W}pPr"):
        _set_paragraph(properties)
    for properties in made.iter(f"{W}rPr"):
        _set_run(properties, like)
    return made


def _set_paragraph(properties: _Element) -> None:
    """Take the style that the template does not have, and its indents, from a paragraph of a cell."""
    named = properties.find(f"{W}pStyle")
    if named is not None:
        properties.remove(named)
    spacing, sides = etree.Element(f"{W}spacing"), etree.Element(f"{W}ind")
    for name, value in _LINE.items():
        spacing.set(f"{W}{name}", value)
    for name in ("left", "right", "firstLineChars", "firstLine"):
        sides.set(f"{W}{name}", "0")
    properties[0:0] = [spacing, sides]


def _set_run(properties: _Element, like: _Element | None) -> None:
    named = properties.find(f"{W}rStyle")
    head = named is not None and named.get(f"{W}val") == styles.EMPHATIC
    if named is not None:
        properties.remove(named)
    for name in _FROM_PLACE:
        own = like.find(f"{W}{name}") if like is not None else None
        if own is None:
            continue
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
        size = properties.find(f"{W}sz")
        at = (
            0
            if name == "rFonts"
            else properties.index(size)
            if size is not None and name == "color"
            else len(properties)
        )
        properties.insert(at, copy.deepcopy(own))
    if head:
        set_font(properties, _HEAD_FONT)
