"""`gongwen format`: a file in, a Word file out, and what there is to know about it."""

import json
import re
from pathlib import Path

import docx
import pytest

from tests.commands.shell import gongwen, refused

_TEXT = (
    "关于加强值班工作的通知\n各科室：\n为加强值班工作,现将有关事项通知如下。\n"
    "一、压实责任\n二、加强值守，XX科2026年7月6日前报，详见【待补：名单】。\n综合科\n2026年7月6日\n"
)


def _counts(file: Path) -> list[int]:
    """Return how many errors, warnings and hints `check` tells of, alike in words and to programs."""
    counts: list[int] = list(json.loads(gongwen("check", file, "--json").stdout)["counts"].values())
    total = re.search(r"共 \d+ 处：错误 (\d+)，提醒 (\d+)，建议 (\d+)", gongwen("check", file).stdout)
    assert total and counts == [int(n) for n in total.groups()]
    return counts


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_is_typeset_and_its_findings_are_counted_as_check_does(tmp_path: Path, name: str) -> None:
    file, out = tmp_path / name, tmp_path / "b.docx"
    file.write_text(_TEXT, "utf-8")
    done = gongwen("format", file, "-o", out)
    assert done.returncode == 0
    assert f"已排成 {out}，文字没有改动。" in done.stdout
    told = {key: n for key, n in zip(("错误", "提醒", "建议"), _counts(file), strict=True) if n}
    assert "错误" in told
    assert f"文中有问题待核：{'、'.join(f'{key} {n}' for key, n in told.items())}。" in done.stdout
    assert f"用 gongwen check {file} 逐条看" in done.stdout
    assert [p.text for p in docx.Document(str(out)).paragraphs if p.text] == _TEXT.splitlines()


def test_the_profile_of_the_office_is_followed_and_told(tmp_path: Path) -> None:
    file, out, config = tmp_path / "a.txt", tmp_path / "b.docx", tmp_path / "c.toml"
    file.write_text(_TEXT, "utf-8")
    config.write_text('[layout]\nbody_font = "宋体"\n', "utf-8")
    done = gongwen("format", file, "-o", out, "--config", config)
    assert "正文字体用 宋体" in done.stdout
    assert docx.Document(str(out)).styles.element.xpath("w:docDefaults//w:rFonts/@w:eastAsia") == ["宋体"]


@pytest.mark.parametrize(
    ("name", "out", "said"),
    [
        ("none.txt", "b.docx", "找不到文件"),
        ("a.txt", "b.pdf", "排版只写 .docx"),
        ("a.txt", "nowhere/b.docx", "写不了"),
        ("a.xlsx", "b.docx", "a.xlsx"),
    ],
)
def test_what_cannot_be_typeset_is_said_in_one_line(tmp_path: Path, name: str, out: str, said: str) -> None:
    for there in ("a.txt", "a.xlsx"):
        (tmp_path / there).write_text(_TEXT, "utf-8")
    refused(gongwen("format", tmp_path / name, "-o", tmp_path / out), said)


def test_a_wrong_value_of_the_layout_is_named(tmp_path: Path) -> None:
    file, config = tmp_path / "a.txt", tmp_path / "c.toml"
    file.write_text(_TEXT, "utf-8")
    config.write_text('[layout]\nform = "poster"\n', "utf-8")
    done = gongwen("format", file, "-o", tmp_path / "b.docx", "--config", config)
    assert done.returncode == 2
    assert "layout.form" in done.stderr
