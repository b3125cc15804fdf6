"""Run every rule over a text and bring the findings into the order of the text."""

from collections.abc import Iterable

from bot.compliance.rule import Allowed, Context, Rule, Spot, with_sources
from bot.compliance.rules import RULES
from bot.domain.finding import Finding, Severity
from bot.language.manuscript import Manuscript


def check(text: str, context: Context) -> tuple[Finding, ...]:
    """Return all findings in a text that nobody has allowed, by place; each rule costs one pass over it."""
    found = judged(text, context)
    return tuple(f for f in found if not any(_allows(a, f) for a in context.allowed))


def judged(text: str, context: Context) -> tuple[Finding, ...]:
    """Return all findings in a text, those that are allowed as well, by place."""
    manuscript = Manuscript(text)
    found = (
        _finding(rule, spot, text)
        for rule in RULES
        if rule.applies(context)
        for spot in rule.detect(manuscript, context)
    )
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule)))


def _finding(rule: Rule, spot: Spot, text: str) -> Finding:
    return Finding(
        rule=rule.id,
        severity=spot.severity or rule.severity,
        start=spot.start,
        end=spot.end,
        quote=text[spot.start : spot.end],
        message=spot.message or rule.message,
        source=spot.source or rule.source,
        fix=spot.fix,
    )


def _allows(allowed: Allowed, finding: Finding) -> bool:
    return allowed.rule == finding.rule and allowed.text in finding.quote


def from_exemplars(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that only a comparison with exemplars can make."""
    compared = {rule.id for rule in RULES if rule.applies is with_sources}
    return tuple(f for f in findings if f.rule in compared)


def mended(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with every fix that may be applied by itself; of two that overlap, the first."""
    written, at = [], 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.fix.kind == "auto" and finding.start >= at:
            written += [text[at : finding.start], finding.fix.replacement]
            at = finding.end
    return "".join((*written, text[at:]))


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that keep a text from going out as it is."""
    return tuple(f for f in findings if f.severity is Severity.ERROR and f.fix.kind != "auto")
