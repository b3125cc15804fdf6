"""Pictures of the pages at once: our own layout of a sheet, on the grid of the standard, by typst."""

import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from itertools import accumulate, groupby, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.config import Layout
from bot.domain.table import Table
from bot.errors import UsageError
from bot.export.preview import fonts as preview_fonts
from bot.export.preview.fonts import Fonts
from bot.export.sheet.sheet import Block, Kind, Sheet
from bot.export.word.measures import measures_of
from bot.export.word.parts import signature
from bot.export.word.parts.enclosures import hanging
from bot.language.characters import width
from bot.texts.conversation import releasing as texts

if TYPE_CHECKING:
    from typst import Compiler

_TEMPLATE = Path(__file__).with_name("page.typ")
_RESOLUTION = 120
_TWIPS = 20
# More characters than the first pages hold: the rest of a long document need not be laid out.
_LINE, _PAGE = 28, 22 * 28
_TITLES = (Kind.TITLE, Kind.SUBTITLE, Kind.ANNEX_TITLE)
_CLOSING = (Kind.SIGNATURE, Kind.DATE)
_EMPTY: dict[str, object] = {"kind": "empty", "opens_page": False}
_INDENT = 2
_LONGEST = 20_000


def is_available() -> bool:
    """Return whether typst is there."""
    return importlib.util.find_spec("typst") is not None


def fonts(layout: Layout) -> Fonts | None:
    """Return the fonts that the pictures would have; `None` without any Chinese one, or without typst."""
    return preview_fonts.best_fonts(layout, _families()) if is_available() else None


def pictures(sheet: Sheet, layout: Layout, fonts: Fonts, pages: int) -> tuple[bytes, ...]:
    """Return the first pages as PNG; 0.1 s, at the first time 0.5 s. Raise UsageError where it fails."""
    import typst

    data = json.dumps(values(sheet, layout, fonts, pages), ensure_ascii=False)
    try:
        drawn = _compiler().compile(format="png", ppi=_RESOLUTION, sys_inputs={"sheet": data})
    except typst.TypstError as error:
        raise UsageError(texts.PREVIEW_FAILED) from error
    drawn = [drawn] if isinstance(drawn, bytes) else drawn or []
    return tuple(drawn[:pages])


@lru_cache(maxsize=1)
def _compiler() -> "Compiler":
    import typst

    return typst.Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=_system_fonts())


@lru_cache(maxsize=1)
def _system_fonts() -> Any:
    """Return the fonts of the system; fontconfig may know folders that typst does not."""
    import typst

    folders = {str(file.parent) for file in preview_fonts.chinese_fonts().values()}
    return typst.Fonts(include_system_fonts=not folders, font_paths=sorted(folders))


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(_system_fonts().families())


# -- what the template is told -----------------------------------------------------------------------------


def values(sheet: Sheet, layout: Layout, fonts: Fonts, pages: int) -> dict[str, object]:
    """Return the sheet as the template takes it: lengths in points, indents in characters."""
    m = measures_of(layout)
    lengths = {"top": m.top, "right": m.right, "bottom": m.bottom, "left": m.left, "size": m.size}
    lengths |= {"line": m.line, "character": m.character, "tracking": m.tracking}
    parts = _first_parts(sheet.content, (pages + 1) * _PAGE)
    return {
        "measures": {name: twips / _TWIPS for name, twips in lengths.items()} | {"title": layout.title_size},
        "fonts": asdict(fonts),
        "numbers": layout.page_numbers,
        "mark": sheet.head.mark,
        "number": sheet.head.number,
        "form": sheet.head.form.value,
        "parts": list(_with_empty_lines(parts, layout.seal)),
    }


def _first_parts(content: Sequence[Block | Table], characters: int) -> list[Block | Table]:
    """Return the first parts, as many as fill so many characters and one more."""
    lengths = accumulate((_length(part) for part in content), initial=0)
    return [
        part for part, _ in takewhile(lambda pair: pair[1] < characters, zip(content, lengths, strict=False))
    ]


def _length(part: Block | Table) -> int:
    """Return about how many characters of room it takes: whole lines."""
    if isinstance(part, Table):
        return len(part.rows) * _LINE
    return (len(part.text) // _LINE + 1) * _LINE + (_PAGE // 4 if part.opens_page else 0)


def _with_empty_lines(content: Sequence[Block | Table], seal: bool) -> Iterator[dict[str, object]]:
    """Yield the parts with the empty lines between them."""
    before = ""
    for kind, grouped in groupby(content, _group):
        group = list(grouped)
        apart = kind in (Kind.ENCLOSURE, Kind.ATTENDANCE) or before == "titles"
        divided = apart or (before, kind) == (Kind.ANNEX, "titles")
        blank = signature.gap(_signers(group), seal) if kind == "closing" else int(bool(before) and divided)
        for _ in range(blank):
            yield _EMPTY
        yield from _parts(kind, group, seal)
        before = kind


def _group(part: Block | Table) -> str:
    if isinstance(part, Table):
        return "table"
    if part.kind in _CLOSING:
        return "closing"
    return "titles" if part.kind in _TITLES else part.kind.value


def _parts(kind: str, group: Sequence[Block | Table], seal: bool) -> Iterator[dict[str, object]]:
    blocks = [part for part in group if isinstance(part, Block)]
    if kind == "table":
        yield from (_table(part) for part in group if isinstance(part, Table))
    elif kind == Kind.ENCLOSURE:
        for block, (left, own) in zip(blocks, hanging([b.text for b in blocks]), strict=True):
            yield _block(block) | {"left": left, "own": own}
    elif kind == Kind.ATTENDANCE:
        for block in blocks:
            label = width(block.runs[0].text)
            yield _block(block) | {"left": _INDENT + label, "own": label}
    elif kind == "closing":
        yield from _closing(blocks, seal)
    else:
        yield from map(_block, blocks)


def _block(block: Block) -> dict[str, object]:
    runs = [{"text": run.text[:_LONGEST], "level": run.level} for run in block.runs]
    return {"kind": block.kind.value, "opens_page": block.opens_page, "runs": runs}


def _signers(group: Sequence[Block | Table]) -> list[str]:
    return [part.text for part in group if isinstance(part, Block) and part.kind is Kind.SIGNATURE]


def _closing(blocks: Sequence[Block], seal: bool) -> Iterator[dict[str, object]]:
    signers = _signers(blocks)
    dates = [block.text for block in blocks if block.kind is Kind.DATE]
    sides, day = signature.right_indents(signers, dates[0] if dates else "", seal)
    right = iter(sides)
    for n, block in enumerate(blocks):
        if n and block.kind is Kind.DATE and signature.is_by_name(signers):
            yield _EMPTY
        yield _block(block) | {"right": next(right) if block.kind is Kind.SIGNATURE else day}


def _table(table: Table) -> dict[str, object]:
    cells = [
        {"text": "\n".join(cell.lines)[:_LONGEST], "span": max(1, min(cell.span, table.columns))}
        for row in table.rows
        for cell in row.cells
    ]
    return {"kind": "table", "opens_page": False, "columns": max(1, table.columns), "cells": cells}
