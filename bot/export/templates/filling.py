"""A template is filled: the places that have a value, and nothing else in the package."""

import copy
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from bot.export.templates import aigc_label as origins
from bot.export.templates import marks
from bot.export.templates.controls import can_hold, is_box, tick
from bot.export.templates.fields import Field, Slot, fields, slots
from bot.export.templates.inserting import fill_slot
from bot.export.templates.marks import GAP
from bot.export.templates.opening import Template, W, parse, place_of
from bot.export.templates.paragraph_styles import without_changes
from bot.export.templates.setting import Setting
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
    places: int = 0
    """How many places were filled."""
    foreign: tuple[str, ...] = ()
    """What stands there in the languages of other tools, as before."""


def fill_template(
    template: Template, values: Mapping[str, Value], origin: str = "", label: str = ""
) -> FilledTemplate:
    """Return the template with these values, by the names of its fields.

    `origin` is the hidden mark of what a model wrote and `label` the visible one, which becomes the last
    paragraph; empty for none. Raise UnreadableFile where there are more places than a template has.
    """
    found = fields(template)
    roots = {path: parse(content) for path, content in template.parts.items()}
    setting = Setting.of(template.styles, roots)
    changed: dict[str, bytes] = {}
    gaps: list[Gap] = []
    filled: list[str] = []
    foreign: list[str] = []
    for path, content in template.parts.items():
        root = roots[path]
        done = _fill(root, slots(root, place_of(path)), values, setting)
        filled += done
        foreign += [one for line in Story(root, place_of(path)).lines for one in marks.foreign(line.text)]
        if label and path == _DOCUMENT:
            _add_label(root, label)
        if done or (label and path == _DOCUMENT):
            changed[path] = _part_bytes(content, root)
        gaps += _gaps(root, place_of(path))
    if origin:
        changed |= origins.parts_with_label(_small_parts(template), origin)
    names = dict.fromkeys(field.name for field in found if field.name in filled)
    missing = tuple(field for field in found if field.name not in names)
    content = _repack(template.content, changed)
    return FilledTemplate(
        content, tuple(names), missing, tuple(gaps), len(filled), tuple(dict.fromkeys(foreign))
    )


def _fill(root: _Element, places: list[Slot], values: Mapping[str, Value], setting: Setting) -> list[str]:
    """Fill the places that have a value which they take, the last one first; return their names."""
    taken = [
        slot
        for slot in reversed(places)
        if slot.name in values and can_hold(slot.element, "\n".join(values[slot.name].lines))
    ]
    texts = {fill_slot(slot, _value(slot, values[slot.name]), setting) for slot in taken}
    if texts:
        unlink(root, texts)
    return [slot.name for slot in taken]


def _value(slot: Slot, value: Value) -> Value:
    """Return what a place shows of a value: of yes or no the sign of a box."""
    if slot.element is None or not is_box(slot.element):
        return value
    return Value((tick(slot.element, "".join(value.lines)),))


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
