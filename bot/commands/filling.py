"""`fill`: an office's own template filled from a document or from values, and what it has to be filled."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from bot.commands import tables
from bot.commands.places import check_place
from bot.config import Layout
from bot.corpus.reading import CHAT_CHARACTERS, plain, read
from bot.errors import UsageError
from bot.export.recognised import recognised
from bot.export.saving import save
from bot.export.templates.fields import Field, fields
from bot.export.templates.filling import Filled, filled
from bot.export.templates.opening import Template, opened
from bot.export.templates.origin import brought
from bot.export.templates.values import matched, of_json, of_sheet, unplaced
from bot.language.entry import entered
from bot.privacy.marks import is_classified
from bot.texts import command_line
from bot.texts import templates as texts
from bot.texts.corpus import classified


def show_fields(template: Path, as_json: bool) -> None:
    """Show the fields of a template; raise UsageError where it cannot be used."""
    found = fields(_opened(template))
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
    opened_template = _opened(template)
    found = fields(opened_template)
    if not found:
        raise UsageError(texts.no_fields(template.name))
    check_place(output, template, file)
    content = _bytes(file)
    given = _given(file, content)
    origin = brought(content) if file.suffix.lower() == ".docx" else ""
    done = filled(opened_template, matched(found, given), origin)
    try:
        save(output, done.content)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(output))) from error
    left = unplaced(found, given)
    click.echo(_as_json(done, left) if as_json else "\n".join(report(str(output), done, left)))
    return int(bool(done.missing or done.gaps or left))


def report(path: str, done: Filled, left: list[str]) -> list[str]:
    """Return what was filled and, a line each, what is left to do."""
    missing = [texts.missing(f.name, texts.place(f.place), f.sample) for f in done.missing]
    gaps = [texts.gap(texts.place(gap.place), gap.text) for gap in done.gaps]
    return [texts.filled(path, done.filled), *missing, *map(texts.unplaced, left), *gaps]


def _as_json(done: Filled, left: list[str]) -> str:
    told = {
        "filled": done.filled,
        "missing": [{"name": f.name, "place": f.place, "sample": f.sample} for f in done.missing],
        "unplaced": left,
        "gaps": [asdict(gap) for gap in done.gaps],
    }
    return json.dumps(told, ensure_ascii=False)


def _row(field: Field) -> tuple[str, ...]:
    return (field.name, texts.KINDS[field.kind], texts.place(field.place), field.sample, str(field.count))


def _opened(path: Path) -> Template:
    return opened(path.name, _bytes(path))


def _given(file: Path, content: bytes) -> Mapping[str, str]:
    if file.suffix.lower() == ".json":
        try:
            given = of_json(plain.read(file.name, content))
        except (ValueError, RecursionError) as error:
            raise UsageError(texts.bad_values(str(file))) from error
        if is_classified("\n".join(line for pair in given.items() for line in ("：".join(pair), pair[1]))):
            raise UsageError(classified(file.name))
        return {name: entered(said).text for name, said in given.items()}
    text = entered(read(file.name, content, CHAT_CHARACTERS)).text
    return of_sheet(recognised(text.splitlines(), {}, Layout()))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(command_line.cannot_read(str(path))) from error
