"""What is filled in: the parts of a text or a document, or values by the names of fields."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.table import Table
from bot.export.plain import lines as plain_lines
from bot.export.sheet.sheet import Block, Kind, Sheet
from bot.export.templates import names
from bot.export.templates.fields import Field
from bot.language.characters import printable
from bot.regex import regex
from bot.texts import paper

_NUMBER = regex(r"\S{1,20}〔\d{4}〕\S{1,8}号")
_DATE = regex(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_COUNTED = regex(r"（\d+）$")
_IN_PARAGRAPHS = {names.BODY, names.ANNEX, names.ENCLOSURES, ""}


@dataclass(frozen=True)
class Value:
    """What goes into the places of a field."""

    lines: tuple[str, ...]
    body: bool = False
    """Whether it is the text itself, with its headings."""
    divided: bool = False
    """Whether its lines are paragraphs wherever they can be."""
    part: str = ""
    """The part of a document that it is; empty where nobody can say."""
    parts: tuple[Block | Table, ...] = ()
    """What is to be printed of it, where its text was laid out."""


def of_json(text: str) -> dict[str, str]:
    """Return the values of a flat object by the names of fields; raise ValueError for anything else."""
    told = json.loads(text)
    if not isinstance(told, dict) or not all(isinstance(v, str | int | float | None) for v in told.values()):
        raise ValueError("values")
    return {name: str(value) for name, value in told.items() if value is not None}


def of_sheet(sheet: Sheet) -> dict[str, str]:
    """Return the parts of what is to be printed, those that there are."""
    found: dict[str, list[str]] = {}
    part = names.BODY
    for block in sheet.content:
        if isinstance(block, Table):
            found.setdefault(part, []).extend(plain_lines((block,)))
        elif block.kind is Kind.LABEL:
            continue
        else:
            part = names.ANNEX if part == names.ANNEX else _part(block.kind, block.text)
            found.setdefault(part, []).append(_single_line(block))
    head, imprint = sheet.head, sheet.imprint
    printed = {
        names.MARK: head.mark,
        names.NUMBER: head.number,
        names.SIGNATORY: head.signatory,
        names.COPY_NUMBER: head.copy_number,
        names.URGENCY: head.urgency,
        names.COPIES: imprint.copies.removeprefix(paper.COPIES).rstrip("。"),
        names.PRINTER: imprint.printer,
        names.PRINTED: imprint.printed.removesuffix(paper.PRINTED),
    }
    return {name: "\n".join(told) for name, told in found.items()} | {k: v for k, v in printed.items() if v}


def parts_of_sheet(sheet: Sheet) -> dict[str, tuple[Block | Table, ...]]:
    """Return what is to be printed of the text itself and of what is annexed, by their names."""
    found: dict[str, list[Block | Table]] = {}
    part = names.BODY
    for block in sheet.content:
        if isinstance(block, Block) and block.kind is not Kind.LABEL:
            part = names.ANNEX if part == names.ANNEX else _part(block.kind, block.text)
        found.setdefault(part, []).append(block)
    return {name: tuple(found[name]) for name in (names.BODY, names.ANNEX) if name in found}


Laid = Mapping[str, tuple[Block | Table, ...]]


def values_by_name(
    fields: Sequence[Field], given: Mapping[str, str], laid: Laid | None = None
) -> dict[str, Value]:
    """Return the value of each field that has one: by its very name, else by what both names mean.

    Where two places of a form could be for one part, neither is taken to be.
    """
    unsure = _unsure(fields)
    told = _with_days(given)
    by_name = {names.plain(key): key for key in told}
    by_part = {part: key for key in reversed(told) if (part := names.part_of(key))}
    found: dict[str, Value] = {}
    for field in fields:
        said = (names.plain(name) for name in (field.name, field.other_name) if name)
        parts = (names.part_of(name) for name in (field.name, field.other_name) if name)
        keys = [by_name[name] for name in said if name in by_name]
        keys += [by_part[part] for part in parts if part in by_part and field.name not in unsure]
        if keys:
            part = names.part_of(keys[0]) or names.part_of(field.name)
            found[field.name] = value(told[keys[0]], part, (laid or {}).get(part, ()))
    return found


def _unsure(fields: Sequence[Field]) -> set[str]:
    """Return the masks and cells of which several could be for one part, but for one of its very name."""
    by_part: dict[str, list[str]] = {}
    for field in fields:
        part = names.part_of(_COUNTED.sub("", field.name)) if field.kind in ("mask", "cell") else ""
        if part:
            by_part.setdefault(part, []).append(field.name)
    several = {part: called for part, called in by_part.items() if len(called) > 1}
    return {name for part, called in several.items() for name in called if name != part}


def names_without_field(fields: Sequence[Field], given: Mapping[str, str]) -> list[str]:
    """Return the names of values that no field takes."""
    called = [name for field in fields for name in (field.name, field.other_name) if name]
    taken = {names.plain(name) for name in called} | {
        part for name in called if (part := names.part_of(name))
    }
    if names.YEAR in taken:
        taken.add(names.DATE)
    return [
        key
        for key, said in given.items()
        if said.strip() and not {names.plain(key), names.part_of(key)} & taken
    ]


def value(text: str, part: str, laid: tuple[Block | Table, ...] = ()) -> Value:
    """Return a text as what is filled in for that part; without what paper cannot carry."""
    lines = tuple(line for line in map(printable, text.splitlines()) if line)
    return Value(lines, part == names.BODY, part in _IN_PARAGRAPHS, part, laid)


def values_by_part(
    mapping: Mapping[str, str], given: Mapping[str, str], laid: Laid | None = None
) -> dict[str, Value]:
    """Return the value of each field by the part of the document that somebody chose for it."""
    told = _with_days(given)
    return {
        name: value(told[part], part, (laid or {}).get(part, ()))
        for name, part in mapping.items()
        if part in told
    }


def _single_line(block: Block) -> str:
    """Return a paragraph; how a title is divided into lines is the template's own affair."""
    return block.text.replace("\n", "") if block.kind in (Kind.TITLE, Kind.ANNEX_TITLE) else block.text


def _part(kind: Kind, text: str) -> str:
    if kind is Kind.SUBTITLE:
        return names.NUMBER if _NUMBER.fullmatch(text) else names.DATE
    return names.PART_OF.get(kind, names.BODY)


def _with_days(given: Mapping[str, str]) -> dict[str, str]:
    """Return the values with year, month and day of the date, for forms that have a place for each."""
    date = next((said for name, said in given.items() if names.part_of(name) == names.DATE), "")
    found = _DATE.search(date)
    days = zip((names.YEAR, names.MONTH, names.DAY), found.groups() if found else (), strict=False)
    return dict(days) | dict(given)
