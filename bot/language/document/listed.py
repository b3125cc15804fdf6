"""Lists without numbers: lines behind a sign, fields with their values, clauses behind a colon."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.story import Turn
from bot.language.document.lines import DocumentLine
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_SIGN = regex(r"(?:—{1,2}|－{1,2}|-|·|•|●|■|◆|\*)[ \t\u3000]*(?=[\u4e00-\u9fff“《])")
_FIELD = regex(r"[\u4e00-\u9fff](?:[ \t\u3000]*[\u4e00-\u9fff]){1,4}[：:][ \t\u3000]*[^\s].{0,60}")
_VALUED = regex(r"[^：:。；]{2,8}：[^：:；]{4,}[。；]")
_UNLISTED = (Kind.BODY, Kind.LABEL)
_LEAST = 2


def listed(lines: Iterator[DocumentLine | Turn]) -> Iterator[DocumentLine | Turn]:
    """Yield the lines, those of a list without numbers as items."""
    placed = list(lines)
    items = {*_signed(placed), *_fields(placed), *_clauses(placed), *_numbered_fields(placed)}
    for n, line in enumerate(placed):
        yield replace(line, kind=Kind.ITEM) if n in items and isinstance(line, DocumentLine) else line


def _text(line: DocumentLine | Turn) -> str:
    """Return the words of a line that may be an item; else nothing."""
    plain = isinstance(line, DocumentLine) and line.kind in _UNLISTED and line.number is None
    return line.text if plain and isinstance(line, DocumentLine) else ""


def _signed(lines: Sequence[DocumentLine | Turn]) -> Iterator[int]:
    return (n for n, line in enumerate(lines) if _SIGN.match(_text(line)))


def _fields(lines: Sequence[DocumentLine | Turn]) -> Iterator[int]:
    """Yield fields with their values, a line each: 时间：……, 地点：……; one alone is a sentence."""
    for is_field, group in groupby(range(len(lines)), key=lambda n: bool(_FIELD.fullmatch(_text(lines[n])))):
        run = list(group)
        if is_field and len(run) >= _LEAST:
            yield from run


def _clauses(lines: Sequence[DocumentLine | Turn]) -> Iterator[int]:
    """Yield the clauses that a colon announces: each but the last ends in ；."""
    run: list[int] = []
    announced = False
    for n, line in enumerate(lines):
        text = _text(line)
        run = [*run, n] if announced and text else []
        announced = text.endswith(("：", "；")) if run or text.endswith("：") else False
        if run and not announced:
            yield from run if len(run) >= _LEAST else ()


def _numbered_fields(lines: Sequence[DocumentLine | Turn]) -> Iterator[int]:
    """Yield numbered lines that are a field with its value, and so no headings: 一、时间：8月1日至20日。"""
    for n, line in enumerate(lines):
        number = line.number if isinstance(line, DocumentLine) and line.kind is Kind.HEADING else None
        if number and isinstance(line, DocumentLine) and _VALUED.fullmatch(line.text[number.end :]):
            yield n
