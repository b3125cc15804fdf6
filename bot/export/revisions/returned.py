"""A corrected file laid beside what was exported: which sections it changes, and to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.domain.document import Document
from bot.domain.story import Line
from bot.domain.table import Table
from bot.export.revisions.aligning import Item, Step, align
from bot.export.revisions.units import Unit, row_lines, units
from bot.files.word import reading as word


@dataclass(frozen=True)
class Correction:
    """What a corrected file changes of a document."""

    sections: dict[int, str]
    """The new texts of the sections that were changed, by their ids."""
    elsewhere: tuple[str, ...] = ()
    """What was changed and belongs to no section's text: the words as they stood, or as they are now."""
    common: float = 0.0
    """What share of the exported lines came back, be it changed."""


@dataclass
class _Beside:
    """The exported lines, and what came back for each."""

    lines: list[str]
    now: list[str | None] = field(default_factory=list)
    behind: dict[int, list[str]] = field(default_factory=dict)
    """New lines, by the exported line that they follow; -1 for those before the first."""


def lines_of(name: str, content: bytes) -> list[str]:
    """Return the lines with words of a .docx, all its tracked changes accepted; raise UnreadableFile.

    A table has a line for each row.
    """
    lines: list[str] = []
    for part in word.story(name, content).parts:
        if isinstance(part, Table):
            lines += row_lines(part)
        elif isinstance(part, Line):
            lines.append(part.text.strip())
    return [line for line in lines if line.strip("| ")]


def correction(document: Document, exported: Sequence[str], returned: Sequence[str]) -> Correction:
    """Return what the lines of a file change, beside those of the document as it was exported."""
    heads = {
        line for one in document.live for unit in units(document, one) if not unit.raw for line in unit.lines
    }
    beside = _beside(exported, returned, heads)
    changed: dict[int, str] = {}
    taken: set[int] = set()
    elsewhere: list[str] = []
    start = 0
    for section in document.live:
        own = units(document, section)
        at = _place(exported, own, start)
        if at is None:
            continue
        start = at + sum(len(unit.lines) for unit in own)
        lines, left = _text(own, at, beside, taken)
        elsewhere += left
        taken |= set(range(at, start))
        stood = [line for unit in own for line in unit.raw if len(unit.raw) == 1 or not _is_rule(line)]
        if lines and lines != stood:
            changed[section.id] = _ruled(lines)
        elif not lines:
            # A section is dropped from the outline, not emptied.
            elsewhere.append(exported[at])
    elsewhere += _outside(beside, taken)
    common = sum(line is not None for line in beside.now) / max(len(exported), 1)
    return Correction(changed, tuple(dict.fromkeys(elsewhere)), common)


def _beside(exported: Sequence[str], returned: Sequence[str], heads: set[str]) -> _Beside:
    beside = _Beside(list(exported), [None] * len(exported))
    last = -1
    for old, new in _steps(exported, returned, heads):
        if old is not None:
            last = old
            beside.now[old] = returned[new] if new is not None else None
        elif new is not None:
            beside.behind.setdefault(last, []).append(returned[new])
    return beside


def _steps(exported: Sequence[str], returned: Sequence[str], heads: set[str]) -> Iterator[Step]:
    """Yield the lines beside each other; a heading that came back holds what stands below it."""
    a = b = 0
    for m, n in (*_held(exported, returned, heads), (len(exported), len(returned))):
        for old, new in align([Item(one) for one in exported[a:m]], [Item(one) for one in returned[b:n]]):
            yield Step(None if old is None else a + old, None if new is None else b + new)
        if m < len(exported):
            yield Step(m, n)
        a, b = m + 1, n + 1


def _held(exported: Sequence[str], returned: Sequence[str], heads: set[str]) -> Iterator[tuple[int, int]]:
    last = -1
    for m, line in enumerate(exported):
        if line in heads and exported.count(line) == 1 and returned.count(line) == 1:
            n = returned.index(line)
            if n > last:
                yield m, n
                last = n


def _place(exported: Sequence[str], own: Sequence[Unit], start: int) -> int | None:
    """Return where the lines of a section begin; `None` where they do not stand together."""
    lines = [line for unit in own for line in unit.lines]
    if not lines:
        return None
    places = range(start, len(exported) - len(lines) + 1)
    return next((n for n in places if list(exported[n : n + len(lines)]) == lines), None)


def _text(own: Sequence[Unit], at: int, beside: _Beside, taken: set[int]) -> tuple[list[str], list[str]]:
    """Return the section's lines as it came back, and what was changed in it and could not be taken."""
    text: list[str] = []
    left: list[str] = []
    if at - 1 not in taken and own[0].raw:
        text += beside.behind.pop(at - 1, [])
    for unit in own:
        lines = range(at, at + len(unit.lines))
        at = lines.stop
        now = [[*filter(None, (beside.now[n],)), *beside.behind.pop(n, [])] for n in lines]
        if not unit.raw:
            left += [line for line, came in zip(unit.lines, now, strict=True) if came[:1] != [line]]
            text += [line for came in now for line in came[1:]]
        elif len(unit.raw) > 1:
            text += _rows(unit, now)
        else:
            text += _paragraph(unit, now[0] if now else [])
            left += [unit.lead] if unit.lead and not "".join(now[0][:1]).startswith(unit.lead) else []
    return text, left


def _paragraph(unit: Unit, now: Sequence[str]) -> Iterator[str]:
    """Yield a paragraph as the version has it where it came back as it was, or what came for it."""
    for n, line in enumerate(now):
        yield unit.raw[0] if line == unit.lines[0] else _without_lead(unit, line) if n == 0 else line
    if not unit.lines:
        yield from unit.raw


def _rows(unit: Unit, now: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows of a table, those that came back as they were as the version has them."""
    raw = [row for row in unit.raw if not _is_rule(row)]
    for line, own, came in zip(unit.lines, raw, now, strict=True):
        yield from (own if row == line else row for row in came)


def _is_rule(row: str) -> bool:
    return set(row) <= set("|-: ")


def _ruled(lines: Sequence[str]) -> str:
    """Return the lines, with a rule below the first row of each table."""
    text: list[str] = []
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|") and line.endswith("|")):
        rows = list(group)
        rule = ["|" + "---|" * (rows[0].count("|") - 1)] if is_table and len(rows) > 1 else []
        text += [*rows[:1], *rule, *rows[1:]]
    return "\n".join(text)


def _without_lead(unit: Unit, line: str) -> str:
    if line.startswith(unit.lead):
        return line.removeprefix(unit.lead)
    _, stop, rest = line.partition("。")
    return rest if stop and rest else line


def _outside(beside: _Beside, taken: set[int]) -> list[str]:
    """Return what was changed in lines of no section, and what was written behind such a line."""
    changed = [line for n, line in enumerate(beside.lines) if n not in taken and beside.now[n] != line]
    return [*changed, *(line for lines in beside.behind.values() for line in lines)]
