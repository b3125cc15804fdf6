"""Whatever a folder or a file is called and saved in, a command works or says why in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.commands.shell import ROOT, gongwen, refused

_TEXT = "关于开展检查的通知\n各部门：\n为做好工作,现通知如下。\n投入1，200万元，满意率98.\u200b６％。\n"
_LONG = "长" * 100


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    file = tmp_path / "通知.txt"
    file.write_text(_TEXT, "utf-8")
    return file


@pytest.mark.parametrize("name", ["问?号", "百%20分", "井#号", "空 格", "和&号=1"])
def test_a_data_folder_may_be_called_anything(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_HOME", str(tmp_path / name))
    assert gongwen("documents").returncode == 0
    assert (tmp_path / name / "gongwen.db").stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == [name]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", f"{_LONG}.txt"),
        ("check", "通知.txt", "--facts", f"{_LONG}.txt"),
        ("check", "通知.txt", "--fix", "-o", f"{_LONG}.txt"),
        ("format", "通知.txt", "-o", f"{_LONG}.docx"),
        ("corpus", "parse", f"{_LONG}.txt"),
        ("corpus", "add", f"{_LONG}.txt"),
        ("read", f"{_LONG}.toml"),
        ("documents", "--config", f"{_LONG}.toml"),
    ],
)
def test_a_name_too_long_is_one_line(
    arguments: tuple[str, ...], notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(notice.parent)
    refused(gongwen(*arguments), _LONG)


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_that_lacks_characters_is_shown_their_numbers(encoding: str, notice: Path) -> None:
    notice.write_text(_TEXT + "李某，邮箱wmb@example.com😀,𠮷\n", "utf-8")
    done = subprocess.run(
        (sys.executable, "-m", "bot", "check", notice, "--json"),
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        timeout=120,
    )
    assert done.stderr == b""
    assert b"P01" in done.stdout


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_text_files_are_read_in_the_encodings_that_are_met(encoding: str, tmp_path: Path) -> None:
    thread, values, config = (tmp_path / name for name in ("消息.toml", "值.json", "config.toml"))
    thread.write_bytes('issuer = "青禾市图书馆"\nmessages = ["检查１２次"]\n'.encode(encoding))
    done = gongwen("read", thread, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "检查12次" in done.stdout
    _template(tmp_path / "模板.docx", "{{标题}}")
    values.write_bytes('{"标题": "检查通知"}'.encode(encoding))
    assert gongwen("fill", tmp_path / "模板.docx", values, "-o", tmp_path / "成.docx").returncode == 0
    config.write_bytes(f'data_dir = "{tmp_path / "数据"}"\n'.encode("utf-8-sig"))
    assert gongwen("documents", "--config", config).returncode == 0


def _template(path: Path, *lines: str) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def test_a_check_reads_figures_however_they_were_typed(notice: Path, tmp_path: Path) -> None:
    facts = tmp_path / "事实.txt"
    facts.write_text("投入１，２００万元\n满意率98.6%\n", "utf-8")
    told = gongwen("check", notice, "--facts", facts).stdout
    assert "1，200" not in told and "98." not in told


def test_what_is_typeset_or_filled_in_keeps_its_characters(notice: Path, tmp_path: Path) -> None:
    _template(tmp_path / "模板.docx", "{{标题}}", "{{正文}}")
    gongwen("format", notice, "-o", tmp_path / "排.docx")
    gongwen("fill", tmp_path / "模板.docx", notice, "-o", tmp_path / "套.docx")
    for name in ("排.docx", "套.docx"):
        assert "投入1，200万元，满意率98.６％。" in _words(tmp_path / name)


def _words(file: Path) -> str:
    return "".join(p.text for p in Document(str(file)).paragraphs)


@pytest.mark.parametrize("name", ["成.pdf", "成.txt", "成.doc", "成"])
def test_a_template_is_filled_into_a_word_file_only(name: str, notice: Path, tmp_path: Path) -> None:
    _template(tmp_path / "模板.docx", "{{标题}}")
    refused(gongwen("fill", tmp_path / "模板.docx", notice, "-o", tmp_path / name), ".docx")
    assert not (tmp_path / name).exists()


def test_a_mended_file_stays_of_its_kind(notice: Path) -> None:
    refused(gongwen("check", notice, "--fix", "-o", notice.with_suffix(".docx")), ".txt")
    assert not notice.with_suffix(".docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_tears_no_file(notice: Path, tmp_path: Path) -> None:
    """Every command that writes a file, with room for none of it."""
    _template(tmp_path / "模板.docx", "{{正文}}")
    outs = {"排.docx": ("format", notice), "套.docx": ("fill", tmp_path / "模板.docx", notice)}
    outs["改.txt"] = ("check", notice, "--fix")
    for name, command in outs.items():
        out = tmp_path / name
        out.write_bytes(b"good")
        code = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from bot.__main__ import main
sys.argv = {["gongwen", *map(str, command), "-o", str(out)]!r}
resource.setrlimit(resource.RLIMIT_FSIZE, (60, 60))
main()
"""
        done = subprocess.run((sys.executable, "-c", code), capture_output=True, cwd=ROOT, timeout=120)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr.decode()
        assert out.read_bytes() == b"good"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []
