"""Corrections in the words of many offices: what was corrected holds no more, all else stays as it was."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import shipped
from bot.domain.document import Brief
from bot.domain.ledger import Ledger
from bot.domain.request import WithdrawFact
from bot.domain.said import ClerkMessage
from bot.drafting.genres.loading import load_genres
from bot.understanding import rules
from bot.understanding.talk import Talk

_CASES = tomllib.loads((Path(__file__).with_name("said") / "corrections.toml").read_text("utf-8"))["case"]
_TODAY = date(2026, 12, 1)
_GENRES = load_genres(shipped.GENRES)


@pytest.mark.parametrize("case", _CASES, ids=[case["kind"] for case in _CASES])
def test_what_is_corrected_holds_no_more_and_all_else_does(case: dict[str, Any]) -> None:
    said = tuple(ClerkMessage(f"m{n}", text) for n, text in enumerate(case["messages"]))
    reading = rules.read(Talk(said, brief=Brief("工作总结", issued=_TODAY), today=_TODAY, genres=_GENRES))
    ledger = Ledger().after(reading)
    dropped = [request.name for request in reading.requests if isinstance(request, WithdrawFact)]
    told = "\n".join(fact.text for fact in ledger.facts if not any(name in fact.text for name in dropped))
    assert [value for value in case["held"] if not _stands(value, told)] == []
    assert [value for value in case["gone"] if _stands(value, told)] == []
    assert bool(ledger.doubts) == case.get("asked", False)


def _stands(value: str, text: str) -> bool:
    """Return whether a value stands in a text, and not as the end of a longer figure."""
    return re.search(r"(?<![\d.])" * value[0].isdigit() + re.escape(value), text) is not None
