"""The hidden mark of what a model wrote goes into a filled template as well: one to a file, never two."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from bot.export.templates.opening import parse

_PATH, _TYPES, _LINKS = "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"
NEEDED = frozenset({_PATH, _TYPES, _LINKS})
"""The parts that `marked` looks at."""
_NAME = "AIGC"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES, _VALUES = f"{{{_OFFICE}/custom-properties}}", f"{{{_OFFICE}/docPropsVTypes}}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST, _LARGEST = 2, 64 * 1024
_DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parts_with_label(parts: Mapping[str, bytes], origin: str) -> dict[str, bytes]:
    """Return the parts that change where a file gets the mark; none where it bears one already.

    `parts` are those of the template: its properties, if any, its links and its list of kinds.
    """
    if _PATH in parts:
        root = parse(parts[_PATH])
        if any(one.get("name") == _NAME for one in root):
            return {}
        _add(root, origin)
        return {_PATH: _xml(root)}
    root = etree.Element(f"{_PROPERTIES}Properties", nsmap={"op": _PROPERTIES[1:-1], "vt": _VALUES[1:-1]})
    _add(root, origin)
    types, links = parse(parts[_TYPES]), parse(parts[_LINKS])
    override = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
    override.set("PartName", f"/{_PATH}")
    override.set("ContentType", _KIND)
    link = etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship")
    taken = {one.get("Id") for one in links}
    link.set("Id", next(name for n in range(len(taken) + 2) if (name := f"rIdOrigin{n}") not in taken))
    link.set("Type", f"{_OFFICE}/relationships/custom-properties")
    link.set("Target", _PATH)
    return {_PATH: _xml(root), _TYPES: _xml(types), _LINKS: _xml(links)}


def label_in(content: bytes) -> str:
    """Return the mark that a .docx which passed the gate bears; empty for none."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entry = next((e for e in package.infolist() if e.filename == _PATH), None)
        if entry is None or entry.file_size > _LARGEST:
            return ""
        properties = package.read(entry)
    try:
        marks = [one for one in parse(properties) if one.get("name") == _NAME]
    except etree.XMLSyntaxError:
        return ""
    return "".join("".join(map(str, one.itertext())).strip() for one in marks[:1])


def _add(root: etree._Element, origin: str) -> None:
    numbers = [int(pid) for one in root if (pid := one.get("pid", "")).isdecimal()]
    added = etree.SubElement(root, f"{_PROPERTIES}property")
    for name, value in (
        ("fmtid", _FORMAT),
        ("pid", str(max(numbers, default=_FIRST - 1) + 1)),
        ("name", _NAME),
    ):
        added.set(name, value)
    etree.SubElement(added, f"{_VALUES}lpwstr").text = origin


def _xml(root: etree._Element) -> bytes:
    return _DECLARED + etree.tostring(root, encoding="UTF-8")
