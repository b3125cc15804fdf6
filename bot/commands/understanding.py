"""`corpus show` and `corpus set`: what was understood of an exemplar, and what somebody says against it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from bot.commands.start import begin
from bot.corpus.library.library import Understood
from bot.corpus.names.generic import GENERIC
from bot.domain.genre import GenreKind, IssuerKind
from bot.domain.passage import Correction, Entity, EntityKind, Grade, Passage
from bot.errors import UsageError
from bot.opening import open_library
from bot.texts import command_line
from bot.texts import understanding as texts

_FIRST_YEAR, _LAST_YEAR = 1949, 2100


async def show_exemplar(identifier: int, as_json: bool, config_path: Path | None) -> None:
    """Show all that was understood of an exemplar; raise UsageError where there is none."""
    async with open_library(begin(config_path)) as (_, library):
        _show(await library.understood(identifier), as_json)


async def correct_exemplar(
    identifier: int, assignments: Sequence[str], as_json: bool, config_path: Path | None
) -> None:
    """Correct fields of an exemplar and show it; raise UsageError for a wrong field, value or number."""
    said = correction(assignments)
    async with open_library(begin(config_path)) as (_, library):
        _show(await library.correct(identifier, said), as_json)


def correction(assignments: Sequence[str]) -> Correction:
    """Return what the assignments say; raise UsageError where one of them says nothing that is known."""
    values: dict[str, object] = {}
    for assignment in assignments:
        name, mark, value = assignment.partition("=")
        field = texts.FIELDS.get(name.strip().lower())
        if not mark or field is None:
            raise UsageError(texts.unknown_field(assignment))
        values[field] = _value(field, value.strip())
    return Correction(**values)  # type: ignore[arg-type]  # each value is of its field's type


def _value(field: str, written: str) -> object:
    match field:
        case "year":
            return _year(written)
        case "genre":
            return _one_of(field, written, {kind.value: kind for kind in GenreKind})
        case "issuer_kind":
            return _one_of(field, written, {kind.value: kind for kind in IssuerKind})
        case "grade":
            called = {command_line.grade(grade): grade for grade in Grade}
            return _one_of(field, written, called | {grade.value: grade for grade in Grade})
    if field == "title" and not written:
        raise UsageError(texts.NO_TITLE)
    return written


def _year(written: str) -> int:
    """Return a year, 0 where none is wanted."""
    if not written:
        return 0
    if not written.isascii() or not written.isdigit() or not _FIRST_YEAR <= int(written) <= _LAST_YEAR:
        raise UsageError(texts.no_year(written))
    return int(written)


def _one_of(field: str, written: str, known: Mapping[str, object]) -> object:
    if written not in known:
        raise UsageError(texts.unknown_value(field, written, known))
    return known[written]


def _show(held: Understood | None, as_json: bool) -> None:
    if held is None:
        raise UsageError(command_line.NOT_FOUND)
    if as_json:
        click.echo(json.dumps(as_values(held), ensure_ascii=False))
        return
    for line in _lines(held):
        click.echo(line)


def as_values(held: Understood) -> dict[str, object]:
    """Return what was understood in the shape that programs read."""
    exemplar = held.exemplar
    return {
        "id": held.id,
        "scope": held.scope,
        "title": exemplar.title,
        "genre": exemplar.genre,
        "issuer_kind": exemplar.issuer_kind,
        "year": exemplar.year,
        "period": exemplar.period,
        "topic": exemplar.topic,
        "grade": exemplar.grade,
        "reasons": exemplar.reasons,
        "source": exemplar.source,
        "corrected": held.corrected,
        "passages": [asdict(passage) for passage in exemplar.passages],
        "entities": [{**asdict(entity), "replaced_by": replacement(entity)} for entity in exemplar.entities],
    }


def replacement(entity: Entity) -> str:
    """Return what stands in the place of a name where a passage is shown to a model; empty where it stays."""
    return GENERIC.get(entity.kind, "")


def _lines(held: Understood) -> Iterator[str]:
    exemplar = held.exemplar
    yield texts.head(held.id, exemplar.title, exemplar.source)
    traits = {
        "genre": exemplar.genre,
        "issuer_kind": exemplar.issuer_kind,
        "year": str(exemplar.year or ""),
        "topic": exemplar.topic,
    }
    yield texts.traits(traits, exemplar.period or "", held.corrected)
    yield texts.use(command_line.grade(exemplar.grade), exemplar.reasons)
    yield texts.names(list(_names(exemplar.entities)))
    yield texts.passages(len(exemplar.passages))
    yield from (_passage(number, passage) for number, passage in enumerate(exemplar.passages, 1))


def _names(entities: Sequence[Entity]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what each kind of name is called, what stands for it, and the names."""
    for kind in EntityKind:
        if found := [entity.text for entity in entities if entity.kind is kind]:
            yield texts.KINDS[kind], GENERIC.get(kind, ""), found


def _passage(number: int, passage: Passage) -> str:
    path = " › ".join(passage.heading_path)
    return f"\n[{number}] {path}（{passage.role}）\n{passage.text}"
