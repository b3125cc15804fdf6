"""How the paragraphs of a text look in a template: as the place they are put in, headings as it has them."""

import copy
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element

from bot.domain.table import Table
from bot.domain.words import PLAIN, Look
from bot.export.sheet.sheet import Block, Kind
from bot.export.templates.opening import W, parse
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind as Told
from bot.language.document.paragraphs import Paragraph as ToldParagraph
from bot.language.document.pipe_tables import lines_and_tables
from bot.regex import regex

_HEADING = regex(r"(?:heading|标题)\s*([1-4])|([一二三四])级标题", re.IGNORECASE)
_BUILT_IN = regex(r"(?:heading|标题)\s*\d", re.IGNORECASE)
"""What every Word file has, whether its author uses them or not."""
_FONTS = {1: "黑体", 2: "楷体_GB2312"}
"""GB/T 9704-2012 7.3.3; the deeper levels are in the font of the text."""
# What belongs to one paragraph alone: the end of a section, a change on record, the beginning of a page.
_OF_ONE = {f"{W}{name}" for name in ("sectPr", "pPrChange", "pageBreakBefore")}
_RECORDED = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")}
# How a place is set in weight is no matter of the headings put into it.
_WEIGHT = {f"{W}{name}" for name in ("b", "bCs", "u")}
_AT_THE_EDGE = (Kind.ANNEX, Kind.ANNEX_TITLE)
_BEHIND_INDENT = (
    *("contextualSpacing", "mirrorIndents", "suppressOverlap", "textDirection", "textAlignment"),
    *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_ORDER = (
    *(
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
    ),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *(
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
    ),
    *("em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)


@dataclass(frozen=True)
class Words:
    """A stretch of a paragraph in one font."""

    text: str
    level: int = 0
    """The level of the heading that it is."""
    look: Look = PLAIN


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text."""

    words: tuple[Words, ...]
    level: int = 0
    """The level of a heading on its own line."""
    kind: Kind = Kind.BODY
    opens_page: bool = False


@dataclass(frozen=True)
class HeadingStyles:
    """The template's own styles for headings that its text shows in use, by level."""

    paragraphs: dict[int, str]
    runs: dict[int, str]
    """The character styles that go with them."""


NO_STYLES = HeadingStyles({}, {})


def paragraphs(lines: Sequence[str], body: bool) -> tuple[Paragraph | Table, ...]:
    """Return the lines as paragraphs; of a text its headings and tables are told from the rest."""
    if not body:
        return tuple(Paragraph((Words(line),)) for line in lines)
    told = {one.text: one for one in Manuscript("\n".join(lines)).paragraphs}
    return tuple(
        part
        if isinstance(part, Table)
        else _paragraph(told[part])
        if part in told
        else Paragraph((Words(part),))
        for part in lines_and_tables(lines)
    )


def of_parts(parts: Iterable[Block | Table]) -> tuple[Paragraph | Table, ...]:
    """Return what is to be printed as paragraphs and tables of a template."""
    return tuple(part if isinstance(part, Table) else _of_block(part) for part in parts)


def _of_block(block: Block) -> Paragraph:
    words = tuple(Words(run.text.replace("\n", ""), run.level, run.look) for run in block.runs if run.text)
    return Paragraph(words, block.level, block.kind, block.opens_page)


def _paragraph(told: ToldParagraph) -> Paragraph:
    if not told.level or not told.heading:
        return Paragraph((Words(told.text),))
    if told.kind is Told.HEADING:
        return Paragraph((Words(told.text, told.level),), told.level)
    end = told.text.find("。") + 1
    return Paragraph((Words(told.text[:end], told.level), Words(told.text[end:])))


def heading_styles(styles: bytes | None, used: Collection[str]) -> HeadingStyles:
    """Return the styles named 一级标题 and so on, and of heading 1 or 标题 1 those that the template uses.

    One that draws numbers itself would draw a second one.
    """
    if styles is None:
        return NO_STYLES
    found: dict[int, str] = {}
    linked: dict[int, str] = {}
    for style in parse(styles).iterfind(f"{W}style[@{W}type='paragraph']"):
        named, link = style.find(f"{W}name"), style.find(f"{W}link")
        name = named.get(f"{W}val", "") if named is not None else ""
        level = _level(name)
        own = style.get(f"{W}styleId", "")
        known = own in used or not _BUILT_IN.match(name)
        if level and level not in found and known and style.find(f"{W}pPr/{W}numPr") is None:
            found[level] = own
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
    if paragraph.kind is Kind.ANNEX:
        paragraph = replace(paragraph, words=tuple(replace(words, level=1) for words in paragraph.words))
    return [_run(words.text, _run_properties(words, like, styles)) for words in paragraph.words]


def _run(text: str, look: _Element | None) -> _Element:
    made = etree.Element(f"{W}r")
    if look is not None and len(look):
        made.append(look)
    words = etree.SubElement(made, f"{W}t")
    words.text = text
    if text != text.strip():
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _run_properties(words: Words, like: _Element | None, styles: HeadingStyles) -> _Element:
    look = copy.deepcopy(like) if like is not None else etree.Element(f"{W}rPr")
    if style := styles.runs.get(words.level):
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}rStyle").set(f"{W}val", style)
    elif words.level:
        for element in [e for e in look if e.tag in _WEIGHT]:
            look.remove(element)
        if words.level in _FONTS:
            set_font(look, _FONTS[words.level])
    _add_look(look, words.look)
    return look


def _add_look(properties: _Element, look: Look) -> None:
    """Add what the look of the words says; each property in its place."""
    told = (("b", "1" * look.bold), ("strike", "1" * look.strike), ("u", look.underline))
    for name, value in (*told, ("vertAlign", look.vertical), ("em", look.emphasis)):
        if value:
            for old in properties.findall(f"{W}{name}"):
                properties.remove(old)
            etree.SubElement(properties, f"{W}{name}").set(f"{W}val", value)
    if look != PLAIN:
        properties[:] = sorted(properties, key=lambda one: _rank(etree.QName(one).localname))


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def paragraph_properties(
    like: _Element | None, paragraph: Paragraph, styles: HeadingStyles
) -> _Element | None:
    """Return the properties of a further paragraph: those of the first, or the heading's style alone."""
    if style := styles.paragraphs.get(paragraph.level):
        made = etree.Element(f"{W}pPr")
        etree.SubElement(made, f"{W}pStyle").set(f"{W}val", style)
        return made
    made = copy.deepcopy(like) if like is not None else etree.Element(f"{W}pPr")
    for element in [e for e in made if e.tag in _OF_ONE]:
        made.remove(element)
    for mark in made.findall(f"{W}rPr"):
        without_changes(mark)
    place(made, paragraph)
    return made if len(made) else None


def place(properties: _Element, paragraph: Paragraph) -> None:
    """Let an annex begin a page at the edge of the text, and stand its title in the middle."""
    if paragraph.opens_page:
        style = properties.find(f"{W}pStyle")
        properties.insert(int(style is not None), etree.Element(f"{W}pageBreakBefore"))
    if paragraph.kind not in _AT_THE_EDGE:
        return
    for name in ("ind", "jc"):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
    side = etree.Element(f"{W}ind")
    side.set(f"{W}firstLineChars", "0")
    side.set(f"{W}firstLine", "0")
    middle = etree.Element(f"{W}jc")
    middle.set(f"{W}val", "center" if paragraph.kind is Kind.ANNEX_TITLE else "left")
    at = _place_of_indent(properties)
    properties[at:at] = [side, middle]


def _place_of_indent(properties: _Element) -> int:
    """Return where the indent belongs: before what the schema puts behind it."""
    names = [etree.QName(one).localname for one in properties]
    return next((n for n, name in enumerate(names) if name in _BEHIND_INDENT), len(names))


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


def set_font(look: _Element, font: str) -> None:
    """Set Chinese characters in a font, whatever font the others have."""
    fonts = look.find(f"{W}rFonts")
    if fonts is None:
        fonts = etree.Element(f"{W}rFonts")
        look.insert(int(look.find(f"{W}rStyle") is not None), fonts)
    fonts.attrib.pop(f"{W}eastAsiaTheme", "")
    fonts.set(f"{W}eastAsia", font)
    fonts.set(f"{W}hint", "eastAsia")
