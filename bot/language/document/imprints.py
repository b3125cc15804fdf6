"""The imprint (版记) at the foot of a document: to whom it goes as well, who prints it, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.story import Line
from bot.domain.table import Table
from bot.language.characters import printable
from bot.language.document.lines import Placed
from bot.regex import regex

_WAY = regex(r"(?:主\s*送|抄\s*送|抄\s*报|分\s*送|印\s*送|[报送发])\s*[：:]\s*\S.{0,500}")
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日\s*印[发制]"
_PRINTED = regex(rf"(?P<printer>[^\s，。；：]{{2,40}})\s+(?P<printed>{_DAY})")
_PRINTED_ALONE = regex(_DAY)
_PRINTER = regex(r"[^\s，。；：、]{2,40}")
_RUN = regex(r"[（(]?共\s*印\s*\d+\s*份[）)]?。?")
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
    if not any(_WAY.fullmatch(line) or _PRINTED_ALONE.search(line) for line in lines):
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
    if any(form.fullmatch(line) for form in (_WAY, _PRINTED, _PRINTED_ALONE, _RUN)):
        return True
    return bool(_PRINTER.fullmatch(line)) and any(map(_PRINTED_ALONE.fullmatch, following))


def _imprint(lines: Sequence[str]) -> Imprint:
    ways = [line for line in lines if _WAY.fullmatch(line)]
    printer, printed = "", ""
    for line in lines:
        if found := _PRINTED.fullmatch(line):
            printer, printed = found["printer"], found["printed"]
        elif _PRINTED_ALONE.fullmatch(line):
            printed = line
        elif line not in ways and not _RUN.fullmatch(line):
            printer = line
    run = next((line for line in lines if _RUN.fullmatch(line)), "")
    return Imprint("\n".join(ways), printer, printed, run)
