"""`gongwen check`: a report for people, JSON for programs, and safe fixes on request."""

import io
import json
from pathlib import Path

import pytest
from docx import Document

from tests.commands.shell import gongwen, refused

_TEXT = (
    "关于加强值班工作的通知\n"
    "各科室：\n"
    "为加强值班工作,现将有关事项通知如下。\n"
    "累计值班320次,参加XX人。\n"
    "综合科\n"
    "2026年7月6日\n"
)


def test_the_report_names_line_rule_reason_and_source(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text(_TEXT, "utf-8")
    done = gongwen("check", file)
    assert done.returncode == 1
    assert "第3行 错误 P01 半角标点：“,”" in done.stdout
    assert "GB/T 15834-2011" in done.stdout
    assert "共 " in done.stdout.splitlines()[-1]


def test_json_has_offsets_of_the_decoded_file(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_bytes(_TEXT.encode("gb18030"))
    out = gongwen("check", file, "--json").stdout
    found = json.loads(out)
    assert all(_TEXT[f["start"] : f["end"]] == f["quote"] for f in found["findings"])
    assert found["counts"]["error"] == sum(f["severity"] == "error" for f in found["findings"])


def test_figures_are_traced_only_where_facts_are_given(tmp_path: Path) -> None:
    file, facts = tmp_path / "通知.txt", tmp_path / "事实.txt"
    file.write_text(_TEXT, "utf-8")
    facts.write_text("上半年值班32次\n2026年7月6日\n", "utf-8")
    alone = gongwen("check", file, "--json").stdout
    assert "T01" not in alone
    traced = gongwen("check", file, "--json", "--facts", facts).stdout
    assert [f["quote"] for f in json.loads(traced)["findings"] if f["rule"] == "T01"] == ["320次"]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_safe_fixes_are_made_and_the_original_is_kept(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"通知{suffix}"
    file.write_text(_TEXT, "utf-8")
    gongwen("check", file, "--fix")
    assert "为加强值班工作，现将" in file.read_text("utf-8")
    assert "参加XX人" in file.read_text("utf-8")
    assert (tmp_path / f"通知.原稿{suffix}").read_text("utf-8") == _TEXT


def test_a_word_file_keeps_its_dress(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("为加强值班工作").bold = True
    paragraph.add_run(",现将")
    paragraph.add_run("有关事项通知如下。").italic = True
    file, out = tmp_path / "通知.docx", tmp_path / "改好.docx"
    written = io.BytesIO()
    document.save(written)
    file.write_bytes(written.getvalue())
    gongwen("check", file, "--fix", "-o", out)
    [mended] = Document(str(out)).paragraphs
    assert [(r.text, r.bold, r.italic) for r in mended.runs] == [
        ("为加强值班工作", True, None),
        ("，现将", None, None),
        ("有关事项通知如下。", None, True),
    ]
    assert file.read_bytes() == written.getvalue()


def test_what_the_office_allows_is_not_reported(tmp_path: Path) -> None:
    file, config = tmp_path / "通知.txt", tmp_path / "config.toml"
    file.write_text(_TEXT, "utf-8")
    config.write_text('allow = [{ rule = "L08", text = "XX", reason = "样例" }]\n', "utf-8")
    out = gongwen("check", file, "--json", "--config", config).stdout
    assert "L08" not in [f["rule"] for f in json.loads(out)["findings"]]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["没有.txt"], "没有.txt"),
        (["通知.txt", "--period", "上半年"], "上半年"),
        (["通知.txt", "--issued", "7月6日"], "7月6日"),
        (["通知.txt", "--genre", "小说"], "会议通知、实施方案、工作总结"),
        (["通知.txt", "--facts", "没有.txt"], "没有.txt"),
    ],
)
def test_wrong_usage_is_one_clear_line(tmp_path: Path, arguments: list[str], named: str) -> None:
    (tmp_path / "通知.txt").write_text(_TEXT, "utf-8")
    places = [str(tmp_path / a) if a.endswith(".txt") else a for a in arguments]
    refused(gongwen("check", *places), named)


def test_what_a_document_says_of_itself_needs_no_source(tmp_path: Path) -> None:
    file, facts = tmp_path / "通知.txt", tmp_path / "事实.txt"
    file.write_text(
        "青禾县水务局2026年上半年节水工作总结\n2026年上半年，青禾县水务局开展宣讲6次，走访柳河村。\n"
        "青禾县水务局\n2026年7月6日\n",
        "utf-8",
    )
    facts.write_text("宣讲6次\n", "utf-8")
    found = json.loads(gongwen("check", file, "--json", "--facts", facts).stdout)["findings"]
    assert [f["quote"] for f in found if f["rule"].startswith("T")] == ["柳河村"]
