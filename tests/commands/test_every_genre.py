"""Every genre is drafted from a few facts without a model, passes the check and comes out as a Word file."""

import json
import tomllib
from pathlib import Path
from typing import Any

import docx
import pytest

from bot.lexicon.customs import is_signed
from tests.commands.shell import gongwen
from tests.installed import GENRES

pytestmark = pytest.mark.slow
_TOLD: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("every_genre.toml").read_text("utf-8")
)
_ISSUED = "2026年7月6日"


def test_each_genre_is_told_something() -> None:
    assert _TOLD.keys() == GENRES.keys()


@pytest.mark.parametrize("genre", GENRES)
def test_a_draft_without_a_model_passes_the_check(genre: str, tmp_path: Path) -> None:
    text = _drafted(genre, tmp_path)
    checked = gongwen("check", tmp_path / "out.txt", "--genre", genre, "--json")
    found = json.loads(checked.stdout)["findings"]
    errors = [f for f in found if f["severity"] == "error" and not f["quote"].startswith("【待补")]
    assert not errors, text
    paragraphs = [p.text for p in docx.Document(str(tmp_path / "out.docx")).paragraphs]
    assert paragraphs[0].replace("\n", "") == text.splitlines()[0]


@pytest.mark.parametrize("genre", GENRES)
def test_a_draft_without_a_model_says_what_was_told_and_keeps_the_customs(genre: str, tmp_path: Path) -> None:
    text = _drafted(genre, tmp_path)
    told = _TOLD[genre]
    assert text.splitlines()[0] == told["title"]
    for custom in told["customs"]:
        assert custom in text
    signer = told.get("signature", told["issuer"])
    assert (f"\n{signer}\n{_ISSUED}" in text) is is_signed(genre)


def _drafted(genre: str, folder: Path) -> str:
    """Return the text of a draft, which lies in the folder with its Word file."""
    told = _TOLD[genre]
    head = {key: told.get(key, "") for key in ("issuer", "period", "topic", "addressee")}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if value]
    messages = json.dumps(told["messages"], ensure_ascii=False)
    brief = folder / "brief.toml"
    brief.write_text(
        "\n".join((f'genre = "{genre}"', "issued = 2026-07-06", *lines, f"messages = {messages}")), "utf-8"
    )
    done = gongwen("draft", brief, "-o", folder / "out.docx")
    assert done.returncode == 0, done.stderr
    assert gongwen("export", 1, "-o", folder / "out.txt").returncode == 0
    return (folder / "out.txt").read_text("utf-8")
