"""The imprint (版记) at the foot of a document: to whom it goes as well, who prints it, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.story import Line
from bot.domain.table import Table
from bot.language.characters import printable
from bot.language.document.forms import is_copies, is_print_run, printed
from bot.language.document.lines import Placed
from bot.regex import regex

_PRINTER = regex(r"[^\s，。；：、]{2,40}")
_MOST_PARTS = 10


@dataclass(frozen=True)
class Imprint:
    """What is printed at the foot of the last page (版记); an empty part is not."""

    copies: str = ""
    """The whole line: 抄送：……。 In a bulletin a line each for 报, 送 and 发."""
    printer: str = ""
    printed: str = ""
    """2026年7月5日印发"""
    run: str = ""
    """共印30份"""


NO_IMPRINT = Imprint()


@dataclass(frozen=True)
class Foot:
    """The imprint, and before which part it begins."""

    imprint: Imprint
    start: int


def foot_of(placed: Sequence[Placed], first: int) -> Foot:
    """Return what stands at the foot of the last page."""
    start = len(placed)
    lines: list[str] = []
    while start > max(first, len(placed) - _MOST_PARTS):
        told = list(_lines(placed[start - 1]))
        follows = lines[0] if lines else ""
        if not told or not all(
            _belongs(line, told[n + 1 : n + 2] or [follows]) for n, line in enumerate(told)
        ):
            break
        lines[:0] = told
        start -= 1
    if not any(is_copies(line) or printed(line) for line in lines):
        return Foot(NO_IMPRINT, len(placed))
    return Foot(_imprint(lines), start)


def _lines(part: Placed) -> Iterator[str]:
    if isinstance(part, Line):
        yield part.text
    elif isinstance(part, Table):
        for row in part.rows:
            cells = (printable(line) for cell in row.cells for line in cell.lines)
            if line := "\u3000".join(filter(None, cells)):
                yield line


def _belongs(line: str, following: Sequence[str]) -> bool:
    """Return whether a line belongs to an imprint; the name of a printer alone where its date follows."""
    if is_copies(line) or printed(line) or is_print_run(line):
        return True
    return bool(_PRINTER.fullmatch(line)) and any(
        (found := printed(one)) and found["alone"] for one in following
    )


def _imprint(lines: Sequence[str]) -> Imprint:
    ways = [line for line in lines if is_copies(line)]
    printer, day = "", ""
    for line in lines:
        if found := printed(line):
            printer, day = found["printer"] or printer, found["printed"] or found["alone"]
        elif line not in ways and not is_print_run(line):
            printer = line
    run = next((line for line in lines if is_print_run(line)), "")
    return Imprint("\n".join(ways), printer, day, run)
