"""A template is filled wherever it asks to be, and nothing else of it changes."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from bot.export.templates.fields import fields
from bot.export.templates.filling import Filled, filled
from bot.export.templates.opening import opened
from bot.export.templates.values import matched, unplaced
from tests.export.templates.making import CASES, VALUES, Case


def _fill(content: bytes, **given: str) -> Filled:
    template = opened("模板.docx", content)
    return filled(template, matched(fields(template), given))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {path: archive.read(path) for path in archive.namelist()}


def _canonical(part: bytes) -> str:
    """Return the markup without what says nothing: where a namespace is declared, that blanks count."""
    return str(etree.canonicalize(part.decode()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_filled_and_nothing_else_changes(case: Case) -> None:
    old, new, wanted = case.template(), _fill(case.template(), **VALUES), case.expected()
    assert new.missing == ()
    before, after, expected = map(_parts, (old, new.content, wanted))
    assert list(after) == list(before)
    for path, content in after.items():
        if before[path] == expected[path]:
            assert content == before[path], path
        else:
            assert _canonical(content) == _canonical(expected[path]), path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_its_fields_are_found_in_their_kind(case: Case) -> None:
    found = fields(opened("模板.docx", case.template()))
    assert {field.kind for field in found} == case.kinds
    assert not unplaced(found, {field.name: "甲" for field in found})


def test_forty_templates_have_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_validator_finds_nothing_that_was_not_there(case: Case, tmp_path: Path) -> None:
    openxml_audit = pytest.importorskip("openxml_audit")
    found = []
    for name, content in (("old", case.template()), ("new", _fill(case.template(), **VALUES).content)):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(content)
        errors = openxml_audit.OpenXmlValidator().validate(str(file)).errors
        found.append({(error.description, error.part_uri) for error in errors})
    assert found[1] <= found[0]
