"""The sections of a Word file: paper that is turned, an imprint on an even page, annexes bound apart."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from docx.oxml.section import CT_SectPr
from lxml import etree

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.sheet import Block, Kind, Sheet
from bot.export.word import page, styles
from bot.export.word.measures import Measures, turned
from bot.export.word.oxml import paragraph
from bot.export.word.pages import extent
from bot.export.word.parts.body import text_lines
from bot.export.word.parts.imprint import imprint_height, imprint_lines
from bot.export.word.parts.letterhead import head_height, head_lines

# The paragraph that ends a section takes as good as no room.
_FLAT = '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'
_UNSURE = 2
"""By so many lines a count of lines may be wrong."""
_Part = Block | Table


@dataclass(frozen=True)
class Setup:
    """How the pages of a section are set up."""

    sideways: bool = False
    even_page: bool = False
    """Whether it begins on an even page, behind a blank one if need be."""
    numbered: bool = True
    restarts: bool = False
    """Whether its pages are counted from 1."""


@dataclass(frozen=True)
class Stretch:
    """Paragraphs and tables of one section."""

    xml: str
    setup: Setup


def body_xml(stretches: Sequence[Stretch], section: CT_SectPr, footers: Mapping[str, str]) -> str:
    """Return all paragraphs; each section but the last ends with one that holds its setup.

    `section`, by which the file begins, is changed to the setup of the last one; `footers` are those of paper
    that lies on its side.
    """
    last = len(stretches) - 1
    made = [
        stretch.xml + ("" if n == last else _end(_setup(section, stretch.setup, footers, first=n == 0)))
        for n, stretch in enumerate(stretches)
    ]
    _become(section, _setup(section, stretches[last].setup, footers, first=last == 0))
    return "".join(made)


def stretches_of(sheet: Sheet, layout: Layout, measures: Measures) -> Iterator[Stretch]:
    """Yield what is printed, section by section."""
    text, annexes = _divided(sheet)
    above = head_lines(sheet.head, layout, measures)
    below = imprint_lines(sheet.imprint, layout, measures)
    own = [*_turned_stretches(text, sheet, layout, measures)] or [Stretch("", Setup())]
    own[0] = replace(own[0], xml=above + own[0].xml)
    alone = _imprint_setup(sheet, text, layout, measures) if below else None
    if below and (alone or own[-1].setup.sideways):
        own.append(Stretch(below, alone or Setup()))
    else:
        own[-1] = replace(own[-1], xml=own[-1].xml + below)
    yield from own
    for annex in annexes:
        yield from _first_counts(list(_turned_stretches(annex, sheet, layout, measures)))


def _divided(sheet: Sheet) -> tuple[list[tuple[int, _Part]], list[list[tuple[int, _Part]]]]:
    """Return the text, and each annex that is bound apart from it, with the place of each part."""
    text: list[tuple[int, _Part]] = []
    annexes: list[list[tuple[int, _Part]]] = []
    for at, part in enumerate(sheet.content):
        opens = sheet.apart and isinstance(part, Block) and part.kind is Kind.ANNEX
        if opens and isinstance(part, Block):
            # The section opens the page.
            annexes.append([(at, replace(part, opens_page=False))])
        else:
            (annexes[-1] if annexes else text).append((at, part))
    return text, annexes


def _turned_stretches(
    parts: Sequence[tuple[int, _Part]], sheet: Sheet, layout: Layout, measures: Measures
) -> Iterator[Stretch]:
    """Yield the parts, each stretch of paper that stands upright or lies on its side as a section."""

    def sideways(placed: tuple[int, _Part]) -> bool:
        return sum(turn <= placed[0] for turn in sheet.turns) % 2 == 1

    for lies, group in groupby(parts, sideways):
        content = [part for _, part in group]
        yield Stretch(
            text_lines(content, layout, turned(measures) if lies else measures), Setup(sideways=lies)
        )


def _first_counts(stretches: list[Stretch]) -> list[Stretch]:
    """Return the sections of an annex, the first of which counts its pages from 1."""
    first, *others = stretches
    return [replace(first, setup=replace(first.setup, restarts=True)), *others]


def _imprint_setup(
    sheet: Sheet, text: Sequence[tuple[int, _Part]], layout: Layout, measures: Measures
) -> Setup | None:
    """Return how the page of an imprint is set up that needs one of its own; `None` where it needs none.

    Where it cannot be counted for sure that the text ends on an even page with room, it begins an even page:
    where a blank one comes before it, neither bears a number (7.5).
    """
    if layout.imprint_page != "even":
        return None
    content = [part for _, part in text]
    reached = extent(content, head_height(sheet.head, layout, measures), layout, measures)
    height = ceil(imprint_height(sheet.imprint, layout, measures) / measures.line)
    even = reached.pages % 2 == 0
    fits = reached.lines + height + _UNSURE <= measures.height // measures.line
    if even and fits and reached.is_sure and reached.lines > _UNSURE:
        return None
    return Setup(even_page=True, numbered=not even)


# -- the markup --------------------------------------------------------------------------------------------


def _end(setup: CT_SectPr) -> str:
    return paragraph(styles.NORMAL, "", _FLAT + etree.tostring(setup, encoding="unicode", with_tail=False))


def _setup(section: CT_SectPr, setup: Setup, footers: Mapping[str, str], *, first: bool) -> CT_SectPr:
    """Return the setup of a section, made of the one that the file begins with."""
    made = copy.deepcopy(section)
    if not first:
        page.take_out_first_page(made)
    if setup.sideways:
        page.turn(made, footers)
    if setup.even_page:
        page.begin_even(made)
    if not setup.numbered:
        page.have_first_page(made)
    if setup.restarts:
        page.count_from_one(made)
    return made


def _become(section: CT_SectPr, other: CT_SectPr) -> None:
    section[:] = list(other)
