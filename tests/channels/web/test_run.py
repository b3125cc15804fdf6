"""`gongwen run`: on a terminal the page beside the conversation; from a file the conversation alone."""

import os
import pty
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.commands.shell import ROOT
from tests.installed import furnish

_ADDRESS = "http://127.0.0.1:"


def _command(folder: Path, port: int = 8780) -> tuple[str, ...]:
    config = folder / "config.toml"
    config.write_text(f"[web]\nport = {port}\n", "utf-8")
    return (sys.executable, "-m", "bot", "run", "--config", str(config), "--out", str(folder / "out"))


def test_on_a_terminal_the_page_is_open_beside_the_conversation(home: Path, tmp_path: Path) -> None:
    furnish(home)
    keyboard, line = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with subprocess.Popen(
            _command(tmp_path, taken),
            stdin=line,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
            text=True,
        ) as process:
            os.close(line)
            assert process.stdout
            said = process.stdout.readline()
            assert _ADDRESS in said
            assert f":{taken}/" not in said
            lines = list(
                iter(process.stdout.readline, "我帮您起草公文：一节一节地问，照规范写，导出 Word。\n")
            )
            assert any(f"端口 {taken} 被占用了" in line for line in lines)
            page = httpx.get(_ADDRESS + said.partition(_ADDRESS)[2].partition("/")[0])
            os.write(keyboard, b"/quit\n")
            assert process.wait(20) == 0
    os.close(keyboard)
    assert page.status_code == 200
    assert "<title>拟稿助手</title>" in page.text


def test_a_script_is_the_conversation_alone_and_ends_with_it(home: Path, tmp_path: Path) -> None:
    furnish(home)
    done = subprocess.run(
        _command(tmp_path), input="/help\n", capture_output=True, cwd=ROOT, text=True, timeout=60
    )
    assert done.returncode == 0
    assert "› /help" in done.stdout
    assert _ADDRESS not in done.stdout
