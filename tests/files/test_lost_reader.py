"""Why the process that reads a PDF has ended is told as it is."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.errors import UnreadableFile
from bot.files.pdf import reading
from bot.texts import corpus as texts


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("raise MemoryError", texts.too_much_memory),
        ("os.kill(os.getpid(), signal.SIGKILL)", texts.reader_killed),
        ("os.kill(os.getpid(), signal.SIGSEGV)", texts.reader_crashed),
        ("os.kill(os.getpid(), signal.SIGXCPU)", partial(texts.too_slow, minutes=1)),
        ("sys.exit('encrypted')", texts.password_protection),
        ("sys.exit('broken')", texts.not_pdf),
    ],
    ids=["memory", "killed", "crashed", "slow", "password", "broken"],
)
def test_what_ended_it_is_said(
    ends: str, said: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "lines.py"
    script.write_text(f"import os, signal, sys\nsys.stdin.buffer.read()\n{ends}\n", "utf-8")
    monkeypatch.setattr(reading, "_SCRIPT", script)
    with pytest.raises(UnreadableFile) as raised:
        reading.read("通知.pdf", b"%PDF-1.4")
    assert str(raised.value) == said("通知.pdf")
