"""A section as it stands in an exported file, paragraph by paragraph beside what its version holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.document import Document, Section
from bot.domain.table import Cell, Table
from bot.export.sheet.blocks import Part, running_blocks
from bot.language.characters import printable
from bot.language.document.pipe_tables import lines_and_tables


@dataclass(frozen=True)
class Unit:
    """A paragraph or a table of a section."""

    lines: tuple[str, ...]
    """As the file has it: one line, or one for each row of a table."""
    raw: tuple[str, ...] = ()
    """As the version has it; nothing for a heading that the document puts there."""
    lead: str = ""
    """The heading that leads the paragraph and is not of the version."""


def units(document: Document, section: Section) -> list[Unit]:
    """Return the section; nothing where it cannot be laid beside its version."""
    parts = running_blocks(document, section)
    written = section.current.text.splitlines() if section.current else []
    raw = list(_raw([line for line in written if printable(line)]))
    heads = next((n for n in range(len(parts) + 1) if _fits(parts[n:], raw)), None)
    if heads is None or not raw:
        return []
    found = [Unit(_lines(part)) for part in parts[:heads]]
    for part, own in zip(parts[heads:], raw, strict=False):
        lines = _lines(part)
        lead = lines[0].removesuffix(printable(own[0])) if len(own) == 1 and len(lines) == 1 else ""
        found.append(Unit(lines, own, lead))
    # A note that is printed below the date stays in the version.
    return [*found, *(Unit((), own) for own in raw[len(parts) - heads :])]


def row_lines(table: Table) -> tuple[str, ...]:
    """Return a line for each row, as a version writes it."""
    return tuple(f"| {' | '.join(_cell(cell) for cell in row.cells)} |" for row in table.rows)


def _cell(cell: Cell) -> str:
    return " ".join(" ".join(cell.lines).split()).replace("|", "｜")


def _lines(part: Part) -> tuple[str, ...]:
    return row_lines(part) if isinstance(part, Table) else (part.text.strip(),)


def _raw(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a version, with those of a table together."""
    at = 0
    for part in lines_and_tables([printable(line) for line in lines]):
        start, at = at, at + 1
        if isinstance(part, Table):
            while at < len(lines) and printable(lines[at]).startswith("|"):
                at += 1
        yield tuple(lines[start:at])


def _fits(parts: Sequence[Part], raw: Sequence[tuple[str, ...]]) -> bool:
    """Return whether these parts are those of the version; the first may be led by a heading."""
    if len(raw) - len(parts) not in (0, 1):
        return False
    for n, (part, own) in enumerate(zip(parts, raw, strict=False)):
        if isinstance(part, Table):
            if len(own) == 1:
                return False
        elif len(own) > 1 or not (
            part.text == printable(own[0]) or (n == 0 and part.text.endswith(printable(own[0])))
        ):
            return False
    return True
