"""What a file that is handed on must not carry: whatever makes a word processor run or fetch something."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from bot.regex import regex
from bot.texts.conversation import templates as texts

_RELATIONSHIPS = {
    "attachedTemplate": texts.ATTACHED,
    "vbaProject": texts.MACROS,
    "wordVbaData": texts.MACROS,
    "keyMapCustomizations": texts.MACROS,
    "attachedToolbars": texts.MACROS,
    "extensibility": texts.MACROS,
    "oleObject": texts.OBJECTS,
    "package": texts.OBJECTS,
    "control": texts.OBJECTS,
    "activeXControlBinary": texts.OBJECTS,
    "aFChunk": texts.OBJECTS,
    "subDocument": texts.OBJECTS,
    "frame": texts.LINKS,
    "mailMergeSource": texts.MAIL_MERGE,
    "mailMergeHeaderSource": texts.MAIL_MERGE,
    "webextension": texts.ADD_INS,
    "webextensiontaskpanes": texts.ADD_INS,
}
"""By the last word of their type."""
_ELEMENTS = {
    "altChunk": texts.OBJECTS,
    "subDoc": texts.OBJECTS,
    "OLEObject": texts.OBJECTS,
    "control": texts.OBJECTS,
    "mailMerge": texts.MAIL_MERGE,
    "attachedTemplate": texts.ATTACHED,
}
_CODES = frozenset(
    {
        *("DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE", "RD", "PRINT"),
        *("INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE"),
        *("EMBED", "CONTROL", "HTMLACTIVEX", "OCX"),
    }
)
_CONTENT_TYPES = (
    ("macroenabled", texts.MACROS),
    ("vba", texts.MACROS),
    ("activex", texts.OBJECTS),
    ("oleobject", texts.OBJECTS),
)
_HARMLESS_LINK = regex(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_COMPUTED = "\0"
_ELSEWHERE = regex(r"//|\\|^[A-Za-z][\w+.-]*:")
_SOURCES = (
    "src",
    "{urn:schemas-microsoft-com:office:office}href",
    "{urn:schemas-microsoft-com:office:office}althref",
)


def danger_in_relationships(root: _Element) -> str:
    """Return what is dangerous about the links of a part, in Chinese; empty for nothing."""
    for link in _elements(root):
        kind = link.get("Type", "").rpartition("/")[2]
        target, outside = link.get("Target", "").strip(), link.get("TargetMode", "").lower() == "external"
        if why := _RELATIONSHIPS.get(kind, ""):
            return why
        if outside and not (kind == "hyperlink" and _HARMLESS_LINK.match(target)):
            return texts.LINKS
        if not outside and (_ELSEWHERE.search(target) or target.count("../") > 2):
            return texts.LINKS
    return ""


def danger_in_content_types(root: _Element) -> str:
    """Return what is dangerous about the kinds of parts that a package declares; empty for nothing."""
    for one in _elements(root):
        kind = one.get("ContentType", "").lower()
        for word, why in _CONTENT_TYPES:
            if word in kind:
                return why
        name = one.get("PartName", "") or "." + one.get("Extension", "xml")
        # Markup under another ending would not be looked at.
        if kind.endswith(("+xml", "/xml")) and not name.lower().endswith((".xml", ".rels", ".vml")):
            return texts.OBJECTS
    return ""


def danger_in_markup(root: _Element) -> str:
    """Return what is dangerous in a part: fields that fetch, embedded things, linked pictures; else empty."""
    for element in _elements(root):
        if why := _ELEMENTS.get(_kind(element), ""):
            return why
        if "schemas-microsoft-com:vml" in element.tag and any(
            _ELSEWHERE.search(element.get(name, "")) for name in _SOURCES
        ):
            return texts.LINKS
    return texts.FIELDS if any(map(_fetches, _instructions(root))) else ""


def _fetches(instruction: str) -> bool:
    word = instruction.split(maxsplit=1)[:1]
    # A code that another field computes is known to nobody before it is carried out.
    return bool(word) and (word[0].upper().strip('"') in _CODES or word[0].startswith(_COMPUTED))


def _instructions(root: _Element) -> Iterator[str]:
    """Yield what each field is told to do; a field inside an instruction is `_COMPUTED` there."""
    open_fields: list[list[str] | None] = []
    for element in _elements(root):
        match _kind(element):
            case "fldSimple":
                yield _attribute(element, "instr")
            case "fldChar":
                step = _attribute(element, "fldCharType")
                if step == "begin":
                    if open_fields and (outer := open_fields[-1]) is not None:
                        outer.append(_COMPUTED)
                    open_fields.append([])
                elif open_fields:
                    told = open_fields.pop()
                    if told is not None:
                        yield "".join(told)
                    if step == "separate":
                        open_fields.append(None)
            case "instrText" | "delInstrText":
                if not open_fields:
                    yield element.text or ""
                elif (told := open_fields[-1]) is not None:
                    told.append(element.text or "")
    yield from ("".join(told) for told in open_fields if told is not None)


def _elements(root: _Element) -> Iterator[_Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _kind(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: _Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")
