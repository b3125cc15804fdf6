"""What operators install: as far as the tools are here it is tried, by the script that they are given."""

import os
import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs bash")
def test_the_image_and_the_unit_can_be_tried() -> None:
    done = subprocess.run(["bash", "deploy/try.sh"], cwd=_ROOT, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "image:" in done.stdout
    assert "unit:" in done.stdout


def test_the_image_holds_what_the_program_ships() -> None:
    copied = (_ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    for shipped in ("bot", "prompts", "exemplars", "config.example.toml", "requirements.lock"):
        assert f" {shipped} " in copied
