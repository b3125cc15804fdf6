"""`gongwen corpus`, as a program reads it."""

import json
from pathlib import Path

from tests.commands.shell import ROOT, gongwen, refused

_LONG = "关于深入推进澜川市水务集团有限公司所属各单位新时代文明实践与志愿服务融合发展的2026年上半年工作总结"
_SAMPLE = ROOT / "exemplars" / "工作总结"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "旧稿"
    folder.mkdir()
    for number, source in enumerate(sorted(_SAMPLE.glob("*.md"))[:2]):
        _, _, body = source.read_text("utf-8").split("---\n", 2)
        (folder / f"{number}{_LONG}.txt").write_text(f"{_LONG}\n\n{body}", "utf-8")
    return folder


def test_piped_tables_are_whole(tmp_path: Path) -> None:
    added = gongwen("corpus", "add", _folder(tmp_path))
    assert added.returncode == 0, added.stderr
    header, *rows, total = added.stdout.splitlines()
    assert header.split("\t") == ["文件", "标题", "结果", "文种", "段落", "说明"]
    assert [row.split("\t")[0] for row in rows] == [f"0{_LONG}.txt", f"1{_LONG}.txt"]
    assert "可用 2 篇" in total
    assert f"0{_LONG}.txt" in gongwen("corpus", "list").stdout


def test_the_same_folder_again_is_no_failure(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    gongwen("corpus", "add", folder)
    again = gongwen("corpus", "add", folder)
    assert again.returncode == 0
    assert "已有，未重复收 2 篇" in again.stdout


def test_a_program_reads_what_was_added(tmp_path: Path) -> None:
    done = gongwen("corpus", "add", "--json", _folder(tmp_path))
    found = json.loads(done.stdout)
    assert [piece["file"] for piece in found["pieces"]] == [f"0{_LONG}.txt", f"1{_LONG}.txt"]
    assert [piece["duplicate"] for piece in found["pieces"]] == [False, False]
    assert all(piece["passages"] for piece in found["pieces"])


def test_a_broken_link_is_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "去年.txt").symlink_to(tmp_path / "gone.txt")
    done = gongwen("corpus", "add", tmp_path)
    assert done.returncode == 1
    assert "去年.txt\t\t读不了\t\t\t文件打不开" in done.stdout
    refused(gongwen("corpus", "add", tmp_path / "去年.txt"), "没有可导入的文件")
