"""A template is filled: the places that have a value, and nothing else in the package."""

import copy
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from bot.export.templates import aigc_label as origins
from bot.export.templates.fields import Field, Slot, fields, slots
from bot.export.templates.inserting import fill_slot
from bot.export.templates.marks import GAP
from bot.export.templates.opening import Template, W, parse, place_of
from bot.export.templates.paragraph_styles import HeadingStyles, heading_styles, without_changes
from bot.export.templates.story import Story
from bot.export.templates.unlinking import unlink
from bot.export.templates.values import Value
from bot.regex import regex

_DECLARATION = regex(rb"<\?xml[^>]*\?>\s*")
_DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class Gap:
    """A 【待补：…】 that is in the file."""

    place: str
    text: str


@dataclass(frozen=True)
class FilledTemplate:
    """A filled template, and what is left to do."""

    content: bytes
    filled: tuple[str, ...]
    """The names of the fields that were filled."""
    missing: tuple[Field, ...]
    """The fields that stand there as before."""
    gaps: tuple[Gap, ...]


def fill_template(
    template: Template, values: Mapping[str, Value], origin: str = "", label: str = ""
) -> FilledTemplate:
    """Return the template with these values, by the names of its fields.

    `origin` is the hidden mark of what a model wrote and `label` the visible one, which becomes the last
    paragraph; empty for none. Raise UnreadableFile where there are more places than a template has.
    """
    found = fields(template)
    styles = heading_styles(template.styles)
    changed: dict[str, bytes] = {}
    gaps: list[Gap] = []
    for path, content in template.parts.items():
        root = parse(content)
        done = _fill(root, slots(root, place_of(path)), values, styles)
        if label and path == _DOCUMENT:
            _add_label(root, label)
        if done or (label and path == _DOCUMENT):
            changed[path] = _part_bytes(content, root)
        gaps += _gaps(root, place_of(path))
    if origin:
        changed |= origins.parts_with_label(_small_parts(template), origin)
    names = dict.fromkeys(field.name for field in found if field.name in values)
    missing = tuple(field for field in found if field.name not in values)
    return FilledTemplate(_repack(template.content, changed), tuple(names), missing, tuple(gaps))


def _fill(root: _Element, places: list[Slot], values: Mapping[str, Value], styles: HeadingStyles) -> bool:
    """Fill the places that have a value, the last one first; return whether there was one."""
    texts = {fill_slot(slot, values[slot.name], styles) for slot in reversed(places) if slot.name in values}
    if texts:
        unlink(root, texts)
    return bool(texts)


def _add_label(root: _Element, label: str) -> None:
    """Write the visible mark as the last paragraph, in the look of the one before it."""
    body = root.find(f"{W}body")
    if body is None:
        return
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    looks = body.findall(f"{W}p/{W}r/{W}rPr")
    if looks:
        run.append(without_changes(copy.deepcopy(looks[-1])))
    etree.SubElement(run, f"{W}t").text = label
    end = body.find(f"{W}sectPr")
    if end is None:
        body.append(paragraph)
    else:
        end.addprevious(paragraph)


def _gaps(root: _Element, place: str) -> list[Gap]:
    lines = Story(root, place).lines
    return [Gap(line.place, gap) for line in lines for gap in GAP.findall(line.text)]


def _part_bytes(old: bytes, root: _Element) -> bytes:
    """Return a part as bytes under the declaration that it had."""
    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    declared = _DECLARATION.match(old) if encoding in ("UTF-8", "ASCII") else None
    return (declared.group() if declared else _DECLARED) + etree.tostring(root, encoding="UTF-8")


def _small_parts(template: Template) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(template.content)) as package:
        return {path: package.read(path) for path in package.namelist() if path in origins.NEEDED}


def _repack(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with these parts in the place of its own; every other entry holds what it held."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            held = changed.get(entry.filename)
            now = old.read(entry) if held is None else held
            fresh = copy.copy(entry)
            fresh.extra = b""  # sizes of 64 bits, which hold no more
            new.writestr(fresh, now)
        for path in changed.keys() - set(old.namelist()):
            new.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), changed[path], zipfile.ZIP_DEFLATED)
    return written.getvalue()
