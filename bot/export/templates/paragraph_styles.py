"""How the paragraphs of a text look in a template: as the place they are put in, headings as it has them."""

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from bot.export.templates.opening import W, parse
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.document.paragraphs import Paragraph as Told
from bot.regex import regex

_HEADING = regex(r"(?:heading|标题)\s*([1-4])|([一二三四])级标题", re.IGNORECASE)
_FONTS = {1: "黑体", 2: "楷体_GB2312"}
"""GB/T 9704-2012 7.3.3; the deeper levels are in the font of the text."""
# What belongs to one paragraph alone: the end of a section, a change on record, the beginning of a page.
_OF_ONE = {f"{W}{name}" for name in ("sectPr", "pPrChange", "pageBreakBefore")}
_RECORDED = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")}


@dataclass(frozen=True)
class Words:
    """A stretch of a paragraph in one font."""

    text: str
    level: int = 0
    """The level of the heading that it is."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text."""

    words: tuple[Words, ...]
    level: int = 0
    """The level of a heading on its own line."""


@dataclass(frozen=True)
class HeadingStyles:
    """The template's own styles for headings, by level."""

    paragraphs: dict[int, str]
    runs: dict[int, str]
    """The character styles that go with them."""


NO_STYLES = HeadingStyles({}, {})


def paragraphs(lines: Sequence[str], body: bool) -> tuple[Paragraph, ...]:
    """Return the lines as paragraphs; of a text its headings are told from the rest."""
    if not body:
        return tuple(Paragraph((Words(line),)) for line in lines)
    told = {one.text: one for one in Manuscript("\n".join(lines)).paragraphs}
    return tuple(_paragraph(told[line]) if line in told else Paragraph((Words(line),)) for line in lines)


def _paragraph(told: Told) -> Paragraph:
    if not told.level or not told.heading:
        return Paragraph((Words(told.text),))
    if told.kind is Kind.HEADING:
        return Paragraph((Words(told.text, told.level),), told.level)
    end = told.text.find("。") + 1
    return Paragraph((Words(told.text[:end], told.level), Words(told.text[end:])))


def heading_styles(styles: bytes | None) -> HeadingStyles:
    """Return the styles named heading 1, 标题 1 or 一级标题 and so on."""
    if styles is None:
        return NO_STYLES
    found: dict[int, str] = {}
    linked: dict[int, str] = {}
    for style in parse(styles).iterfind(f"{W}style[@{W}type='paragraph']"):
        named, link = style.find(f"{W}name"), style.find(f"{W}link")
        level = _level(named.get(f"{W}val", "") if named is not None else "")
        if level and level not in found:
            found[level] = style.get(f"{W}styleId", "")
            if link is not None:
                linked[level] = link.get(f"{W}val", "")
    return HeadingStyles(found, linked)


def _level(name: str) -> int:
    found = _HEADING.fullmatch(name.strip())
    if found is None:
        return 0
    return int(found.group(1)) if found.group(1) else "一二三四".index(found.group(2)) + 1


def runs(paragraph: Paragraph, like: _Element | None, styles: HeadingStyles) -> list[_Element]:
    """Return the runs of a paragraph: in these properties, and where it is a heading as headings are."""
    if paragraph.level in styles.paragraphs:
        return [_run(words.text, None) for words in paragraph.words]
    return [_run(words.text, _run_properties(words.level, like, styles)) for words in paragraph.words]


def _run(text: str, look: _Element | None) -> _Element:
    made = etree.Element(f"{W}r")
    if look is not None and len(look):
        made.append(look)
    etree.SubElement(made, f"{W}t").text = text
    return made


def _run_properties(level: int, like: _Element | None, styles: HeadingStyles) -> _Element:
    look = copy.deepcopy(like) if like is not None else etree.Element(f"{W}rPr")
    if style := styles.runs.get(level):
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}rStyle").set(f"{W}val", style)
    elif level in _FONTS:
        _set_font(look, _FONTS[level])
    return look


def paragraph_properties(like: _Element | None, level: int, styles: HeadingStyles) -> _Element | None:
    """Return the properties of a further paragraph: those of the first, or the heading's style alone."""
    if style := styles.paragraphs.get(level):
        made = etree.Element(f"{W}pPr")
        etree.SubElement(made, f"{W}pStyle").set(f"{W}val", style)
        return made
    if like is None:
        return None
    made = copy.deepcopy(like)
    for element in [e for e in made if e.tag in _OF_ONE]:
        made.remove(element)
    for mark in made.findall(f"{W}rPr"):
        without_changes(mark)
    return made if len(made) else None


def restyle(paragraph: _Element, style: str) -> None:
    """Give a paragraph a style in the place of its own properties; a section that ends with it ends there."""
    own = paragraph.find(f"{W}pPr")
    ends = own.findall(f"{W}sectPr") if own is not None else []
    if own is not None:
        paragraph.remove(own)
    made = etree.Element(f"{W}pPr")
    etree.SubElement(made, f"{W}pStyle").set(f"{W}val", style)
    made.extend(ends)
    paragraph.insert(0, made)


def without_changes(look: _Element) -> _Element:
    """Return the properties of a run without changes on record."""
    for element in [e for e in look if e.tag in _RECORDED]:
        look.remove(element)
    return look


def _set_font(look: _Element, font: str) -> None:
    fonts = look.find(f"{W}rFonts")
    if fonts is None:
        fonts = etree.Element(f"{W}rFonts")
        look.insert(int(look.find(f"{W}rStyle") is not None), fonts)
    fonts.attrib.pop(f"{W}eastAsiaTheme", "")
    fonts.set(f"{W}eastAsia", font)
    fonts.set(f"{W}hint", "eastAsia")
