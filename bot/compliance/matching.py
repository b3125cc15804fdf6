"""The commonest detector: a pattern over the text, or over the text as set phrases are looked for in it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.compliance.rule import Context, Detector, Spot
from bot.domain.finding import Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

Match = re.Match[str]


def pattern(
    expression: str,
    fix: FixKind = FixKind.SUGGEST,
    replacement: str | Callable[[Match], str] = "",
    unless: Callable[[Match], bool] | None = None,
) -> Detector:
    """Return a detector of every match that `unless` does not excuse; `replacement` may name its groups."""
    compiled = regex(expression, re.MULTILINE)

    def detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
        for m in compiled.finditer(manuscript.text):
            if unless is None or not unless(m):
                yield Spot(m.start(), m.end(), Fix(fix, replacement_text(m, replacement)))

    return detect


class Misuse(NamedTuple):
    """One wrong form of several that a rule knows."""

    form: re.Pattern[str]
    right: str | Callable[[Match], str]
    """What is written instead, and may name the form's groups."""
    message: str
    severity: Severity | None = None
    """Where it weighs less than the rule."""


def misuses(*known: Misuse) -> Detector:
    """Return a detector of several wrong forms, in the order of the text; of two that overlap, the first."""

    def detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
        spots = [
            Spot(*m.span(), Fix(FixKind.SUGGEST, replacement_text(m, one.right)), one.message, one.severity)
            for one in known
            for m in one.form.finditer(manuscript.text)
        ]
        yield from without_overlaps(spots)

    return detect


def without_overlaps(spots: list[Spot]) -> Iterator[Spot]:
    """Yield the spots in order; of two that overlap, the first and longest."""
    end = -1
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
        if spot.start >= end:
            end = spot.end
            yield spot


def replacement_text(m: Match, replacement: str | Callable[[Match], str]) -> str:
    """Return what the replacement makes of a match."""
    return m.expand(replacement) if isinstance(replacement, str) else replacement(m)


def original_span(manuscript: Manuscript, m: Match) -> tuple[int, int]:
    """Return where in the text a match in its bare form stands."""
    return manuscript.bare.origin(m.start()), manuscript.bare.origin_end(m.end())
