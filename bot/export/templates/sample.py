"""A document of last year as a template: its title, addressee, text, signature and dates are the places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.recognised import sheet_of_text
from bot.export.sheet.sheet import Block, Kind
from bot.export.templates import names
from bot.export.templates.story import Line

_NEEDED = {names.TITLE, names.BODY}


@dataclass(frozen=True)
class Stretch:
    """Lines that are one part of the document."""

    part: str
    lines: tuple[Line, ...]
    start: int = 0
    """Where in the first line it begins."""


def stretches(lines: Sequence[Line]) -> list[Stretch]:
    """Return the parts of a document; none where it has no title and no text."""
    own = [line for line in lines if line.place == "document" and line.text.strip()]
    sheet = sheet_of_text("\n".join(" ".join(line.text.split()) for line in own), Layout())
    left = list(own)
    found: list[Stretch] = []
    if sheet.head.number and (number := _take_until(left, sheet.head.number)):
        found.append(Stretch(names.NUMBER, (number,), number.text.find(sheet.head.number)))
    annexed = False
    for block in sheet.content:
        if isinstance(block, Table):
            continue
        annexed = annexed or block.kind is Kind.ANNEX
        taken = tuple(_take(left, block))
        part = names.ANNEX if annexed else names.PART_OF.get(block.kind, "")
        if part and taken:
            _add(found, part, taken)
    return found if {one.part for one in found} >= _NEEDED else []


def _add(found: list[Stretch], part: str, lines: tuple[Line, ...]) -> None:
    if found and found[-1].part == part:
        found[-1] = Stretch(part, (*found[-1].lines, *lines), found[-1].start)
    else:
        found.append(Stretch(part, lines))


def _take_until(left: list[Line], words: str) -> Line | None:
    """Return the first line that holds these words; it and what stands before it are taken."""
    for n, line in enumerate(left):
        if words in " ".join(line.text.split()):
            del left[: n + 1]
            return line
    return None


def _take(left: list[Line], block: Block) -> Iterator[Line]:
    """Take the lines that a block was made of."""
    words = "".join(block.text.split())
    while left and words:
        line = "".join(left[0].text.split())
        if not line or not words.startswith(line):
            return
        words = words[len(line) :]
        yield left.pop(0)
