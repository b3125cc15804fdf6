"""`gongwen corpus parse`: the shape that programs read, and nothing written."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import gongwen
from tests.corpus.documents import PLAN, SUMMARY

_PIECE = {
    "title",
    "genre",
    "issuer_kind",
    "year",
    "period",
    "start",
    "end",
    "grade",
    "reasons",
    "headings",
    "noise",
    "entities",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("GONGWEN_HOME", str(folder))
    return folder


def parse(path: Path, *options: str) -> Result:
    return CliRunner().invoke(gongwen, ["corpus", "parse", str(path), *options])


def test_json_has_the_shape_that_programs_read(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "总结.txt"
    file.write_text("会员文库\n" + SUMMARY.replace("公司党委", "XX公司党委") + PLAN, "utf-8")
    result = parse(file, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    summary, plan = told["pieces"]
    assert summary.keys() >= _PIECE
    assert (summary["genre"], summary["issuer_kind"], summary["year"], summary["period"]) == (
        "总结",
        "国有企业",
        2025,
        "2025-H1",
    )
    assert (plan["genre"], plan["grade"], plan["reasons"]) == ("方案", "good", [])
    text = file.read_bytes().decode()
    heading = summary["headings"][0]
    assert (heading["level"], heading["number"], heading["text"]) == (1, "一、", "工作开展情况")
    assert text[heading["offset"] :].startswith("一、工作开展情况")
    assert [text[n["start"] : n["end"]] for n in summary["noise"] if n["kind"] == "mask"] == ["XX"]
    assert all(set(e) == {"kind", "text"} for e in summary["entities"])
    assert all({"start", "end", "kind"} <= set(o) for o in told["outside"])


def test_people_read_what_became_of_it(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "总结.txt"
    file.write_text(SUMMARY.replace("2025", "2019"), "utf-8")
    shown = parse(file).stdout
    assert "总结 · 国有企业 · 2019-H1" in shown
    assert "只参考结构：内容过时（出现2019年）" in shown


def test_the_files_of_an_archive_are_told_apart(tmp_path: Path, home: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", SUMMARY)
        archive.writestr("b.txt", PLAN)
    file = tmp_path / "两篇.zip"
    file.write_bytes(packed.getvalue())
    pieces = json.loads(parse(file, "--json").stdout)["pieces"]
    assert [(p["file"].split("/")[-1], p["start"]) for p in pieces] == [("a.txt", 0), ("b.txt", 0)]


def test_nothing_is_written(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "总结.txt"
    file.write_text(SUMMARY, "utf-8")
    parse(file, "--json")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["总结.txt"]


@pytest.mark.parametrize("content", [None, b"", b"\xff\x00\x01" * 99])
def test_what_cannot_be_read_ends_with_one_line(tmp_path: Path, home: Path, content: bytes | None) -> None:
    file = tmp_path / "坏.txt"
    if content is not None:
        file.write_bytes(content)
    result = parse(file, "--json")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
