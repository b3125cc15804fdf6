"""The markup of a Word file: its names without namespaces, its values, what of it is on."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from bot.files.word.numbering import is_on, value

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Word's other dialect (Strict) says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip


def common(markup: bytes) -> bytes:
    """Return the markup in Word's common dialect."""
    if b"http://purl.oclc.org/ooxml/" in markup:
        for strict, usual in _STRICT:
            markup = markup.replace(strict, usual)
    return markup


def kind(element: _Element) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element, *path: str) -> _Element | None:
    """Return the first element that stands there."""
    found: _Element | None = element
    for name in path:
        # A search by path takes ten times as long, and this is asked of every run.
        found = next((one for one in found if kind(one) == name), None) if found is not None else None
    return found


def said(element: _Element | None, *path: str) -> str | None:
    """Return what the value of a child says, nothing where there is no child; without a value it is on."""
    found = element if not path or element is None else child(element, *path)
    return None if found is None else value(found)


def is_set(element: _Element | None, name: str) -> bool | None:
    """Return whether a property is on; `None` where nothing is said of it."""
    told = None if element is None else said(element, name)
    return None if told is None else is_on(told)


def within(element: _Element, name: str) -> bool:
    """Return whether an element of this name stands in it."""
    return next(element.iter(f"{{*}}{name}"), None) is not None


def elements(element: _Element) -> Iterator[_Element]:
    """Yield what stands directly in an element, without comments."""
    return (one for one in element if isinstance(one.tag, str))


def spelled(element: _Element) -> str:
    """Return an element as text that stands for itself."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def integer(text: str | None) -> int:
    """Return a number, 0 where it is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else 0
