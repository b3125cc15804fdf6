"""The wheel works outside the checkout: prompts and exemplars travel with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_wheel_holds_the_conversation_anywhere(tmp_path: Path) -> None:
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    subprocess.run(build, cwd=_ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(installed)
    script = (_ROOT / "tests" / "conversations" / "water_group.txt").read_text("utf-8")
    done = subprocess.run(
        (sys.executable, "-m", "bot", "chat", "--out", str(elsewhere)),
        input=script,
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "已存为" in done.stdout
    assert list(elsewhere.glob("*.docx"))
    listed = subprocess.run(
        (sys.executable, "-c", "import bot; print(bot.__file__)"),
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed) in listed.stdout
