"""What a Word file holds beside its body: where links lead, notes, comments, what heads each page."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from bot.domain.story import Note
from bot.domain.words import Words
from bot.files import gate
from bot.files.word import paragraph as paragraphs
from bot.files.word.markup import child, common, kind, said
from bot.files.word.numbering import Numbering, parse, value
from bot.files.word.paragraph import OpenParagraph, Surroundings
from bot.files.word.things import Link, Links
from bot.regex import regex

_DOCUMENT = "word/document.xml"
_NOTES = (("footnote", "footnotes"), ("endnote", "endnotes"), ("comment", "comments"))
_PAGE_NUMBER = regex(
    r"[\W\d_]*(?:第?[\s\d]*页?[\s，/共]*[\d\s]*页?|page[\W\d]*(?:of)?)[\W\d_]*", re.IGNORECASE
)
_MOST = 16 * 1024 * 1024


@dataclass(frozen=True)
class Beside:
    """What stands beside the body."""

    document: str
    links: Links
    notes: tuple[Note, ...]
    numbers: dict[tuple[str, str], int]
    lost: list[tuple[str, str, str]]
    headers: tuple[str, ...]

    @classmethod
    def of(cls, package: zipfile.ZipFile, numbering: Numbering) -> "Beside":
        """Return it; raise ValueError where a part is no XML."""
        links = part_links(package, _DOCUMENT)
        notes: list[Note] = []
        numbers: dict[tuple[str, str], int] = {}
        lost: list[tuple[str, str, str]] = []
        for name, plural in _NOTES:
            path = _target(links, plural)
            for element in _elements(package, path, name):
                number = sum(note.kind == name for note in notes) + 1
                numbers[name, value(element, "id")] = number
                around = Surroundings(numbering, path, part_links(package, path), lost=lost)
                notes.append(_note(name, number, element, around))
        lost += [("footer", "", text) for text in _running(package, links, numbering, "footer")]
        headers = tuple(_running(package, links, numbering, "header"))
        return cls(_DOCUMENT, links, tuple(notes), numbers, lost, headers)


def part_links(package: zipfile.ZipFile, path: str) -> dict[str, Link]:
    """Return the links of a part, those that lead to a part of the package or outside it."""
    folder, name = posixpath.split(path)
    names = set(package.namelist())
    found: dict[str, Link] = {}
    if not path or (where := f"{folder}/_rels/{name}.rels") not in names:
        return found
    for link in parse(gate.member(package, package.getinfo(where))):
        target, last = link.get("Target", ""), link.get("Type", "").rpartition("/")[2]
        if link.get("TargetMode", "").lower() == "external":
            found[link.get("Id", "")] = Link(last, target.strip(), outside=True)
            continue
        whole = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        if whole in names:
            found[link.get("Id", "")] = Link(last, whole)
    return found


def _target(links: Links, name: str) -> str:
    return next((link.target for link in links.values() if link.kind == name and not link.outside), "")


def _root(package: zipfile.ZipFile, path: str) -> _Element | None:
    if not path or package.getinfo(path).file_size > _MOST:
        return None
    return parse(common(gate.member(package, package.getinfo(path))))


def _elements(package: zipfile.ZipFile, path: str, name: str) -> Iterator[_Element]:
    """Yield the notes of a part; what only draws the rule above them is none."""
    root = _root(package, path)
    for element in root if root is not None else ():
        if kind(element) == name and value(element, "type") in ("", "normal"):
            yield element


def _note(name: str, number: int, element: _Element, around: Surroundings) -> Note:
    texts = tuple(_words(one, around) for one in element.iter("{*}p"))
    told = (value(element, key) for key in ("author", "initials", "date"))
    return Note(name, number, texts, *told)


def _words(element: _Element, around: Surroundings) -> Words:
    opened = OpenParagraph(said(child(element, "pPr"), "pStyle"), around)
    paragraphs.walk(element, opened)
    return Words(tuple(opened.spans)).stripped()


def _running(package: zipfile.ZipFile, links: Links, numbering: Numbering, name: str) -> Iterator[str]:
    """Yield what stands at the head or foot of the pages in words, each once; page numbers say nothing."""
    seen: set[str] = set()
    for link in links.values():
        root = _root(package, link.target) if link.kind == name and not link.outside else None
        for element in root.iter("{*}p") if root is not None else ():
            if any(kind(outer) in ("txbxContent", "Fallback") for outer in element.iterancestors()):
                continue
            text = _words(element, Surroundings(numbering)).text
            if not _PAGE_NUMBER.fullmatch(text) and text not in seen:
                seen.add(text)
                yield text
