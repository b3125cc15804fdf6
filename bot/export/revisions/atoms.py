"""A paragraph of a Word file as atoms: its letters and the things among them, each in its run's dress."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

_THINGS = 0xF0000
"""From here on a letter stands for a thing: nobody writes with this plane."""
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_UNWRAPPED = frozenset(map(qn, ("w:fldSimple", "w:smartTag", "w:customXml", "w:ins", "w:moveTo")))
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr")))
_WHOLE = frozenset((qn("w:sdt"), qn("m:oMath"), qn("m:oMathPara")))
_OF_FIELDS = frozenset(map(qn, ("w:fldChar", "w:instrText")))
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTES = frozenset(map(qn, ("w:footnoteReference", "w:endnoteReference", "w:commentReference")))


@dataclass(frozen=True)
class Atom:
    """A letter, or a thing that a letter stands for."""

    letter: str
    look: _Element | None
    """The properties of its run."""
    thing: _Element | None = None
    link: _Element | None = None
    """The hyperlink that it stands in."""
    before: tuple[_Element, ...] = ()
    """What stands before it and is no text: bookmarks, the switches of a field."""

    @property
    def is_foreign(self) -> bool:
        """Return whether it cannot stand in another file: it is drawn from a part of its own."""
        if self.thing is None:
            return False
        keys = (str(key) for one in self.thing.iter() for key in one.attrib)
        return self.thing.tag in _NOTES or any(key.startswith(_RELATED) for key in keys)


@dataclass
class Things:
    """The letters that stand for things: the same thing has the same letter in both files."""

    _letters: dict[bytes, str] = field(default_factory=dict)

    def letter(self, thing: _Element) -> str:
        """Return the letter of a thing."""
        key = etree.tostring(thing, method="c14n")
        return self._letters.setdefault(key, chr(_THINGS + len(self._letters)))


def atoms(paragraph: _Element, things: Things) -> tuple[list[Atom], tuple[_Element, ...]]:
    """Return the atoms of a paragraph, and what stands behind the last of them and is no text."""
    found: list[Atom] = []
    waiting: list[_Element] = []
    for letter, look, thing, link in _walk(paragraph, None, things):
        if not letter and thing is not None:
            waiting.append(thing)
            continue
        found.append(Atom(letter, look, thing, link, tuple(waiting)))
        waiting = []
    return found, tuple(waiting)


def text_of(content: Sequence[Atom]) -> str:
    """Return the text, a letter for each thing."""
    return "".join(atom.letter for atom in content)


_Step = tuple[str, _Element | None, _Element | None, _Element | None]


def _walk(element: _Element, link: _Element | None, things: Things) -> Iterator[_Step]:
    for one in element:
        if one.tag == qn("w:r"):
            yield from _run(one, link, things)
        elif one.tag == qn("w:hyperlink"):
            yield from _walk(one, one, things)
        elif one.tag in _UNWRAPPED:
            yield from _walk(one, link, things)
        elif one.tag in _WHOLE:
            yield things.letter(one), None, one, link
        elif one.tag not in _GONE:
            yield "", None, one, link


def _run(run: _Element, link: _Element | None, things: Things) -> Iterator[_Step]:
    look = run.find(qn("w:rPr"))
    for one in run:
        if one.tag == qn("w:t"):
            yield from ((letter, look, None, link) for letter in one.text or "")
        elif one.tag in _OF_FIELDS:
            yield "", None, _run_of(one, look), link
        elif one.tag in _BREAKS and not one.attrib:
            yield _BREAKS[one.tag], look, one, link
        elif one.tag != qn("w:rPr"):
            yield things.letter(one), look, one, link


def _run_of(one: _Element, look: _Element | None) -> _Element:
    """Return a run with nothing but this, as it was dressed."""
    run = one.makeelement(qn("w:r"))
    for part in (look, one):
        if part is not None:
            run.append(deepcopy(part))
    return run
