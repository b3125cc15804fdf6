"""Run every rule over a text and bring the findings into the order of the text."""

from bot.compliance.rule import Context
from bot.compliance.rules import RULES
from bot.domain.finding import Finding, Severity


def check(text: str, context: Context) -> tuple[Finding, ...]:
    """Return all findings in a text, by place; each rule costs one pass over the text."""
    found = (
        Finding(
            rule=rule.id,
            severity=rule.severity,
            start=spot.start,
            end=spot.end,
            quote=text[spot.start : spot.end],
            message=rule.message,
            source=rule.source,
            fix=spot.fix,
        )
        for rule in RULES
        for spot in rule.detect(text, context)
    )
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule)))


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    """Return the text with every fix that may be applied by itself."""
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        if finding.fix.kind == "auto":
            text = text[: finding.start] + finding.fix.replacement + text[finding.end :]
    return text


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that keep a text from going out as it is."""
    return tuple(f for f in findings if f.severity is Severity.ERROR and f.fix.kind != "auto")
