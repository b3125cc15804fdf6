"""A Word file as its reader sees it: paragraphs with their style, the look of each character, objects.

It shares no code with what writes or reads files here, but for the numbers that Word draws itself.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree
from lxml.etree import _Element

from bot.files.word.numbering import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = ("0", "false", "off", "none")
_TEXTS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_NO_TEXT = {"del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "instrText", "sectPr", "delText"}


@dataclass(frozen=True)
class Letter:
    """A character and how it looks."""

    text: str
    look: Mapping[str, str]


@dataclass
class Paragraph:
    """A paragraph, those of text boxes and notes too."""

    element: _Element
    style: str
    number: str = ""
    """What Word draws before it."""
    bullet: bool = False
    letters: list[Letter] = field(default_factory=list)

    @cached_property
    def own(self) -> str:
        """Return its typed text."""
        return "".join(letter.text for letter in self.letters)

    @property
    def text(self) -> str:
        """Return its text as it is seen."""
        return self.number + self.own


class Page:
    """What stands in a .docx."""

    def __init__(self, content: bytes) -> None:
        self.package = zipfile.ZipFile(io.BytesIO(content))
        self._styles = {s.get(f"{W}styleId", ""): s for s in self._part("word/styles.xml").iter(f"{W}style")}
        self._defaults = self._part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._numbering = Numbering.of(self._bytes("word/numbering.xml"), self._bytes("word/styles.xml"))
        self.root = self._part("word/document.xml")
        self.body = list(self._paragraphs(self.root))
        self.notes = [
            p
            for name in self.package.namelist()
            if name.startswith(("word/footnotes", "word/endnotes", "word/header"))
            for p in self._paragraphs(self._part(name))
        ]

    def _bytes(self, name: str) -> bytes | None:
        return self.package.read(name) if name in self.package.namelist() else None

    def _part(self, name: str) -> _Element:
        return etree.fromstring(self.package.read(name))

    # -- styles -----------------------------------------------------------------------------------------

    def _chain(self, style: str) -> Iterator[_Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            based = self._styles[style].find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""

    def _default(self, kind: str) -> str:
        return next(
            (k for k, s in self._styles.items() if s.get(f"{W}type") == kind and s.get(f"{W}default") == "1"),
            "",
        )

    def style_name(self, paragraph: _Element) -> str:
        style = self._styles.get(self._style(paragraph))
        name = style.find(f"{W}name") if style is not None else None
        return name.get(f"{W}val", "") if name is not None else ""

    def _style(self, paragraph: _Element) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return named.get(f"{W}val", "") if named is not None else self._default("paragraph")

    def paragraph_property(self, paragraph: _Element, name: str) -> _Element | None:
        found = paragraph.find(f"{W}pPr/{W}{name}")
        if found is not None:
            return found
        chain = (s.find(f"{W}pPr/{W}{name}") for s in self._chain(self._style(paragraph)))
        return next((one for one in chain if one is not None), None)

    def _look(self, run: _Element, paragraph: _Element) -> dict[str, str]:
        own = run.find(f"{W}rPr")
        named = own.find(f"{W}rStyle") if own is not None else None
        chained = [
            s.find(f"{W}rPr") for s in self._chain(named.get(f"{W}val", "") if named is not None else "")
        ]
        chained += [s.find(f"{W}rPr") for s in self._chain(self._style(paragraph))]
        sources = [one for one in (own, *chained, self._defaults) if one is not None]
        look: dict[str, str] = {}
        for source in reversed(sources):
            for child in source:
                kind = etree.QName(child).localname
                if kind == "rFonts":
                    if face := child.get(f"{W}eastAsia"):
                        look["face"] = face
                    if theme := child.get(f"{W}eastAsiaTheme"):
                        look["face"] = f"theme:{theme}"
                else:
                    look[kind] = child.get(f"{W}val", "on")
        return look

    # -- paragraphs -------------------------------------------------------------------------------------

    def _paragraphs(self, root: _Element) -> Iterator[Paragraph]:
        for element in root.iter(f"{W}p"):
            if any(etree.QName(a).localname in ("Fallback", "del") for a in element.iterancestors()):
                continue
            made = Paragraph(element, self.style_name(element))
            made.letters = list(self._letters(element, element))
            self._draw_number(made)
            yield made

    def _draw_number(self, made: Paragraph) -> None:
        listed = made.element.find(f"{W}pPr/{W}numPr")
        number = listed.find(f"{W}numId") if listed is not None else None
        level = listed.find(f"{W}ilvl") if listed is not None else None
        told = number.get(f"{W}val") if number is not None else None
        depth = int(level.get(f"{W}val", "0")) if level is not None else None
        style = self._style(made.element)
        place = self._numbering._place(style, told, depth)
        if place is None or not made.own.strip():
            return
        levels = self._numbering._lists.get(place[0])
        form = self._numbering._levels.get(levels.abstract, {}).get(place[1]) if levels else None
        made.bullet = form is not None and form.form == "bullet"
        made.number = self._numbering.number(style, told, depth)

    def _letters(self, element: _Element, paragraph: _Element) -> Iterator[Letter]:
        for child in element.iterchildren("*"):
            kind = etree.QName(child).localname
            if kind in _NO_TEXT or (kind == "p" and child.tag == f"{W}p"):
                continue
            if kind == "r" and child.tag == f"{W}r":
                yield from self._run_letters(child, paragraph)
            elif kind == "t":
                yield from (Letter(c, {}) for c in child.text or "")
            else:
                yield from self._letters(child, paragraph)

    def _run_letters(self, run: _Element, paragraph: _Element) -> Iterator[Letter]:
        look = self._look(run, paragraph)
        if look.get("vanish", "off") not in _OFF:
            return
        for child in run:
            kind = etree.QName(child).localname
            if child.tag == f"{W}t":
                yield from (Letter(c, look) for c in child.text or "")
            elif child.tag == f"{W}sym":
                yield Letter(chr(int(child.get(f"{W}char", "20"), 16)), look)
            elif kind in _TEXTS and child.get(f"{W}type") not in ("page", "column"):
                yield Letter(_TEXTS[kind], look)
            elif kind not in _NO_TEXT and kind not in ("br", "fldChar"):
                yield from self._letters(child, paragraph)

    # -- what is counted --------------------------------------------------------------------------------

    def opens_page(self, paragraph: Paragraph) -> bool:
        element = paragraph.element
        broken = element.find(f"{W}pPr/{W}pageBreakBefore")
        if broken is not None and broken.get(f"{W}val", "1") not in _OFF:
            return True
        for child in element.iter(f"{W}t", f"{W}br"):
            if child.tag == f"{W}br" and child.get(f"{W}type") == "page":
                return True
            if child.tag == f"{W}t" and (child.text or "").strip():
                break
        for before in element.itersiblings(preceding=True):
            if before.tag != f"{W}p":
                return False
            breaks = [b for b in before.iter(f"{W}br") if b.get(f"{W}type") == "page"]
            if before.find(f"{W}pPr/{W}sectPr") is not None or breaks:
                return True
            if any((t.text or "").strip() for t in before.iter(f"{W}t")):
                return False
        return False

    def _all(self, *names: str) -> Iterator[_Element]:
        for element in self.root.iter("*"):
            if etree.QName(element).localname in names and not any(
                etree.QName(a).localname == "Fallback" for a in element.iterancestors()
            ):
                yield element

    def objects(self) -> dict[str, int]:
        """Return how many there are of each kind."""
        pictures = [*self._all("imagedata"), *(e for e in self._all("blip"))]
        titles = [p for p in self.body if p.style in ("公文标题", "Title", "标题")]
        titles = titles or [p for p in self.body if any(one.look.get("sz") == "44" for one in p.letters)]
        runs = [r for r in self._all("r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
        return {
            "pictures": len(pictures),
            "clipped_pictures": sum(map(self._clips, pictures)),
            "footnotes": sum(1 for _ in self._all("footnoteReference")) if self.notes else 0,
            "tables": sum(1 for _ in self._all("tbl")),
            "rows": sum(1 for e in self._all("tr")),
            "merged_cells": sum(self._merges(cell) for cell in self._all("tc")),
            "vertAlign": sum(r.find(f"{W}rPr/{W}vertAlign") is not None for r in runs),
            "hidden_runs": sum(r.find(f"{W}rPr/{W}vanish") is not None for r in runs),
            "bullets": sum(
                p.bullet or p.own.lstrip().startswith(("●", "•", "·", "\uf0b7")) for p in self.body
            ),
            "blanks": sum(_blanks(p) for p in self.body),
            "toc": sum(told.split()[:1] == ["TOC"] for told in self.instructions()),
            "title_lines": titles[0].own.count("\n") + 1 if titles else 0,
            "double_numbers": sum(bool(p.number and p.own.startswith(p.number[:2])) for p in self.body)
            + sum(bool(p.number) and p.own[:1] in "一二三四（(123456789" and bool(p.own) for p in self.body),
            "merge_fields": sum(told.split()[:1] == ["MERGEFIELD"] for told in self.instructions()),
            "content_controls": sum(1 for _ in self._all("sdt")),
            "checked_boxes": sum(e.get(f"{W14}val", "1") == "1" for e in self.root.iter(f"{W14}checked")),
        }

    def instructions(self) -> list[str]:
        """Return the fields as they are told."""
        told = [e.get(f"{W}instr", "") for e in self._all("fldSimple")]
        open_fields: list[list[str]] = []
        for element in self._all("fldChar", "instrText"):
            if element.tag == f"{W}instrText" and open_fields:
                open_fields[-1].append(element.text or "")
            elif element.get(f"{W}fldCharType") == "begin":
                open_fields.append([])
            elif element.get(f"{W}fldCharType") == "end" and open_fields:
                told.append("".join(open_fields.pop()))
        return told

    def _clips(self, picture: _Element) -> bool:
        paragraph = next(picture.iterancestors(f"{W}p"))
        spacing = self.paragraph_property(paragraph, "spacing")
        floats = next(picture.iterancestors("{*}anchor"), None)
        return floats is None and spacing is not None and spacing.get(f"{W}lineRule") == "exact"

    @staticmethod
    def _merges(cell: _Element) -> int:
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        return (span is not None and span.get(f"{W}val") != "1") + (
            merge is not None and merge.get(f"{W}val") == "restart"
        )

    def faults_of_package(self) -> list[str]:
        """Return the relationships that lead to nothing."""
        names = set(self.package.namelist())
        faults = []
        for name in names:
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            links = etree.fromstring(self.package.read(name))
            for link in links:
                target = link.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                if link.get("TargetMode") != "External" and posixpath.normpath(whole) not in names:
                    faults.append(f"{name} → {target}")
        known = {
            link.get("Id") for link in etree.fromstring(self.package.read("word/_rels/document.xml.rels"))
        }
        used = {str(v) for e in self.root.iter() for k, v in e.attrib.items() if str(k).startswith(_R)}
        return [*faults, *(f"unknown {one}" for one in used - known)]


def _blanks(paragraph: Paragraph) -> int:
    """Return how many lines to write on it has."""
    shown = "".join(
        "_"
        if (letter.text in " \t\u3000\u00a0" and letter.look.get("u", "none") not in _OFF)
        else letter.text
        if letter.text == "_"
        else "x"
        for letter in paragraph.letters
    )
    return len([one for one in shown.split("x") if len(one) > 1])
