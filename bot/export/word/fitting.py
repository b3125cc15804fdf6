"""What was drawn elsewhere as it stands in an official document: in the line, no wider than there is room."""

import re

from lxml import etree
from lxml.etree import _Element

from bot.regex import regex

_EMU = 635
"""English metric units in a twip."""
_HIGHEST = 11_000
"""The height in twips up to which a drawing surely fits on a page with its caption."""
_SIZES = regex(r"(?P<side>width|height):(?P<much>[\d.]+)(?P<unit>pt|in|cm|mm|px)?")
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0, None: 15.0}
_WRAPPED = ("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom")
_PLACES = ("simplePos", "positionH", "positionV", *_WRAPPED, "wrapNone", "sizeRelH", "sizeRelV")


def fit(xml: str, room: int) -> str:
    """Return a drawing in the line that is no wider than `room` twips, its proportions kept.

    What lies over or under the words, as the picture of a seal, stays where it is.
    """
    root = etree.fromstring(xml)
    for anchor in list(root.iter("{*}anchor")):
        if any(anchor.find(f"{{*}}{name}") is not None for name in _WRAPPED):
            _put_in_line(anchor)
    for inline in root.iter("{*}inline"):
        _shrink(inline, room)
    for shape in root.iter("{urn:schemas-microsoft-com:vml}*"):
        if shape.get("style") and shape.getparent() is not None and not _is_vml(shape.getparent()):
            shape.set("style", _smaller(shape.get("style", ""), room))
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _is_vml(element: _Element | None) -> bool:
    return element is not None and str(element.tag).startswith("{urn:schemas-microsoft-com:vml}")


def _put_in_line(anchor: _Element) -> None:
    """Let what stood beside the words stand between them."""
    for one in list(anchor):
        if etree.QName(one).localname in _PLACES:
            anchor.remove(one)
    effect = anchor.find("{*}effectExtent")
    if effect is not None:
        anchor.remove(effect)
    anchor.attrib.clear()
    anchor.attrib.update(dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    anchor.tag = str(anchor.tag).replace("}anchor", "}inline")


def _shrink(inline: _Element, room: int) -> None:
    extent = inline.find("{*}extent")
    if extent is None:
        return
    share = _share(_integer(extent.get("cx")) / _EMU, _integer(extent.get("cy")) / _EMU, room)
    if share == 1:
        return
    for one in (extent, *inline.iterfind(".//{*}xfrm/{*}ext")):
        for side in ("cx", "cy"):
            if one.get(side):
                one.set(side, str(round(_integer(one.get(side)) * share)))


def _share(wide: float, high: float, room: int) -> float:
    return min(1.0, room / wide if wide > 0 else 1.0, _HIGHEST / high if high > 0 else 1.0)


def _smaller(style: str, room: int) -> str:
    sides = {m["side"]: float(m["much"]) * _UNITS.get(m["unit"], 15.0) for m in _SIZES.finditer(style)}
    share = _share(sides.get("width", 0), sides.get("height", 0), room)
    if share == 1:
        return style

    def smaller(found: re.Match[str]) -> str:
        return f"{found['side']}:{float(found['much']) * share:.1f}{found['unit'] or ''}"

    return _SIZES.sub(smaller, style)


def _integer(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else 0
