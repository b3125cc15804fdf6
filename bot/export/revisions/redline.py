"""Two Word files of ours as one: the new one, with what it has changed as tracked changes."""

import io
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

import docx
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from bot.export.revisions.aligning import Item, Step, align
from bot.export.revisions.atoms import Atom, Things, atoms, text_of
from bot.export.revisions.marking import Mark, Marked, Pen, mark_end, mark_row, write
from bot.export.revisions.words import words
from bot.export.word.package import pack
from bot.language.changes import Change, changes

_PARAGRAPH, _TABLE, _ROW, _CELL = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc"))
_MARKS = {Change.SAME: Mark.SAME, Change.GONE: Mark.GONE, Change.NEW: Mark.NEW}


@dataclass(frozen=True)
class Redline:
    """The file, and what it could not show."""

    content: bytes
    changes: int
    """How many stretches, paragraphs and rows were changed."""
    left_out: int
    """How many pictures and the like stood in the old text only, and are not shown struck out."""


def redline(old: bytes, new: bytes, author: str, moment: datetime) -> Redline:
    """Return the new file with its changes marked; both were typeset by us.

    Who accepts all changes has the new text, who rejects all has the old one.
    """
    made = docx.Document(io.BytesIO(new))
    work = _Work(Pen(author, moment))
    body, before = made.element.body, docx.Document(io.BytesIO(old)).element.body
    end = body.find(qn("w:sectPr"))
    merged = work.merge(_content(before), _content(body))
    body[:] = [*merged, *([end] if end is not None else [])]
    return Redline(pack(made), work.changes, work.left_out)


def _content(element: _Element) -> list[_Element]:
    return [one for one in element if one.tag in (_PARAGRAPH, _TABLE)]


def _known(elements: Iterable[_Element]) -> list[Item]:
    """Return by what paragraphs, rows and tables are known again."""
    return [Item("".join(one.text or "" for one in e.iter(qn("w:t"))), str(e.tag)) for e in elements]


@dataclass
class _Work:
    pen: Pen
    things: Things = field(default_factory=Things)
    changes: int = 0
    left_out: int = 0

    def merge(self, old: Sequence[_Element], new: Sequence[_Element]) -> list[_Element]:
        """Return the paragraphs and tables of both, each marked as what became of it."""
        merged: list[_Element] = []
        stretch: list[tuple[_Element, Mark]] = []
        for before, after in _steps(old, new):
            for one, mark in self._items(before, after):
                if one.tag == _PARAGRAPH:
                    stretch.append((one, mark))
                    continue
                merged += [*self._with_ends(stretch), one]
                stretch = []
        return [*merged, *self._with_ends(stretch)]

    def _items(self, before: _Element | None, after: _Element | None) -> Iterator[tuple[_Element, Mark]]:
        if before is not None and after is not None:
            (self._paragraph if after.tag == _PARAGRAPH else self._table)(before, after)
            yield after, Mark.SAME
        elif after is not None:
            self._mark_whole(after, Mark.NEW)
            yield after, Mark.NEW
        elif before is not None:
            gone = deepcopy(before)
            self._mark_whole(gone, Mark.GONE)
            yield gone, Mark.GONE

    # -- paragraphs -----------------------------------------------------------------------------------

    def _paragraph(self, before: _Element, after: _Element) -> None:
        old, (new, tail) = atoms(before, self.things)[0], atoms(after, self.things)
        m = n = 0
        marked: list[Marked] = []
        if text_of(old) == text_of(new):
            return
        for change, text in changes(text_of(old), text_of(new), words):
            mark = _MARKS[change]
            kept = old[m : m + len(text)] if mark is Mark.GONE else new[n : n + len(text)]
            m += 0 if mark is Mark.NEW else len(text)
            n += 0 if mark is Mark.GONE else len(text)
            marked += self._marked(kept, mark)
            self.changes += mark is not Mark.SAME
        write(after, marked, tail, self.pen)

    def _marked(self, content: Iterable[Atom], mark: Mark) -> Iterator[Marked]:
        for atom in content:
            if mark is Mark.GONE and atom.is_foreign:
                self.left_out += 1
            else:
                yield atom, mark

    def _mark_whole(self, one: _Element, mark: Mark) -> None:
        """Mark all that stands in a paragraph or a table, but not the end of the paragraph."""
        self.changes += 1
        for paragraph in [one] if one.tag == _PARAGRAPH else _paragraphs(one):
            content, tail = atoms(paragraph, self.things)
            write(paragraph, list(self._marked(content, mark)), () if mark is Mark.GONE else tail, self.pen)
            properties = paragraph.find(qn("w:pPr"))
            if mark is Mark.GONE and properties is not None:
                # Where the old text turned the paper is nothing to the new one.
                for section in properties.findall(qn("w:sectPr")):
                    properties.remove(section)
            if paragraph is not one:
                mark_end(paragraph, mark, self.pen)
        for row in one.iter(_ROW):
            mark_row(row, mark, self.pen)

    def _with_ends(self, stretch: Sequence[tuple[_Element, Mark]]) -> list[_Element]:
        """Return paragraphs with their ends marked.

        The last one before a table, or at the end, cannot run into the next: where it is no common one, the
        end before it is marked in its place, back to the last common one.
        """
        marks = [mark for _, mark in stretch]
        common = [n for n, mark in enumerate(marks) if mark is Mark.SAME]
        if common and marks[-1] is not Mark.SAME:
            at = common[-1]
            marks[at:] = [*marks[at + 1 :], Mark.SAME]
            _like(
                stretch[at][0],
                next(stretch[n][0] for n in range(at, len(marks)) if marks[n] is not Mark.GONE),
            )
        _move_ends([one for one, _ in stretch], marks)
        for (one, _), mark in zip(stretch, marks, strict=True):
            mark_end(one, mark, self.pen)
        return [one for one, _ in stretch]

    # -- tables ---------------------------------------------------------------------------------------

    def _table(self, before: _Element, after: _Element) -> None:
        rows = after.findall(_ROW)
        old = before.findall(_ROW)
        for one in rows:
            after.remove(one)
        for m, n in align(_known(old), _known(rows)):
            after.extend(self._rows(None if m is None else old[m], None if n is None else rows[n]))

    def _rows(self, before: _Element | None, after: _Element | None) -> Iterator[_Element]:
        if before is not None and after is not None and _fit(before, after):
            for one, other in zip(before.findall(_CELL), after.findall(_CELL), strict=True):
                properties = [part for part in other if part.tag not in (_PARAGRAPH, _TABLE)]
                other[:] = [*properties, *self.merge(_content(one), _content(other))]
            yield after
            return
        for row, mark in ((before, Mark.GONE), (after, Mark.NEW)):
            if row is not None:
                own = deepcopy(row) if mark is Mark.GONE else row
                self._mark_whole(own, mark)
                yield own


def _steps(
    old: Sequence[_Element], new: Sequence[_Element]
) -> Iterator[tuple[_Element | None, _Element | None]]:
    """Yield paragraphs and tables beside each other; the last paragraphs of both stay together."""
    steps = align(_known(old), _known(new))
    for m, n in _with_common_end(steps, old, new):
        yield (None if m is None else old[m]), (None if n is None else new[n])


def _with_common_end(steps: list[Step], old: Sequence[_Element], new: Sequence[_Element]) -> list[Step]:
    """Return the steps; where nothing is common behind the last table, the last paragraphs are made so."""
    last = max((n for n, step in enumerate(steps) if None not in step), default=-1)
    gone = [n for n, step in enumerate(steps) if n > last and step.new is None]
    come = [n for n, step in enumerate(steps) if n > last and step.old is None]
    if not gone or not come or (last >= 0 and new[steps[last].new or 0].tag == _PARAGRAPH):
        return steps
    m, n = steps[gone[-1]].old, steps[come[-1]].new
    if m is None or n is None or old[m].tag != _PARAGRAPH or new[n].tag != _PARAGRAPH:
        return steps
    rest = [step for at, step in enumerate(steps) if at not in (gone[-1], come[-1])]
    return [*rest, Step(m, n)]


def _like(one: _Element, other: _Element) -> None:
    """Give a paragraph the layout of another: whoever takes away the end of that has it in this."""
    own, wanted = other.find(qn("w:pPr")), one.find(qn("w:pPr"))
    if one is other:
        return
    if own is not None:
        other.remove(own)
    if wanted is not None:
        other.insert(0, deepcopy(wanted))


def _move_ends(paragraphs: Sequence[_Element], marks: list[Mark]) -> None:
    """Mark the end of a common paragraph in the place of that of the last one behind it that came or went.

    That is how Word marks what is written on at the end of a paragraph. LibreOffice takes marks that follow
    each other for one, and with it the end between them, which is marked then.
    """
    for at, mark in enumerate(marks[1:]):
        if marks[at] is not Mark.SAME or mark is Mark.SAME or not _ends_in(paragraphs[at], mark):
            continue
        end = next((n for n in range(at + 1, len(marks)) if marks[n] is not mark), len(marks))
        if _layout(paragraphs[at]) == _layout(paragraphs[end - 1]):
            marks[at:end] = [*marks[at + 1 : end], Mark.SAME]


def _ends_in(paragraph: _Element, mark: Mark) -> bool:
    """Return whether the last words of a paragraph came or went."""
    return len(paragraph) > 0 and paragraph[-1].tag == qn(mark)


def _layout(paragraph: _Element) -> bytes:
    properties = paragraph.find(qn("w:pPr"))
    return b"" if properties is None else etree.tostring(properties)


def _paragraphs(table: _Element) -> list[_Element]:
    return [
        one
        for one in table.iter(_PARAGRAPH)
        if next(one.iterancestors(_CELL, qn("w:txbxContent"))).tag == _CELL
    ]


def _fit(before: _Element, after: _Element) -> bool:
    """Return whether two rows are divided alike, so that they can be compared cell by cell."""
    return [_span(cell) for cell in before.findall(_CELL)] == [_span(cell) for cell in after.findall(_CELL)]


def _span(cell: _Element) -> str | None:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return found.get(qn("w:val")) if found is not None else None
