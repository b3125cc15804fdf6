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
