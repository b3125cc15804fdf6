"""What is said of a wrong command line."""

import os
from pathlib import Path

import pytest

from tests.commands.shell import gongwen, refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "没有 nonsense 这个命令。用法见 gongwen --help。"),
        (("corpus", "nonsense"), "没有 nonsense 这个命令。用法见 gongwen corpus --help。"),
        (("--nonsense",), "没有 --nonsense 这个选项。"),
        (("doctor", "--nonsense"), "没有 --nonsense 这个选项。用法见 gongwen doctor --help。"),
        (("doctor", "more"), "参数多了"),
        (("draft",), "缺少 BRIEF"),
        (("draft", "x.toml"), "缺少 --output"),
        (("chat", "--out"), "选项 --out"),
        (("corpus", "search", "x", "--limit", "0"), "--limit 的值不对"),
    ],
)
def test_a_wrong_command_line_is_explained_in_one_line_of_chinese(
    arguments: tuple[str, ...], said: str
) -> None:
    refused(gongwen(*arguments), said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{}"),
        ("check", "{}", "--facts", "{}"),
        ("format", "{}", "-o", "x.docx"),
        ("compare", "{}", "{}", "-o", "x.docx"),
        ("fill", "{}", "{}", "-o", "x.docx"),
        ("read", "{}"),
        ("draft", "{}", "-o", "x.docx"),
        ("corpus", "parse", "{}"),
    ],
)
def test_a_file_that_is_not_there_or_is_a_folder_is_told_as_such(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    missing, folder = tmp_path / "没有.txt", tmp_path / "文件夹.txt"
    folder.mkdir()
    for path, said in ((missing, f"找不到文件 {missing}"), (folder, f"{folder} 是文件夹")):
        refused(gongwen(*(one.replace("{}", str(path)) for one in arguments)), said)


def test_a_brief_without_a_genre_is_told_to_name_one(tmp_path: Path) -> None:
    brief = tmp_path / "消息.txt"
    brief.write_text("上半年学习6次\n", "utf-8")
    refused(gongwen("draft", brief, "-o", tmp_path / "x.docx"), "没有写要起草哪个文种")


def test_without_a_command_the_commands_are_shown() -> None:
    done = gongwen()
    assert done.returncode == 2
    assert "corpus" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("chat",),
        ("telegram",),
        ("run",),
        ("documents",),
        ("export", "1", "-o", "x.txt"),
        ("draft", "tests/briefs/school.toml", "-o", "x.docx"),
        ("corpus", "list"),
        ("corpus", "add", "README.md"),
        ("doctor",),
    ],
)
def test_a_data_folder_that_is_a_file_is_refused_in_one_line(arguments: tuple[str, ...], home: Path) -> None:
    home.write_text("a file", "utf-8")
    refused(gongwen(*arguments), f"数据文件夹 {os.fspath(home)} 用不了")
    assert home.read_text("utf-8") == "a file"
