"""The one place where a document becomes the paragraphs that the Word file and the plain text both show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from bot.domain.document import Document, Section
from bot.export.characters import printable
from bot.language.headings import heading_number, numbered
from bot.texts import paper


class Kind(StrEnum):
    """What a paragraph is in its document."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    BODY = "body"
    SIGNATURE = "signature"
    DATE = "date"


class Run(NamedTuple):
    """A stretch of a paragraph in one font."""

    text: str
    level: int = 0
    """The level of the heading that it is; 0 for everything else."""


@dataclass(frozen=True)
class Block:
    """One paragraph."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    """The level of a heading that stands on its own line; 0 for everything else."""

    @property
    def text(self) -> str:
        """Return the whole paragraph."""
        return "".join(run.text for run in self.runs)


def blocks(document: Document) -> tuple[Block, ...]:
    """Return the whole text: title, addressee, sections with their numbers, signature and date of issue."""
    sections = [block for _, own in _sections(document) for block in own]
    return (*_opening(document), *sections, *_closing(document))


def section_blocks(document: Document, section: Section) -> tuple[Block, ...]:
    """Return a section as it stands in its document; nothing if it does not belong to the text."""
    return next((own for other, own in _sections(document) if other.id == section.id), ())


def _opening(document: Document) -> Iterator[Block]:
    yield _single(Kind.TITLE, printable(document.title) or paper.pending(paper.TITLE))
    if addressee := printable(document.brief.addressee).rstrip("：: "):
        yield _single(Kind.ADDRESSEE, f"{addressee}：")


def _closing(document: Document) -> Iterator[Block]:
    brief = document.brief
    yield _single(Kind.SIGNATURE, printable(brief.issuer) or paper.pending(paper.ISSUER))
    yield _single(Kind.DATE, _date(brief.issued) if brief.issued else paper.pending(paper.DATE_OF_ISSUE))


def _date(issued: date) -> str:
    return f"{issued.year}年{issued.month}月{issued.day}日"


def _sections(document: Document) -> Iterator[tuple[Section, tuple[Block, ...]]]:
    number = 0
    for part, sections in groupby(document.live, key=lambda section: printable(section.plan.part)):
        number += bool(part)
        above = (_heading(1, numbered(1, number) + part),) if part else ()
        ordinal = 0
        for section in sections:
            ordinal += bool(printable(section.plan.heading))
            yield section, above + _section(section, ordinal)
            above = ()


def _section(section: Section, ordinal: int) -> tuple[Block, ...]:
    first, *others = lines = _lines(section)
    heading = printable(section.plan.heading)
    if not heading:
        return tuple(map(_paragraph, lines))
    line = numbered(2, ordinal) + heading.rstrip("。")
    if heading_number(first):
        return (_heading(2, line), *map(_paragraph, lines))
    return (Block(Kind.BODY, (Run(f"{line}。", 2), Run(first))), *map(_paragraph, others))


def _lines(section: Section) -> list[str]:
    version = section.current
    written = version.text.splitlines() if version else []
    lines = [line for line in map(printable, written) if line]
    if not version or not lines:
        plan = section.plan
        return [paper.pending(printable(plan.heading) or printable(plan.part) or plan.role)]
    if not version.complete:
        lines[-1] += paper.pending(paper.UNFINISHED)
    return lines


def _paragraph(line: str) -> Block:
    number = heading_number(line)
    end = line.find("。") + 1
    if number is None or (not end and line[-1] in "；：，、！？…"):
        return _single(Kind.BODY, line)
    if not end:
        return _heading(number.level, line)
    runs = (Run(line[:end], number.level), Run(line[end:]))
    return Block(Kind.BODY, tuple(run for run in runs if run.text))


def _heading(level: int, text: str) -> Block:
    return Block(Kind.HEADING, (Run(text, level),), level)


def _single(kind: Kind, text: str) -> Block:
    return Block(kind, (Run(text),))
