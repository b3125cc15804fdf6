"""Sections written from told facts: what keeps to them is let pass, and most of what does not is marked."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.domain.fact import Fact
from bot.domain.finding import Finding

_SECTIONS = tomllib.loads(Path(__file__).with_name("told_sections.toml").read_text("utf-8"))["section"]
_LEAST_FOUND = 0.85


def _marks(section: dict[str, list[str] | str]) -> list[Finding]:
    facts = tuple(Fact(n, None, text, "m") for n, text in enumerate(section["facts"], 1))
    found = check(str(section["text"]), Context(facts=facts))
    return [finding for finding in found if finding.rule.startswith("T")]


def _invented(section: dict[str, list[str] | str]) -> Iterator[tuple[int, int]]:
    for words in section["inventions"]:
        start = str(section["text"]).index(words)
        yield start, start + len(words)


@pytest.mark.parametrize("section", _SECTIONS, ids=[s["text"][:12] for s in _SECTIONS])
def test_nothing_is_marked_that_was_told_in_other_words(section: dict[str, list[str] | str]) -> None:
    invented = list(_invented(section))
    faithful = [
        (finding.rule, finding.quote)
        for finding in _marks(section)
        if not any(finding.start < end and start < finding.end for start, end in invented)
    ]
    assert faithful == []


def test_most_that_nobody_told_is_marked() -> None:
    passed, count = [], 0
    for section in _SECTIONS:
        marks = _marks(section)
        for start, end in _invented(section):
            count += 1
            if not any(finding.start < end and start < finding.end for finding in marks):
                passed.append(str(section["text"])[start:end])
    assert count - len(passed) >= _LEAST_FOUND * count, passed
