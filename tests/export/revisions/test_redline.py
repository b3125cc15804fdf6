"""A redline holds both texts: who accepts all has the new one, who rejects all the old one."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.export.revisions.redline import Redline, redline
from bot.export.word.docx import typeset
from tests.export.revisions.office import resolve_all
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
def test_libreoffice_itself_makes_the_same_two_texts_of_it(tmp_path: Path) -> None:
    texts = []
    for seed in range(60):
        old, new = (typeset(one) for one in pair(seed))
        (tmp_path / f"{seed}.docx").write_bytes(of(old, new).content)
        texts.append((text_of(old), text_of(new)))
    resolve_all(tmp_path, len(texts))
    for seed, (before, after) in enumerate(texts):
        assert _lines((tmp_path / f"{seed}.rejected.txt").read_text("utf-8-sig")) == _words(before), seed
        assert _lines((tmp_path / f"{seed}.accepted.txt").read_text("utf-8-sig")) == _words(after), seed


def _lines(text: str) -> list[str]:
    """Return the paragraphs and cells that hold words."""
    return [part for line in text.splitlines() for part in line.split("\t") if part.strip()]


def _words(lines: list[str]) -> list[str]:
    return _lines("\n".join(line for line in lines if line not in ("|row", "|cell")))
