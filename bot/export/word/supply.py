"""What the text links to is brought along from where it was taken: pictures, charts and their data."""

import io
import posixpath
import zipfile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element

from bot.export.word.runs import LINK

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE_LINK = "{urn:schemas-microsoft-com:office:office}relid"
_TYPES = "[Content_Types].xml"
# What a chart or a diagram is made of, and no program runs.
_KEPT = frozenset(
    (
        *("image", "chartColorStyle", "chartStyle", "themeOverride", "chartUserShapes", "package"),
        *("diagramDrawing", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors"),
    )
)
_WORKBOOK = ".xlsx"
_NOT_IN_WORKBOOK = ("vbaproject", "externallink", "embeddings/", "activex")


class Supply:
    """The package that things are taken from, each part of it brought along once."""

    def __init__(self, content: bytes) -> None:
        self._package = zipfile.ZipFile(io.BytesIO(content)) if content else None
        self._parts: dict[str, Part] = {}
        self._links: dict[str, dict[str, etree._Element]] = {}

    def bind(self, root: _Element, part: Part) -> None:
        """Let the links in a part lead to what it now holds itself."""
        numbers: dict[str, str] = {}
        for element in root.iter("*"):
            for name, value in [(str(name), str(value)) for name, value in element.attrib.items()]:
                linked = name.startswith(_R) or name == _OFFICE_LINK
                if linked and (value.startswith(LINK) or "#" in value):
                    element.set(name, numbers.get(value) or self._bound(value, part, numbers))
        _number_drawings(root)

    def _bound(self, value: str, part: Part, numbers: dict[str, str]) -> str:
        if value.startswith(LINK):
            made = str(part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.HYPERLINK, value.removeprefix(LINK)))
        else:
            path, _, key = value.rpartition("#")
            link = self._links_of(path)[key]
            made = part.relate_to(self._part(_target(path, link), part), link.get("Type", ""))
        numbers[value] = made
        return made

    def _links_of(self, path: str) -> dict[str, etree._Element]:
        if path not in self._links:
            folder, name = posixpath.split(path)
            where = f"{folder}/_rels/{name}.rels"
            known = self._package is not None and where in self._package.namelist()
            root = etree.fromstring(self._read(where)) if known else ()
            self._links[path] = {link.get("Id", ""): link for link in root}
        return self._links[path]

    def _read(self, path: str) -> bytes:
        assert self._package is not None  # noqa: S101 - who asks has found a link in it
        return self._package.read(path)

    def _part(self, path: str, beside: Part) -> Part:
        if path not in self._parts:
            package, blob = beside.package, self._read(path)
            made = Part(PackURI(f"/{path}"), self._content_type(path), blob, package)
            self._parts[path] = made
            self._bring_along(path, made)
        return self._parts[path]

    def _bring_along(self, path: str, made: Part) -> None:
        """Take along what a part links to itself; what is left behind is not linked to any more."""
        gone = []
        for key, link in self._links_of(path).items():
            kind = link.get("Type", "").rpartition("/")[2]
            target = _target(path, link)
            if link.get("TargetMode") == "External" or kind not in _KEPT or not self._is_sound(kind, target):
                gone.append(key)
                continue
            made.load_rel(link.get("Type", ""), self._part(target, made), key)
        if gone:
            made._blob = _without_links(made.blob, gone)

    def _is_sound(self, kind: str, target: str) -> bool:
        if self._package is None or target not in self._package.namelist():
            return False
        if kind != "package":
            return True
        content = self._read(target)
        if not target.lower().endswith(_WORKBOOK) or not zipfile.is_zipfile(io.BytesIO(content)):
            return False
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            names = [name.lower() for name in workbook.namelist()]
        return not any(word in name for name in names for word in _NOT_IN_WORKBOOK)

    def _content_type(self, path: str) -> str:
        types = etree.fromstring(self._read(_TYPES))
        for one in types:
            if one.get("PartName", "").lower() == f"/{path}".lower():
                return str(one.get("ContentType"))
        ending = path.rpartition(".")[2].lower()
        found = (one for one in types if one.get("Extension", "").lower() == ending)
        return next((str(one.get("ContentType")) for one in found), "application/octet-stream")


def _target(path: str, link: etree._Element) -> str:
    target = link.get("Target", "")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _without_links(blob: bytes, gone: list[str]) -> bytes:
    root = etree.fromstring(blob)
    for element in list(root.iter("*")):
        if any(str(name).startswith(_R) and value in gone for name, value in element.attrib.items()):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _number_drawings(root: _Element) -> None:
    """Give every drawing a number of its own."""
    for n, drawing in enumerate(root.iter("{*}docPr"), 1):
        drawing.set("id", str(n))
