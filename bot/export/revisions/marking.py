"""Tracked changes as Word's own marks: who changed what, and when."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import count, groupby

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from bot.export.revisions.atoms import Atom
from bot.language.characters import printable

_BEHIND_MARK = tuple(map(qn, ("w:sectPr", "w:pPrChange")))
_BARE = frozenset((qn("w:sdt"), qn("m:oMath"), qn("m:oMathPara")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_OF_NAME = 60


class Mark(StrEnum):
    """What became of a stretch, as Word names it."""

    SAME = ""
    GONE = "w:del"
    NEW = "w:ins"


@dataclass
class Pen:
    """Who makes the changes, and when; each change has a number of its own."""

    author: str
    moment: datetime
    _numbers: Iterator[int] = field(default_factory=lambda: count(900_001))

    def mark(self, around: _Element, mark: Mark) -> _Element:
        """Return an empty mark for that tree."""
        told = {
            qn("w:id"): str(next(self._numbers)),
            qn("w:author"): printable(self.author)[:_MOST_OF_NAME],
            qn("w:date"): f"{self.moment:%Y-%m-%dT%H:%M:%SZ}",
        }
        return around.makeelement(qn(mark), told)


Marked = tuple[Atom, Mark]


def write(paragraph: _Element, content: Sequence[Marked], tail: Sequence[_Element], pen: Pen) -> None:
    """Put these atoms into a paragraph in the place of what it holds."""
    for one in list(paragraph):
        if one.tag != qn("w:pPr"):
            paragraph.remove(one)
    for link, group in groupby(content, key=lambda one: _link(*one)):
        inside = paragraph
        if link is not None:
            inside = etree.SubElement(paragraph, link.tag)
            for key, value in link.attrib.items():
                inside.set(key, value)
        _write(inside, list(group), pen)
    paragraph.extend(tail)


def _link(atom: Atom, mark: Mark) -> _Element | None:
    # What is gone was a link of the other file.
    return None if mark is Mark.GONE else atom.link


def _write(inside: _Element, content: list[Marked], pen: Pen) -> None:
    for mark, stretch in groupby(_cut(content), key=lambda one: one[1]):
        place: _Element | None = None
        for group, _ in stretch:
            if mark is not Mark.GONE and group[0].before:
                inside.extend(group[0].before)
                place = None
            if place is None:
                place = inside
                if mark is not Mark.SAME:
                    place = pen.mark(inside, mark)
                    inside.append(place)
            place.append(_run(inside, group, mark))


def _cut(content: list[Marked]) -> Iterator[tuple[list[Atom], Mark]]:
    """Yield the atoms that become a run each: of one look, and nothing before any but the first."""
    group: list[Atom] = []
    of = Mark.SAME
    for atom, mark in content:
        fits = group and mark is of and atom.look is group[0].look and not _is_bare(atom)
        if not fits or _is_bare(group[-1]) or (atom.before and mark is not Mark.GONE):
            if group:
                yield group, of
            group, of = [], mark
        group.append(atom)
    if group:
        yield group, of


def _is_bare(atom: Atom) -> bool:
    return atom.thing is not None and atom.thing.tag in _BARE


def _run(inside: _Element, group: list[Atom], mark: Mark) -> _Element:
    if group[0].thing is not None and _is_bare(group[0]):
        return deepcopy(group[0].thing)
    run = inside.makeelement(qn("w:r"))
    if group[0].look is not None:
        run.append(deepcopy(group[0].look))
    for is_text, atoms in groupby(group, key=lambda atom: atom.thing is None):
        if is_text:
            words = etree.SubElement(run, qn("w:delText" if mark is Mark.GONE else "w:t"))
            words.text = "".join(atom.letter for atom in atoms)
            words.set(_SPACE, "preserve")
        else:
            run.extend(deepcopy(atom.thing) for atom in atoms if atom.thing is not None)
    return run


def mark_end(paragraph: _Element, mark: Mark, pen: Pen) -> None:
    """Mark the end of a paragraph: taken away, it runs into the next one."""
    if mark is Mark.SAME:
        return
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = paragraph.makeelement(qn("w:pPr"))
        paragraph.insert(0, properties)
    own = properties.find(qn("w:rPr"))
    if own is None:
        own = properties.makeelement(qn("w:rPr"))
        behind = [n for n, one in enumerate(properties) if one.tag in _BEHIND_MARK]
        properties.insert(behind[0] if behind else len(properties), own)
    own.insert(0, pen.mark(own, mark))


def mark_row(row: _Element, mark: Mark, pen: Pen) -> None:
    """Mark a whole row of a table."""
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = row.makeelement(qn("w:trPr"))
        ahead = row.find(qn("w:tblPrEx"))
        row.insert(0 if ahead is None else 1, properties)
    properties.append(pen.mark(properties, mark))
