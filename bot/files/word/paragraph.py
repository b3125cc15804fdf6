"""A paragraph of a Word file as words: each in its look, with the things that stand among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from bot.domain.story import Line
from bot.domain.words import PLAIN, Look, Span, Thing
from bot.files.word import things
from bot.files.word.markup import child, elements, is_set, kind, said, within
from bot.files.word.numbering import Numbering, is_on, value
from bot.regex import regex

PAGE_BREAK = "\f"
# Deleted and moved-away text is not the text; the small characters above a word only say how to pronounce it.
_SKIPPED = frozenset(
    ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "Fallback", "proofErr")
)
_CHARACTERS = {"cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_FETCHING = frozenset(
    (
        "DDE",
        "DDEAUTO",
        "LINK",
        "IMPORT",
        "DATABASE",
        "RD",
        "INCLUDE",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "EMBED",
    )
)
_ADDRESS = regex(r'(?i)\s*HYPERLINK\s+"((?:https?://|mailto:)[^"\s]+)"')
_HARMLESS = regex(r"(?i)(?:https?://|mailto:)\S+")
_PLACE = 16


@dataclass
class Field:
    """A field that is open, over several paragraphs perhaps."""

    told: str = ""
    shown: bool = False

    @property
    def code(self) -> str:
        """Return what it is told to do."""
        return self.told.split(maxsplit=1)[0].upper().strip('"') if self.told.split() else ""


@dataclass
class Surroundings:
    """What the paragraphs of a part need to know of the rest of the file."""

    numbering: Numbering
    part: str = ""
    links: things.Links = field(default_factory=dict)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """The number of each footnote, endnote and comment, by kind and by the name it has in the file."""
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    """What cannot be taken over, its place, and its name."""
    fields: list[Field] = field(default_factory=list)
    before: str = ""
    """The words before the paragraph."""


@dataclass
class OpenParagraph:
    """What has been read of a paragraph."""

    style: str | None
    around: Surroundings
    spans: list[Span] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    """The text boxes that hang on it: their paragraphs follow it."""
    drawn: list[_Element] = field(default_factory=list)
    """The text boxes that are part of a drawing."""
    link: str = ""

    def lose(self, what: str, name: str = "") -> None:
        """Note that something here cannot be taken over."""
        words = (self.around.before + "".join(span.text for span in self.spans)).strip()
        self.around.lost.append((what, words[-_PLACE:], name))

    def add(self, text: str, look: Look = PLAIN, thing: Thing | None = None) -> None:
        """Add words or a thing."""
        if text or thing:
            self.spans.append(Span(text, replace(look, link=self.link) if self.link else look, thing))


def walk(element: _Element, paragraph: OpenParagraph) -> None:
    """Read what stands in a paragraph, or in a part of it."""
    children = list(elements(element))
    n = 0
    while n < len(children):
        one = children[n]
        name = kind(one)
        if name == "r" and things.is_form(one) and (end := _end_of_form(children, n)):
            paragraph.add(*_legacy(children[n:end]))
            n = end
            continue
        n += 1
        if name == "r":
            _run(one, paragraph)
        elif name not in _SKIPPED:
            _other(one, name, paragraph)


def _legacy(runs: Sequence[_Element]) -> tuple[str, Look, Thing]:
    text, thing = things.legacy_field(list(runs))
    return text, PLAIN, thing


def _end_of_form(children: Sequence[_Element], start: int) -> int:
    depth = 0
    for n in range(start, len(children)):
        step = things.switch(children[n]) if kind(children[n]) == "r" else ""
        depth += (step == "begin") - (step == "end")
        if depth == 0:
            return n + 1
    return 0


def _other(element: _Element, name: str, paragraph: OpenParagraph) -> None:
    """Read what stands in a paragraph and is no run."""
    if name in ("oMath", "oMathPara"):
        text, thing = things.equation(element)
        paragraph.add(text, PLAIN, thing)
    elif name == "sdt" and things.form_of(element) and not within(element, "p"):
        text, thing = things.control(element)
        paragraph.add(text, PLAIN, thing)
    elif name in ("commentRangeStart", "commentRangeEnd"):
        _mark(element, name, paragraph)
    elif name == "fldSimple":
        _check_field(value(element, "instr").split()[:1], paragraph)
        walk(element, paragraph)
    elif name == "hyperlink":
        before, paragraph.link = paragraph.link, _target(element, paragraph)
        walk(element, paragraph)
        paragraph.link = before
    elif name in things.DRAWN:
        _drawn(element, PLAIN, paragraph)
    elif name != "p":
        walk(element, paragraph)


def _target(element: _Element, paragraph: OpenParagraph) -> str:
    link = paragraph.around.links.get(value(element, "id"))
    if link is None or not link.outside:
        return ""
    if _HARMLESS.fullmatch(link.target):
        return link.target
    paragraph.lose("address")
    return ""


def _mark(element: _Element, name: str, paragraph: OpenParagraph) -> None:
    number = paragraph.around.notes.get(("comment", value(element, "id")))
    if number is not None:
        paragraph.add("", PLAIN, Thing("mark", f'<w:{name} w:id="{number}"/>'))


def _run(run: _Element, paragraph: OpenParagraph) -> None:
    properties = child(run, "rPr")
    if _hidden(properties, paragraph):
        if things.shown(run).strip():
            paragraph.lose("hidden")
        return
    look = _look(properties, paragraph)
    _run_content(run, look, paragraph)


def _run_content(run: _Element, look: Look, paragraph: OpenParagraph) -> None:
    for one in elements(run):
        name = kind(one)
        if name == "t":
            paragraph.add(one.text or "", look)
        elif name == "br":
            paragraph.add(PAGE_BREAK if value(one, "type") == "page" else "\n")
        elif name in _CHARACTERS:
            tab = Thing("tab", "") if name == "tab" and look.underline else None
            paragraph.add(_CHARACTERS[name], look, tab)
        elif name == "sym":
            symbol = f'<w:sym w:font="{_attribute(one, "font")}" w:char="{_attribute(one, "char")}"/>'
            paragraph.add(things.sign(value(one, "char")), look, Thing("symbol", symbol))
        elif name in ("fldChar", "instrText"):
            _field(one, name, paragraph)
        elif name.endswith("Reference"):
            _reference(name.removesuffix("Reference"), one, paragraph)
        elif name == "ruby":
            paragraph.lose("ruby")
            walk(child(one, "rubyBase") or one, paragraph)
        elif name in things.DRAWN:
            _drawn(one, look, paragraph)


def _attribute(element: _Element, name: str) -> str:
    return "".join(c for c in value(element, name) if c.isalnum() or c in " -_")


def _drawn(element: _Element, look: Look, paragraph: OpenParagraph) -> None:
    if kind(element) == "AlternateContent" and not any(within(element, name) for name in things.DRAWN):
        chosen = child(element, "Choice")
        if chosen is not None:
            _run_content(chosen, look, paragraph)
        return
    found = things.drawn(element, paragraph.around.part, paragraph.around.links)
    paragraph.add("", PLAIN, found.thing)
    if found.loss:
        paragraph.lose(found.loss)
    boxes = things.boxes(element)
    (paragraph.drawn if found.thing else paragraph.boxes).extend(boxes)


def _reference(what: str, element: _Element, paragraph: OpenParagraph) -> None:
    number = paragraph.around.notes.get((what, value(element, "id")))
    if number is None:
        return
    name = "comment" if what == "comment" else "note"
    paragraph.add("", PLAIN, Thing(name, f'<w:{what}Reference w:id="{number}"/>'))


def _field(element: _Element, name: str, paragraph: OpenParagraph) -> None:
    open_fields = paragraph.around.fields
    step = value(element, "fldCharType")
    if name == "instrText":
        if open_fields:
            open_fields[-1].told += element.text or ""
    elif step == "begin":
        open_fields.append(Field())
    elif step == "separate" and open_fields:
        open_fields[-1].shown = True
        _check_field([open_fields[-1].code], paragraph)
        if found := _ADDRESS.match(open_fields[-1].told):
            paragraph.link = found.group(1)
    elif step == "end" and open_fields:
        ended = open_fields.pop()
        if not ended.shown:
            _check_field([ended.code], paragraph)
        if ended.code == "HYPERLINK":
            paragraph.link = ""


def _check_field(codes: Sequence[str], paragraph: OpenParagraph) -> None:
    if any(code.upper() in _FETCHING for code in codes):
        paragraph.lose("field")


# -- looks -----------------------------------------------------------------------------------------------


def _hidden(properties: _Element | None, paragraph: OpenParagraph) -> bool:
    own = is_set(properties, "vanish")
    if own is not None:
        return own
    named = said(properties, "rStyle") if properties is not None else None
    numbering = paragraph.around.numbering
    of_run = _first(numbering, named)
    return of_run if named else _first(numbering, paragraph.style)


def _first(numbering: Numbering, style: str | None) -> bool:
    return next((s.hidden for s in numbering.chain(style) if s.hidden is not None), False)


def _look(properties: _Element | None, paragraph: OpenParagraph) -> Look:
    if properties is None or not len(properties):
        return PLAIN
    bold, vertical, underline, strike, emphasis, font = None, "", "", False, "", ""
    for one in elements(properties):
        match kind(one):
            case "b":
                bold = is_on(value(one))
            case "vertAlign":
                vertical = value(one)
            case "u":
                underline = value(one) or "single"
            case "strike" | "dstrike":
                strike = strike or is_on(value(one))
            case "em":
                emphasis = value(one)
            case "rFonts":
                font = _symbol_font(one)
            case "rStyle":
                styles = list(paragraph.around.numbering.chain(value(one)))
                bold = next((s.bold for s in styles if s.bold is not None), None) if bold is None else bold
                vertical = vertical or next((s.vertical for s in styles if s.vertical), "")
    return Look(
        vertical if vertical in ("superscript", "subscript") else "",
        bool(bold),
        underline if underline != "none" else "",
        strike,
        emphasis if emphasis != "none" else "",
        font,
    )


def _symbol_font(fonts: _Element) -> str:
    names = (value(fonts, side) for side in ("ascii", "hAnsi", "eastAsia"))
    return next((name for name in names if things.is_symbol_font(name)), "")


def lines(paragraph: OpenParagraph, number: str) -> Iterator[Line]:
    """Yield what was read as a line for each line break, the number before the first."""
    from bot.domain.words import Words

    pieces: list[list[Span]] = [[]]
    opens = [False]
    for span in paragraph.spans:
        if span.thing or not ("\n" in span.text or PAGE_BREAK in span.text):
            pieces[-1].append(span)
            continue
        for n, text in enumerate(_cut_at_breaks(span.text)):
            if n:
                pieces.append([])
                opens.append(text[0] == PAGE_BREAK)
            if words := text.strip("\n\f"):
                pieces[-1].append(span._replace(text=words))
    whole = Words(tuple(paragraph.spans)).text
    if number and whole.strip():
        pieces[0].insert(0, Span(number))
    for spans, opens_page in zip(pieces, opens, strict=True):
        yield Line(Words(tuple(spans)), opens_page=opens_page)


def _cut_at_breaks(text: str) -> Iterator[str]:
    """Yield the text cut before each break."""
    start = 0
    for n, c in enumerate(text):
        if c in "\n\f":
            yield text[start:n]
            start = n
    yield text[start:]
