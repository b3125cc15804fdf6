"""Errors of public handbooks and collections of faulty documents, each with its right form."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from bot.compliance.checker import check
from bot.compliance.document.own_brief import complete_brief
from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.finding import Finding

_CASES = Path(__file__).parents[3] / "shared" / "cases" / "wording" / "public_cases.jsonl"
_FLOOR = 0.97
_MOST_ALARMS = 2

pytestmark = pytest.mark.skipif(
    not _CASES.exists(), reason="needs ../shared/cases/wording, outside the project"
)


@cache
def _cases() -> tuple[dict[str, str], ...]:
    return tuple(json.loads(line) for line in _CASES.read_text("utf-8").splitlines())


def _findings(text: str) -> tuple[Finding, ...]:
    """Return what `gongwen check` finds; a single line is no whole document."""
    return check(text, Context(complete_brief(Brief(), text), whole="\n" in text.strip()))


def _touches(text: str, words: str) -> bool:
    """Return whether a finding touches the words, wherever they stand."""
    places = [m.span() for m in re.finditer(re.escape(words), text)]
    return any(f.start < end and f.end > start for f in _findings(text) for start, end in places)


def test_errors_of_public_handbooks_are_found() -> None:
    missed = [case["kind"] for case in _cases() if not _touches(case["text"], case["wrong"])]
    assert len(missed) <= (1 - _FLOOR) * len(_cases()), missed


def test_what_was_put_right_gives_no_alarm() -> None:
    mended = [case for case in _cases() if case["right"] and not case["right"].startswith("补")]
    alarms = [
        case["kind"]
        for case in mended
        if _touches(case["text"].replace(case["wrong"], case["right"], 1), case["right"])
    ]
    assert len(alarms) <= _MOST_ALARMS, alarms
