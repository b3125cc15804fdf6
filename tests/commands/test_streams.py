"""Where output, log or input is full, closed or broken a command says so in one line, or goes on."""

import asyncio
import gc
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import _run
from tests.commands.shell import ROOT, gongwen, refused

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")

_NOTICE = "关于开展检查的通知\n各部门：\n现通知如下。\n"
_TALK = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结\n1\n1\n满意率98.6%\n"


def _shell(line: str, said: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell, in which `gongwen` is our program."""
    script = f'gongwen() {{ "{sys.executable}" -m bot "$@"; }}\n{line}'
    return subprocess.run(
        ("sh", "-c", script), input=said.encode(), capture_output=True, cwd=ROOT, timeout=120
    )


@pytest.mark.usefixtures("furnished")
@pytest.mark.parametrize(
    "command",
    [
        *("--help", "documents", "check {notice}", "chat"),
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("documents --json", "corpus list", "doctor")),
    ],
)
def test_an_output_that_takes_nothing_is_one_line(command: str, tmp_path: Path) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text(_NOTICE, "utf-8")
    done = _shell(f"gongwen {command.format(notice=notice)} > /dev/full", _TALK)
    assert (done.returncode, done.stderr.decode()) == (1, "输出时出错：磁盘满了，请腾出空间再试。\n")


@pytest.mark.usefixtures("furnished")
@pytest.mark.parametrize(
    ("command", "closed"),
    [
        *(("documents", closed) for closed in (">&-", "2>&-", "<&- >&- 2>&-")),
        *(("chat", closed) for closed in ("<&-", ">&-")),
        pytest.param("documents", "<&-", marks=pytest.mark.slow),
        *(pytest.param("chat", closed, marks=pytest.mark.slow) for closed in ("2>&-", "<&- >&- 2>&-")),
    ],
)
def test_streams_that_are_closed_are_done_without(command: str, closed: str) -> None:
    done = _shell(f"gongwen {command} {closed}", _TALK)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_log_that_takes_nothing_is_not_on_the_screen_and_the_work_goes_on(
    furnished: Path, tmp_path: Path
) -> None:
    (furnished / "gongwen.log").unlink(missing_ok=True)
    (furnished / "gongwen.log").symlink_to("/dev/full")
    done = _shell(f'gongwen chat --out "{tmp_path}"', _TALK)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "记下 1 条" in done.stdout.decode() or "1 条" in done.stdout.decode()


def test_a_full_disk_under_a_file_is_told_as_such(tmp_path: Path) -> None:
    notice, full = tmp_path / "通知.txt", tmp_path / "成.docx"
    notice.write_text(_NOTICE, "utf-8")
    full.symlink_to("/dev/full")
    refused(gongwen("format", notice, "-o", full), "磁盘满了")


def test_of_a_fault_that_nobody_waits_for_the_log_has_no_text(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError("群众满意率98.6%")

    async def work() -> None:
        asyncio.create_task(fail())  # noqa: RUF006  nobody waits for it
        await asyncio.sleep(0)
        gc.collect()

    _run(work())
    assert "RuntimeError" in caplog.text
    assert "98.6" not in caplog.text
