"""What the READMEs tell a newcomer is so: the command by its name, the genres and their number."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.drafting.genres.loading import load_genres
from bot.shipped import GENRES

_ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_command_that_make_run_makes_works_in_any_folder(tmp_path: Path) -> None:
    tree, elsewhere = tmp_path / "a tree", tmp_path / "elsewhere"
    (tree / ".venv" / "bin").mkdir(parents=True)
    (elsewhere / "bot").mkdir(parents=True)
    (elsewhere / "bot" / "__init__.py").write_text("raise SystemExit(3)\n", "utf-8")
    shutil.copy(_ROOT / "Makefile", tree)
    for name in ("bot", "prompts", "exemplars"):
        (tree / name).symlink_to(_ROOT / name)
    python = tree / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    subprocess.run(("make", ".venv/bin/gongwen"), cwd=tree, check=True, capture_output=True)
    done = subprocess.run(
        (tree / ".venv" / "bin" / "gongwen", "rule", "P06"), cwd=elsewhere, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "P06" in done.stdout
    assert "$(BIN)/gongwen" in next(
        line for line in (_ROOT / "Makefile").read_text("utf-8").splitlines() if line.startswith("run:")
    )


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_a_readme_names_every_genre_and_counts_them_right(page: str) -> None:
    text = (_ROOT / page).read_text("utf-8")
    genres = load_genres(GENRES)
    listed = {
        word for row in re.findall(r"^\|[^|]+\|([^|`]+)\|$", text, re.MULTILINE) for word in row.split()
    }
    assert set(genres) <= listed
    told = re.findall(r"(\d+) ?(?:genres|个文种)", text)
    assert told and set(told) == {str(len(genres))}
