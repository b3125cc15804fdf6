"""A template is filled wherever it asks to be, and nothing else of it changes."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from bot.export.templates.aigc_label import label_in
from bot.export.templates.fields import fields
from bot.export.templates.filling import FilledTemplate, fill_template
from bot.export.templates.opening import open_template
from bot.export.templates.values import names_without_field, values_by_name
from bot.files.word import reading as word
from tests.export.templates.making import CASES, VALUES, Case, end, p, package, r, start
from tests.export.templates.public_kinds import PUBLIC_KINDS

_ALL = (*CASES, *PUBLIC_KINDS)


def _fill(content: bytes, **given: str) -> FilledTemplate:
    template = open_template("模板.docx", content)
    return fill_template(template, values_by_name(fields(template), given))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {path: archive.read(path) for path in archive.namelist()}


def _canonical(part: bytes) -> str:
    """Return the markup without what says nothing: where a namespace is declared, that blanks count."""
    return str(etree.canonicalize(part.decode()))


@pytest.mark.parametrize("case", _ALL, ids=lambda case: case.name)
def test_it_is_filled_and_nothing_else_changes(case: Case) -> None:
    old, new, wanted = case.template(), _fill(case.template(), **VALUES), case.expected()
    assert tuple(field.name for field in new.missing) == case.asked
    before, after, expected = map(_parts, (old, new.content, wanted))
    assert list(after) == list(before)
    for path, content in after.items():
        if before[path] == expected[path]:
            assert content == before[path], path
        else:
            assert _canonical(content) == _canonical(expected[path]), path


@pytest.mark.parametrize("case", _ALL, ids=lambda case: case.name)
def test_its_fields_are_found_in_their_kind(case: Case) -> None:
    found = fields(open_template("模板.docx", case.template()))
    assert {field.kind for field in found} == case.kinds
    assert not names_without_field(found, {field.name: "甲" for field in found})


def _text(content: bytes) -> str:
    return word.read("a.docx", content)


def test_what_is_filled_in_is_text_and_never_looked_at_again() -> None:
    content = package(p(r("{{标题}}")) + p(r("{{主送机关}}")))
    done = _fill(content, 标题="甲\x07\ufffe{{主送机关}}{% x %}&lt;<w:p/>${正文}\u202e", 主送机关="各校")
    assert _text(done.content) == "甲{{主送机关}}{% x %}&lt;<w:p/>${正文}\n各校"


def test_what_has_no_value_stays_and_is_named_with_its_place() -> None:
    content = package(p(r("{{标题}}，{{来源}}")), {"header1": p(r("【联系电话】"))})
    done = _fill(content, 标题="甲")
    assert _text(done.content) == "甲，{{来源}}"
    missing = [(field.name, field.place) for field in done.missing]
    assert missing == [("来源", "document"), ("联系电话", "header")]


def test_a_gap_is_no_field_and_is_counted_wherever_it_comes_from() -> None:
    content = package(p(r("{{标题}}")) + p(r("【待补：电话】")))
    assert [field.name for field in fields(open_template("a.docx", content))] == ["标题"]
    done = _fill(content, 标题="甲【待补：年份】")
    assert [gap.text for gap in done.gaps] == ["【待补：年份】", "【待补：电话】"]


def test_lines_of_a_title_are_broken_and_other_lines_are_paragraphs_where_they_stand_alone() -> None:
    content = package(p(r("{{标题}}")) + p(r("{{事由}}")) + p(r("因{{事由}}")))
    done = _fill(content, 标题="甲\n乙", 事由="丙\n丁")
    assert _parts(done.content)["word/document.xml"].count(b"<w:p>") == 4
    assert _text(done.content) == "甲\n乙\n丙\n丁\n因丙\n丁"


def test_a_date_is_put_into_forms_with_a_place_for_each_part() -> None:
    done = _fill(package(p(r("{{年}}年{{月}}月{{日}}日"))), 成文日期="2026年6月8日")
    assert (_text(done.content), done.missing) == ("2026年6月8日", ())


def test_an_empty_value_takes_the_marker_away() -> None:
    done = _fill(package(p(r("附件：{{附件}}")) + p(r("各校"))), 附件="")
    assert (_text(done.content), done.missing) == ("附件：\n各校", ())


def test_the_mark_of_a_model_is_written_once_and_the_visible_one_is_the_last_line() -> None:
    content = package(p(r("{{标题}}")))
    template = open_template("a.docx", content)
    values = values_by_name(fields(template), {"标题": "甲"})
    done = fill_template(template, values, '{"Label":"1"}', "由人工智能生成").content
    assert _text(done) == "甲\n由人工智能生成"
    assert label_in(done) == '{"Label":"1"}'
    assert {path for path, part in _parts(done).items() if _parts(content).get(path) != part} == {
        *("word/document.xml", "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels")
    }
    again = fill_template(open_template("a.docx", done), {}, '{"Label":"3"}').content
    assert _parts(again) == _parts(done)


def test_properties_of_the_office_stay_beside_the_mark() -> None:
    first = fill_template(open_template("a.docx", package(p(r("{{标题}}")))), {}, "甲").content
    parts = {path: part for path, part in _parts(first).items() if not path.startswith("word/")}
    old = parts["docProps/custom.xml"].replace(b'name="AIGC"', b'name="Office"')
    content = package(p(r("{{标题}}")), more={**parts, "docProps/custom.xml": old})
    custom = _parts(fill_template(open_template("a.docx", content), {}, "乙").content)[
        "docProps/custom.xml"
    ].decode()
    assert 'name="Office"' in custom
    assert 'pid="3" name="AIGC"' in custom


@pytest.mark.parametrize("heading", ["一、总体要求", "（二）抓好落实"])
def test_a_text_that_begins_with_a_heading_keeps_the_first_paragraph_in_its_place(heading: str) -> None:
    done = _fill(package(p(r("前")) + p(r("{{正文}}")) + p(r("后"))), 正文=f"{heading}\n各校要做好工作。")
    assert _text(done.content) == f"前\n{heading}\n各校要做好工作。\n后"


def test_a_bookmark_that_only_a_program_uses_is_no_field() -> None:
    content = package(p(start("_Toc1"), r("目录"), end()) + p(r("{{标题}}")))
    assert [field.name for field in fields(open_template("a.docx", content))] == ["标题"]


def test_sixty_templates_have_names_of_their_own() -> None:
    assert len({case.name for case in _ALL}) == len(_ALL) >= 60


@pytest.mark.slow
@pytest.mark.parametrize("case", _ALL, ids=lambda case: case.name)
def test_a_validator_finds_nothing_that_was_not_there(case: Case, tmp_path: Path) -> None:
    openxml_audit = pytest.importorskip("openxml_audit")
    found = []
    for name, content in (("old", case.template()), ("new", _fill(case.template(), **VALUES).content)):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(content)
        errors = openxml_audit.OpenXmlValidator().validate(str(file)).errors
        found.append({(error.description, error.part_uri) for error in errors})
    assert found[1] <= found[0]
