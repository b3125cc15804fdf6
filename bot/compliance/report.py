"""Findings as a person reads them; offsets become line numbers."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from bot.compliance.checker import safe_fixes
from bot.compliance.register import rules_by_id
from bot.domain.finding import Finding, FixKind
from bot.texts import checking as texts


def report(text: str, findings: Sequence[Finding]) -> list[str]:
    """Return the findings in a text, each with its line, level, reason, source and fix."""
    breaks = [m.start() for m in re.finditer("\n", text)]
    return [_finding_line(bisect_left(breaks, f.start) + 1, f) for f in findings]


def _finding_line(line: int, found: Finding) -> str:
    fix = texts.safe_fix if found.fix.kind is FixKind.AUTO else texts.suggestion
    why = texts.reason(found.message, fix(found.fix.replacement), found.source)
    return texts.finding(
        line, found.severity, f"{found.rule} {rules_by_id()[found.rule].name}", found.quote, why
    )


def summary(findings: Sequence[Finding]) -> str:
    """Return what the findings come to."""
    return texts.summary(Counter(f.severity for f in findings), len(safe_fixes(findings)))
