"""A redline holds both texts: who accepts all has the new one, who rejects all the old one."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.export.revisions.redline import Redline, redline
from bot.export.word.docx import typeset
from tests.export.revisions.pairs import pair
from tests.export.revisions.resolving import accepted, rejected, text_of
from tests.export.validity import faults

_MOMENT = datetime(2026, 7, 5, 9, 30, tzinfo=UTC)
_SEEDS = [
    pytest.param(range(6), id="6"),
    pytest.param(range(6, 500), id="500", marks=pytest.mark.slow),
]


def of(old: bytes, new: bytes) -> Redline:
    return redline(old, new, "王明", _MOMENT)


@pytest.mark.parametrize("seeds", _SEEDS)
def test_accepting_gives_the_new_text_and_rejecting_the_old(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        old, new = (typeset(one) for one in pair(seed))
        made = of(old, new)
        assert accepted(made.content) == text_of(new), seed
        assert rejected(made.content) == text_of(old), seed
        assert (made.changes == 0) == (text_of(old) == text_of(new)), seed
        assert faults(made.content, tmp_path) == [], seed


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_sees_the_same_two_texts(tmp_path: Path) -> None:
    texts = {}
    for seed in range(60):
        old, new = (typeset(one) for one in pair(seed))
        (tmp_path / f"{seed}.docx").write_bytes(of(old, new).content)
        texts[seed] = (_words(text_of(old)), _words(text_of(new)))
    files = [str(tmp_path / f"{seed}.docx") for seed in texts]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=600)
    for seed, (before, after) in texts.items():
        kept = (tmp_path / "out" / f"{seed}.docx").read_bytes()
        assert _words(rejected(kept)) == before, seed
        assert _words(accepted(kept)) == after, seed


def _words(lines: list[str]) -> str:
    """Return the words; where an inserted paragraph follows inserted words, LibreOffice writes one span."""
    return "".join("".join(lines).split())
