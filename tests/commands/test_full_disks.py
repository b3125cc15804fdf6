"""On a real disk that is full a command works or says so in one line, and tears nothing."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import is_zipfile

import pytest

from tests.commands.shell import ROOT, Done, gongwen_apart
from tests.installed import furnish

_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_KIB = 1024
_NOTICE = (
    "关于开展检查的通知\n各部门：\n一、检查范围\n检查企业21家,逐项登记。\n二、工作要求\n及时整改。\n" * 9
)
_COMMANDS: dict[str, tuple[object, ...]] = {
    "documents": ("documents",),
    "export": ("export", 1, "-o", "{disk}/成.docx"),
    "review sheet": ("export", 1, "-o", "{disk}/成.docx", "--format", "review"),
    "format": ("format", "{notice}", "-o", "{disk}/成.docx"),
    "check": ("check", "{notice}", "--fix", "-o", "{disk}/成.txt"),
    "fill": ("fill", "{template}", "{notice}", "-o", "{disk}/成.docx"),
    "import": ("corpus", "add", "{notice}"),
    "remove": ("corpus", "remove", 3),
    "search": ("corpus", "search", "检查"),
    "forget": ("forget", 1),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root makes a disk"),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Lend a disk of 4 MiB, with a data folder on it."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place))
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be made here")
    try:
        furnish(place / "home")
        yield place
    finally:
        subprocess.run(("umount", "-l", str(place)), check=True)


@pytest.mark.parametrize("command", _COMMANDS.values(), ids=_COMMANDS)
def test_a_full_disk_tears_nothing(
    command: tuple[object, ...], disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docx import Document

    monkeypatch.setenv("GONGWEN_HOME", str(disk / "home"))
    notice, template = tmp_path / "通知.txt", tmp_path / "模板.docx"
    notice.write_text(_NOTICE, "utf-8")
    blank = Document()
    blank.add_paragraph("{{标题}}\n{{正文}}")
    blank.save(str(template))
    assert gongwen_apart("draft", _BRIEF, "-o", tmp_path / "好.docx").returncode == 0
    places = {"disk": str(disk), "notice": str(notice), "template": str(template)}
    arguments = [str(part).format(**places) for part in command]
    for name in ("成.docx", "成.txt"):
        (disk / name).write_bytes(b"good")
    for free in (0, 16, 80, 320):
        _fill(disk, free)
        if not _is_refused(gongwen_apart(*arguments), disk):
            break
    (disk / "filler").unlink()
    assert gongwen_apart("documents").returncode == 0
    assert "一致" in gongwen_apart("corpus", "list").stdout


def test_what_is_drafted_on_a_full_disk_is_said_to_wait_and_kept_when_there_is_room(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_HOME", str(disk / "home"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for free in (60, 90, 120, 150, 180):
        _fill(disk, free)
        arguments = (sys.executable, "-m", "bot", "draft", str(_BRIEF), "-o", "成.docx")
        with subprocess.Popen(arguments, stderr=subprocess.PIPE, cwd=tmp_path) as process:
            try:
                told = process.communicate(timeout=15)[1].decode()
            except subprocess.TimeoutExpired:
                (disk / "filler").unlink()
                told = process.communicate(timeout=120)[1].decode()
                assert process.returncode == 0
        assert "Traceback" not in told
        assert process.returncode == 0 or "磁盘" in told


def _fill(disk: Path, free: int) -> None:
    """Leave so many KiB free."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    there = os.statvfs(disk)
    filler.write_bytes(b"x" * max(there.f_bavail * there.f_frsize - free * _KIB, 0))


def _is_refused(done: Done, disk: Path) -> bool:
    """Return whether a command says that the disk is in the way; fail where it does so badly."""
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert not [path.name for path in disk.iterdir() if path.name.endswith(".part")]
    word, text = (disk / "成.docx").read_bytes(), (disk / "成.txt").read_bytes()
    assert word == b"good" or is_zipfile(io.BytesIO(word))
    assert text == b"good" or text.decode().endswith("及时整改。\n")
    if "磁盘" in said:
        assert done.returncode != 0
    return "磁盘" in said
