"""`fill`: an office's own template filled from a document or from values, and what it has to be filled."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from bot.commands import tables
from bot.commands.places import check_place, content_of
from bot.config import Layout
from bot.errors import UsageError
from bot.export.formatting import read_sheet
from bot.export.saving import save
from bot.export.templates.aigc_label import label_in
from bot.export.templates.fields import Field, fields
from bot.export.templates.filling import FilledTemplate, fill_template
from bot.export.templates.opening import Template, open_template
from bot.export.templates.values import (
    Laid,
    names_without_field,
    of_json,
    of_sheet,
    parts_of_sheet,
    values_by_name,
)
from bot.files import plain
from bot.language.entry import normalise
from bot.privacy.marks import is_classified
from bot.texts import command_line
from bot.texts.conversation import templates as texts
from bot.texts.corpus import classification_mark


def show_fields(template: Path, as_json: bool) -> None:
    """Show the fields of a template; raise UsageError where it cannot be used."""
    found = fields(_open_template(template))
    if as_json:
        click.echo(json.dumps({"fields": [asdict(field) for field in found]}, ensure_ascii=False))
    elif found:
        tables.show(texts.COLUMNS, [_row(field) for field in found])
    else:
        click.echo(texts.no_fields(template.name))


def fill_file(template: Path, file: Path, output: Path, as_json: bool) -> int:
    """Write the template filled from a file; return 1 where a field, a value or a gap is left.

    Raise UsageError where one of the files cannot be read or written, or the template has no fields.
    """
    if output.suffix.lower() != ".docx":
        raise UsageError(texts.fills_docx(str(output)))
    opened_template = _open_template(template)
    found = fields(opened_template)
    if not found:
        raise UsageError(texts.no_fields(template.name))
    check_place(output, template, file)
    content = content_of(file)
    given, laid = _values(file, content)
    origin = label_in(content) if file.suffix.lower() == ".docx" else ""
    done = fill_template(opened_template, values_by_name(found, given, laid), origin)
    try:
        save(output, done.content)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(output), error.errno)) from error
    left = names_without_field(found, given)
    click.echo(_as_json(done, left) if as_json else "\n".join(report(str(output), done, left)))
    return int(bool(done.missing or done.gaps or done.foreign or left))


def report(path: str, done: FilledTemplate, left: list[str]) -> list[str]:
    """Return what was filled and, a line each, what is left to do."""
    missing = [texts.missing(f.name, texts.place(f.place), f.sample) for f in done.missing]
    gaps = [texts.gap(texts.place(gap.place), gap.text) for gap in done.gaps]
    foreign = [texts.foreign(done.foreign)] if done.foreign else []
    filled = texts.fill_report(path, done.filled, done.places)
    return [filled, *missing, *foreign, *map(texts.value_without_field, left), *gaps]


def _as_json(done: FilledTemplate, left: list[str]) -> str:
    told = {
        "filled": done.filled,
        "missing": [{"name": f.name, "place": f.place, "sample": f.sample} for f in done.missing],
        "unplaced": left,
        "foreign": done.foreign,
        "gaps": [asdict(gap) for gap in done.gaps],
    }
    return json.dumps(told, ensure_ascii=False)


def _row(field: Field) -> tuple[str, ...]:
    return (field.name, texts.KINDS[field.kind], texts.place(field.place), field.sample, str(field.count))


def _open_template(path: Path) -> Template:
    return open_template(path.name, content_of(path))


def _values(file: Path, content: bytes) -> tuple[Mapping[str, str], Laid]:
    """Return the values of a file by name, and what is laid out of them."""
    if file.suffix.lower() == ".json":
        try:
            given = of_json(plain.read(file.name, content))
        except (ValueError, RecursionError) as error:
            raise UsageError(texts.bad_values(str(file))) from error
        if is_classified("\n".join(line for pair in given.items() for line in ("：".join(pair), pair[1]))):
            raise UsageError(classification_mark(file.name))
        return {name: normalise(said).text for name, said in given.items()}, {}
    sheet = read_sheet(file.name, content, Layout())
    return of_sheet(sheet), parts_of_sheet(sheet)
