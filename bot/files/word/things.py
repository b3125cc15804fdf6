"""What stands in a Word file beside its words: taken along as it is, or told where it cannot be."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from bot.domain.words import Thing
from bot.files.word.markup import R, child, elements, kind, spelled, within
from bot.files.word.numbering import value
from bot.regex import regex

DRAWN = frozenset(("drawing", "pict", "object", "AlternateContent"))
_GROUPS = ("wgp", "wpc", "group")
_LINKS = frozenset(("id", "embed", "link", "pict", "dm", "lo", "qs", "cs", "href"))
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_OFFICE_LINK = f"{_OFFICE}relid"
_ADDRESSES = ("src", f"{_OFFICE}href", f"{_OFFICE}althref")
_RELATED = frozenset(
    ("image", "chart", "chartEx", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors")
)
_RUNNING = ("OLEObject", "control")
_CLICKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_LINES = ("line", "straightConnector1")
_SIGNS = {
    0xA3: "☐", 0xA8: "☐", 0x6F: "□", 0x71: "❑", 0x52: "☑", 0xFE: "☑", 0xFD: "☒", 0x53: "☒", 0x54: "☒",
    0xFC: "✓", 0xFB: "✗", 0x50: "✓", 0x4F: "✗", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0xA7: "▪", 0xD8: "➢",
    0x76: "❖", 0xB7: "•",
}  # fmt: skip
_SYMBOL_FONTS = regex(r"(?i)wingdings(?: [23])?|webdings|symbol|mt extra|marlett|zapfdingbats|wdtypeset.*")


@dataclass(frozen=True)
class Link:
    """Where a link of a part leads."""

    kind: str
    """The last word of its type."""
    target: str
    """The path of a part, or an address."""
    outside: bool = False


Links = Mapping[str, Link]


@dataclass(frozen=True)
class Found:
    """What became of something drawn."""

    thing: Thing | None = None
    loss: str = ""
    """The name of what is lost of it; empty for nothing."""


def is_symbol_font(name: str | None) -> bool:
    """Return whether letters of a font are signs."""
    return bool(name and _SYMBOL_FONTS.fullmatch(name.strip()))


def sign(code: str) -> str:
    """Return the character that a sign of a symbol font looks like; nothing where nobody knows it."""
    try:
        return _SIGNS.get(int(code, 16) & 0xFF, "")
    except ValueError:
        return ""


def boxes(element: _Element) -> list[_Element]:
    """Return the text boxes in something drawn, each once."""
    found = []
    for box in element.iter("{*}txbxContent"):
        outer = {kind(one) for one in box.iterancestors()}
        if "Fallback" not in outer and not outer & set(_GROUPS):
            found.append(box)
    return found


def drawn(element: _Element, part: str, links: Links) -> Found:
    """Return something drawn as it can stand in another file; a text box is only its text."""
    whole = within_group(element)
    if not whole and within(element, "txbxContent") and not _has_picture_beside_text(element):
        return Found()
    made, name = copy.deepcopy(element), _name(element)
    loss = _without_what_runs(made)
    missing = _without_addresses(made) or _bind(made, part, links)
    if missing:
        return Found(loss=missing if missing == "linked" else name)
    if kind(made) == "object":
        made.tag = made.tag.replace("}object", "}pict")
        made.attrib.clear()
    if not _shows(made):
        return Found(loss=loss or ("" if name == "drawing" else name))
    return Found(Thing(name, spelled(made)), loss)


def within_group(element: _Element) -> bool:
    """Return whether shapes stand together in it, so that words and lines make one drawing."""
    return any(within(element, name) for name in _GROUPS)


def _has_picture_beside_text(element: _Element) -> bool:
    """Return whether a shape with text is also filled with a picture."""
    return any(
        not any(kind(outer) == "txbxContent" for outer in one.iterancestors())
        for one in element.iter("{*}blip", "{*}imagedata")
    )


def _shows(element: _Element) -> bool:
    return any(
        within(element, name)
        for name in (
            "blip",
            "imagedata",
            "chart",
            "relIds",
            "wsp",
            "line",
            "rect",
            "shape",
            "oval",
            "group",
            "sp",
        )
    )


def _name(element: _Element) -> str:
    for inner, name in (("chart", "chart"), ("relIds", "diagram")):
        if within(element, inner):
            return name
    if within(element, "blip") or within(element, "imagedata"):
        return "picture"
    return "rule" if _is_rule(element) else "drawing"


def _is_rule(element: _Element) -> bool:
    shapes = [one.get("prst") for one in element.iter("{*}prstGeom")]
    ruled = bool(shapes) and all(shape in _LINES for shape in shapes)
    return (ruled or (not shapes and within(element, "line"))) and not within_group(element)


def _without_what_runs(element: _Element) -> str:
    """Take away what a program would run; return the name of what that was."""
    loss = ""
    for one in list(element.iter(*(f"{{*}}{name}" for name in (*_RUNNING, *_CLICKS)))):
        if kind(one) in _RUNNING:
            loss = "object" if kind(one) == "OLEObject" else "control"
        if (parent := one.getparent()) is not None:
            parent.remove(one)
    return loss


def _without_addresses(element: _Element) -> str:
    """Take away from where VML fetches a picture; return the loss where it holds no other."""
    lost = ""
    for one in element.iter("{urn:schemas-microsoft-com:vml}*"):
        for name in _ADDRESSES:
            held = one.get(_OFFICE_LINK) or any(str(key).startswith(R) for key in one.attrib)
            if one.attrib.pop(name, "") and not held:
                lost = "linked"
    return lost


def _bind(element: _Element, part: str, links: Links) -> str:
    """Let the links of an element name the part they are of; return why one leads nowhere."""
    for one in element.iter("*"):
        for name, target in [(str(name), str(target)) for name, target in one.attrib.items()]:
            if not (name.startswith(R) or name == _OFFICE_LINK):
                continue
            link = links.get(target)
            if kind(one) == "blip" and name == f"{R}link" and one.get(f"{R}embed"):
                del one.attrib[name]
            elif link is None or link.outside or link.kind not in _RELATED:
                return "linked" if link is not None and link.outside else "missing"
            else:
                one.set(name, f"{part}#{target}")
    return ""


# -- fields to fill in, equations, signs -------------------------------------------------------------------


def equation(element: _Element) -> tuple[str, Thing]:
    """Return what an equation reads like, and the equation."""
    made = copy.deepcopy(element)
    for fonts in list(made.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rPr")):
        for size in list(fonts.iter("{*}sz", "{*}szCs", "{*}rStyle")):
            fonts.remove(size)
    return "".join(t.text or "" for t in element.iter("{*}t")), Thing("equation", spelled(made))


def form_of(control: _Element) -> str:
    """Return what kind of field a content control is; nothing for one that only wraps text."""
    about = child(control, "sdtPr")
    kinds = {kind(one) for one in elements(about)} if about is not None else set()
    return next((k for k in ("checkbox", "dropDownList", "comboBox", "date", "text") if k in kinds), "")


def control(element: _Element) -> tuple[str, Thing]:
    """Return what a content control shows, and the control in the look of where it will stand."""
    made = copy.deepcopy(element)
    about = child(made, "sdtPr")
    for one in list(about) if about is not None else ():
        if kind(one) in ("dataBinding", "placeholder", "docPartObj", "rPr", "id"):
            about.remove(one)  # type: ignore[union-attr]
    plain_runs(made)
    return "".join(shown(run) for run in element.iter("{*}r")), Thing("form", spelled(made))


def legacy_field(runs: list[_Element]) -> tuple[str, Thing]:
    """Return what a form field of the old kind shows, and the field."""
    made = [copy.deepcopy(run) for run in runs]
    for run in made:
        plain_runs(run)
    return "".join(shown(run) for run in runs), Thing("form", "".join(map(spelled, made)))


def shown(run: _Element) -> str:
    """Return the words of a run."""
    words = []
    for one in elements(run):
        if kind(one) == "t":
            words.append(one.text or "")
        elif kind(one) == "sym":
            words.append(sign(value(one, "char")))
    return "".join(words)


def plain_runs(element: _Element) -> None:
    """Take fonts and sizes from all runs, but for the fonts of signs."""
    for look in list(element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rPr")):
        for one in list(look):
            fonts = [str(name) for name in one.attrib.values()]
            kept = kind(one) in ("u", "vertAlign", "strike") or any(map(_is_sign_font, fonts))
            if not kept:
                look.remove(one)


def _is_sign_font(name: str) -> bool:
    return is_symbol_font(name) or name in ("MS Gothic", "Segoe UI Symbol")


def switch(run: _Element) -> str:
    """Return what the mark of a field in a run is: `begin`, `separate`, `end` or nothing."""
    mark = child(run, "fldChar")
    return "" if mark is None else value(mark, "fldCharType")


def is_form(run: _Element) -> bool:
    """Return whether a form field of the old kind begins in a run."""
    mark = child(run, "fldChar")
    return mark is not None and child(mark, "ffData") is not None
