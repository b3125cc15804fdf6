"""A template is opened only where filling it and handing it on harms nobody."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from bot.errors import UnreadableFile
from bot.export.templates import danger
from bot.files import beside_text as aside
from bot.files import gate
from bot.files.as_word import as_word
from bot.privacy.marks import is_classified
from bot.regex import regex
from bot.texts import corpus
from bot.texts.conversation import templates as texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MEGABYTE = 1024 * 1024
_MAX_FILE, _MAX_UNPACKED = 16 * _MEGABYTE, 64 * _MEGABYTE
_MAX_PART, _MAX_MARKUP = 4 * _MEGABYTE, 16 * _MEGABYTE
# An element takes some 200 bytes in a tree, whatever its markup takes.
_MAX_TAGS = 150_000
_MARKUP = {".xml", ".rels", ".vml"}
_PICTURES = {".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp"}
_HARMLESS = _PICTURES | {".odttf", ".fntdata"}
_SHOWN = _HARMLESS | {".svg", ".webp"}
_CONTENT_TYPES, _LINKS, _STYLES = "[Content_Types].xml", "_rels/.rels", "word/styles.xml"
_DOCUMENT = "word/document.xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_OF_CHART = regex(r"word/charts/_rels/[^/]+\.rels")
_TEXT = regex(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")


@dataclass(frozen=True)
class Template:
    """A template that may be filled."""

    name: str
    content: bytes
    parts: Mapping[str, bytes]
    """The parts that text stands in, by path."""
    styles: bytes | None = None


def open_template(name: str, content: bytes) -> Template:
    """Return the template; raise UnreadableFile saying why it is not used."""
    if len(content) > _MAX_FILE:
        raise UnreadableFile(texts.too_large(name))
    source = as_word(name, content)
    if source.plain:
        raise UnreadableFile(corpus.needs_office(name))
    content = source.content
    with gate.open_word_package(name, content) as package:
        _check_entries(name, package.infolist())
        # All of them are read: a torn picture is to be known before anything is filled.
        parts = {entry.filename: gate.member(package, entry) for entry in package.infolist()}
    content = _as_document(content, parts)
    if is_classified(aside.of_word(name, content)):
        raise UnreadableFile(corpus.classification_mark(name))
    markup = {path: part for path, part in parts.items() if _ending(path) in _MARKUP}
    try:
        _check_markup(name, markup)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(corpus.not_word(name)) from error
    return Template(name, content, {p: markup[p] for p in markup if place_of(p)}, markup.get(_STYLES))


def _as_document(content: bytes, parts: dict[str, bytes]) -> bytes:
    """Return a file that Word makes new documents from as a document; any other as it is."""
    told = parts.get(_CONTENT_TYPES, b"")
    if _TEMPLATE_MAIN not in told:
        return content
    parts[_CONTENT_TYPES] = told.replace(_TEMPLATE_MAIN, _MAIN.encode())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for path, held in parts.items():
            made.writestr(zipfile.ZipInfo(path, _ZIP_EPOCH), held, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def dangers_in(content: bytes) -> list[str]:
    """Return what in a Word file would run, fetch or mislead, each once; a link that is clicked is none."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        workbooks = set(_workbooks(package))
        for entry in package.infolist():
            path, ending = entry.filename, _ending(entry.filename)
            if ending not in _MARKUP | _SHOWN and path not in workbooks and not entry.is_dir():
                found[texts.OBJECTS] = None
            if ending in _MARKUP and entry.file_size <= _MAX_MARKUP:
                with suppress(etree.XMLSyntaxError):
                    found[_told_of(path, parse(package.read(path)))] = None
        if _LINKS not in package.namelist():
            found[texts.ODD_PARTS] = None
    return [why for why in found if why]


def _workbooks(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the paths of the numbers behind charts, which are kept with them."""
    for path in package.namelist():
        if _OF_CHART.fullmatch(path) and package.getinfo(path).file_size <= _MAX_MARKUP:
            with suppress(etree.XMLSyntaxError):
                for link in _links_to_workbooks(parse(package.read(path))):
                    yield posixpath.normpath(posixpath.join("word/charts", link.get("Target", "")))


def _links_to_workbooks(root: _Element) -> list[_Element]:
    return [
        link
        for link in root.iter("{*}Relationship")
        if link.get("Type", "").endswith("/package") and link.get("Target", "").lower().endswith(".xlsx")
    ]


def _told_of(path: str, root: _Element) -> str:
    """Return what is told of a part, in Chinese; empty for nothing."""
    if _OF_CHART.fullmatch(path):
        for link in _links_to_workbooks(root):
            root.remove(link)
    if why := _dangers(path, root):
        return why
    if path == _CONTENT_TYPES:
        named = {one.get("PartName", ""): one.get("ContentType") for one in root}
        by_ending = {one.get("Extension"): one.get("ContentType") for one in root}
        stands_as = named.get(f"/{_DOCUMENT}", by_ending.get("xml"))
        return "" if stands_as in (_MAIN, _TEMPLATE_MAIN.decode()) else texts.ODD_PARTS
    return texts.ODD_PARTS if path == _LINKS and not _is_in_place(path, root) else ""


def place_of(path: str) -> str:
    """Return what kind of part text stands in, `document`, `header`…; empty for any other part."""
    found = _TEXT.fullmatch(path)
    return found.group(1) if found else ""


def parse(content: bytes) -> _Element:
    """Return the root of a part; raise XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _check_entries(name: str, entries: list[zipfile.ZipInfo]) -> None:
    sizes = {entry.filename: entry.file_size for entry in entries if not entry.is_dir()}
    markup = [size for path, size in sizes.items() if _ending(path) in _MARKUP]
    if sum(sizes.values()) > _MAX_UNPACKED or sum(markup) > _MAX_MARKUP or max(markup) > _MAX_PART:
        raise UnreadableFile(texts.too_large(name))
    if any(_ending(path) not in _MARKUP | _HARMLESS for path in sizes):
        raise UnreadableFile(texts.refusal(name, texts.OBJECTS))


def _ending(path: str) -> str:
    return "." + path.rpartition(".")[2].lower()


def _check_markup(name: str, markup: Mapping[str, bytes]) -> None:
    for path, content in markup.items():
        if content.count(b"<") > _MAX_TAGS:
            raise UnreadableFile(texts.too_large(name))
        root = parse(content)
        if why := _dangers(path, root):
            raise UnreadableFile(texts.refusal(name, why))
        if not _is_in_place(path, root):
            raise UnreadableFile(texts.strict(name))
    if _LINKS not in markup:
        raise UnreadableFile(corpus.not_word(name))


def _dangers(path: str, root: _Element) -> str:
    if path == _CONTENT_TYPES:
        return danger.danger_in_content_types(root)
    if path.lower().endswith(".rels"):
        return danger.danger_in_relationships(root)
    return danger.danger_in_markup(root)


def _is_in_place(path: str, root: _Element) -> bool:
    """Return whether the document is where it is looked for, of the common kind."""
    if path == _CONTENT_TYPES:
        return any(one.get("PartName") == f"/{_DOCUMENT}" and one.get("ContentType") == _MAIN for one in root)
    if path == _LINKS:
        main = [one.get("Target", "") for one in root if one.get("Type", "").endswith("/officeDocument")]
        return [posixpath.normpath(target).lstrip("/") for target in main] == [_DOCUMENT]
    return not place_of(path) or str(root.tag).startswith(W)
