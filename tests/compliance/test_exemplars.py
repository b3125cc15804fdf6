"""Every shipped exemplar, set as its unit would issue it, passes our own check."""

import tomllib
from pathlib import Path

import pytest

from bot import shipped
from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.finding import Severity
from bot.domain.genre import GenreKind

_TELLING = (GenreKind.SUMMARY, GenreKind.REPORT)
_ADDRESSED = (GenreKind.NOTICE, GenreKind.REPORT)


@pytest.mark.parametrize("path", sorted(shipped.EXEMPLARS.glob("*/*.md")), ids=lambda path: path.stem)
def test_an_exemplar_has_nothing_to_correct(path: Path) -> None:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    told = tomllib.loads(front)
    kind, title = GenreKind(told["genre"]), told["title"]
    issuer = title.partition("关于" if kind in _ADDRESSED else str(told["year"]))[0]
    addressee = "各有关单位：\n" if kind in _ADDRESSED else ""
    issued = f"{told['year']}年{'12月31日' if kind in _TELLING else '1月9日'}"
    text = f"{title}\n{addressee}{body.strip()}\n{issuer}\n{issued}\n"
    brief = Brief(path.parent.name, issuer, period=told["period"], topic=told["topic"])
    found = check(text, Context(brief, kind, whole=True))
    assert [(f.rule, f.quote) for f in found if f.severity is not Severity.INFO] == []
