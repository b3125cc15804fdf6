"""The numbers that Word itself writes before headings: 一、 （一） 1. by numbering.xml and styles.xml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bot.language.figures.numerals import chinese_integer
from bot.language.han import HAN
from bot.regex import regex

_HAN = regex(f"[{HAN}]")
_MAX_CHAIN = 20
_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """How the paragraphs of one level are numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """%1 stands for the number of the first level, %2 for that of the second."""
    legal: bool = False
    """Whether the numbers of the levels above are written as digits."""
    apart: bool = True
    """Whether a blank parts the number from the words."""
    font: str = ""
    """The font of a bullet."""


@dataclass(frozen=True)
class Style:
    """What a paragraph or character style adds to the text."""

    parent: str | None = None
    name: str = ""
    number: str | None = None
    level: int | None = None
    hidden: bool | None = None
    bold: bool | None = None
    vertical: str = ""
    """`superscript` or `subscript`."""
    outline: int = 0
    """The level that it has in the outline of a document; 0 for text."""


@dataclass(frozen=True)
class _List:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass
class Numbering:
    """The lists of a document, and how far each has been counted."""

    styles: dict[str, Style] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _styled: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: bytes | None, styles: bytes | None) -> "Numbering":
        """Return the numbering of the two parts; raise ValueError where one is no XML."""
        known = cls(_styles(parse(styles)) if styles else {})
        if numbering:
            known._learn(parse(numbering))
        return known

    def number(self, style: str | None, number: str | None, level: int | None) -> str:
        """Count one more paragraph of this style and list; return its number, or nothing for a bullet."""
        listed = self._place(style, number, level)
        if listed is None or listed[0] not in self._lists:
            return ""
        at, one = listed[1], self._lists[listed[0]]
        counts = self._counts.setdefault(one.abstract, [None] * _LEVELS)
        if listed[0] not in self._begun:
            self._begun.add(listed[0])
            for n, start in one.starts.items():
                counts[n] = start - 1
        levels = self._levels.get(one.abstract, {}) | one.levels
        _count(counts, at, levels)
        return _number_text(counts, at, levels)

    def bullet(self, style: str | None, number: str | None, level: int | None) -> Level | None:
        """Return the level whose bullet stands before a paragraph of this style and list, or `None`."""
        listed = self._place(style, number, level)
        one = self._lists.get(listed[0]) if listed else None
        if listed is None or one is None:
            return None
        found = (self._levels.get(one.abstract, {}) | one.levels).get(listed[1])
        return found if found and found.form == "bullet" else None

    def chain(self, style: str | None) -> Iterator[Style]:
        """Yield the style and those it is based on."""
        for _ in range(_MAX_CHAIN):
            found = self.styles.get(style) if style else None
            if found is None:
                return
            yield found
            style = found.parent

    def _place(self, style: str | None, number: str | None, level: int | None) -> tuple[str, int] | None:
        if number is None:
            inherited = next((s for s in self.chain(style) if s.number is not None), None)
            if inherited is None or inherited.number is None:
                return None
            number = inherited.number
            if level is None:
                level = self._level_of(style, number, inherited)
        if number == "0":
            return None
        return number, min(level or 0, _LEVELS - 1)

    def _level_of(self, style: str | None, number: str, inherited: Style) -> int | None:
        linked = self._styled.get(style or "")
        one = self._lists.get(number)
        return linked[1] if linked and one and linked[0] == one.abstract else inherited.level

    def _learn(self, root: etree._Element) -> None:
        for abstract in root.iterfind("{*}abstractNum"):
            key = value(abstract, "abstractNumId")
            self._levels[key] = dict(_levels(abstract))
            for level in abstract.iterfind("{*}lvl"):
                if styled := _child(level, "pStyle"):
                    self._styled[styled] = (key, _integer(value(level, "ilvl")))
        self._follow_links(root)
        for num in root.iterfind("{*}num"):
            abstract_key = _child(num, "abstractNumId") or ""
            self._lists[value(num, "numId")] = _overridden(abstract_key, num)

    def _follow_links(self, root: etree._Element) -> None:
        """A list may only name the list style whose levels it takes."""
        owners = {_child(a, "styleLink"): value(a, "abstractNumId") for a in root.iterfind("{*}abstractNum")}
        for abstract in root.iterfind("{*}abstractNum"):
            owner = owners.get(_child(abstract, "numStyleLink") or "-")
            if owner is not None:
                self._levels[value(abstract, "abstractNumId")] = self._levels[owner]


def parse(markup: bytes) -> etree._Element:
    """Return the root of a small part; raise ValueError where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("XML") from error


def value(node: etree._Element, name: str = "val") -> str:
    """Return an attribute whatever its namespace, empty where it is missing."""
    return next((str(v) for k, v in node.attrib.items() if etree.QName(k).localname == name), "")


def is_on(text: str) -> bool:
    """Return whether a switch of OOXML with this value is on; without a value it is."""
    return text not in ("0", "false", "off")


def _child(node: etree._Element, name: str) -> str | None:
    found = node.find(f"{{*}}{name}")
    return None if found is None else value(found)


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,5}", text) else default


def _styles(root: etree._Element) -> dict[str, Style]:
    return {value(style, "styleId"): _style(style) for style in root.iterfind("{*}style")}


def _style(style: etree._Element) -> Style:
    numbered = style.find("{*}pPr/{*}numPr")
    hidden = style.find("{*}rPr/{*}vanish")
    level = None if numbered is None else _child(numbered, "ilvl")
    bold, vertical = style.find("{*}rPr/{*}b"), style.find("{*}rPr/{*}vertAlign")
    outline = style.find("{*}pPr/{*}outlineLvl")
    return Style(
        _child(style, "basedOn"),
        _child(style, "name") or "",
        None if numbered is None else _child(numbered, "numId"),
        None if level is None else _integer(level),
        None if hidden is None else is_on(value(hidden)),
        None if bold is None else is_on(value(bold)),
        "" if vertical is None else value(vertical),
        0 if outline is None else (_integer(value(outline), _LEVELS) + 1) % (_LEVELS + 1),
    )


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in parent.iterfind("{*}lvl"):
        at = _integer(value(level, "ilvl"))
        if at < _LEVELS:
            legal = level.find("{*}isLgl")
            yield (
                at,
                Level(
                    _integer(_child(level, "start"), 1),
                    _child(level, "numFmt") or "decimal",
                    _child(level, "lvlText") or "",
                    legal is not None and is_on(value(legal)),
                    (_child(level, "suff") or "tab") != "nothing",
                    _font(level),
                ),
            )


def _font(level: etree._Element) -> str:
    fonts = level.find("{*}rPr/{*}rFonts")
    return "" if fonts is None else value(fonts, "ascii") or value(fonts, "hAnsi")


def _overridden(abstract: str, num: etree._Element) -> _List:
    one = _List(abstract, {}, {})
    for override in num.iterfind("{*}lvlOverride"):
        at = _integer(value(override, "ilvl"))
        start = _child(override, "startOverride")
        if start is not None and at < _LEVELS:
            one.starts[at] = _integer(start, 1)
        one.levels.update(_levels(override))
    return one


def _count(counts: list[int | None], at: int, levels: dict[int, Level]) -> None:
    for above in range(at):
        if counts[above] is None:
            counts[above] = levels.get(above, Level()).start
    before = counts[at]
    counts[at] = levels.get(at, Level()).start if before is None else before + 1
    counts[at + 1 :] = [None] * (_LEVELS - at - 1)


def _number_text(counts: list[int | None], at: int, levels: dict[int, Level]) -> str:
    level = levels.get(at, Level())
    if level.form in ("bullet", "none"):
        return ""

    def one(found: re.Match[str]) -> str:
        n = int(found.group(1)) - 1
        form = "decimal" if level.legal and n < at else levels.get(n, Level()).form
        return format_number(counts[n] or 0, form)

    number = re.sub(r"%([1-9])", one, level.text)
    # 1.2 would run into a number that follows it, and 第三条 into words; 一、 would not.
    if not number:
        return ""
    last = number[-1]
    if last.isascii() and last.isalnum():
        return f"{number} "
    return f"{number}\u3000" if level.apart and _HAN.match(last) else number


_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "japaneseDigitalTenThousand",
    "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting", "ideographDigital",
}  # fmt: skip
_STARTING_AT = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
    "upperLetter": ("A", 26),
    "lowerLetter": ("a", 26),
}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def format_number(number: int, form: str) -> str:
    """Return the number in one of the forms of OOXML, in plain digits where there is no such form."""
    first, most = _STARTING_AT.get(form, ("", 0))
    if 1 <= number <= most:
        return chr(ord(first) + number - 1)
    if form in _CHINESE and 1 <= number <= 99:
        return chinese_integer(number)
    if form == "chineseLegalSimplified" and 1 <= number <= 99:
        return chinese_integer(number).translate(_LEGAL)
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form == "decimalZero":
        return f"{number:02}"
    return str(number).translate(_FULL_WIDTH) if form.startswith("decimalFullWidth") else str(number)


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        written += letters * min(count, 20)
    return written
