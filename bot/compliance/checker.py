"""Run every rule over a text and bring the findings into the order of the text."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bot.compliance.register import rules_by_id
from bot.compliance.rule import Context, Rule, Spot
from bot.domain.finding import Aspect, Finding, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.entry import normalise
from bot.language.offsets import Edit, Traced, trace
from bot.regex import regex

_ROUNDS = 4
_RETURN = regex("\r(?=\n)")


def check(text: str, context: Context) -> tuple[Finding, ...]:
    """Return all findings in a text that nobody has allowed, by place; each rule costs one pass over it."""
    return tuple(f for f in all_findings(text, context) if not any(a.covers(f) for a in context.allowed))


# The same section is shown, counted and released: the second look costs nothing.
@lru_cache(maxsize=32)
def all_findings(text: str, context: Context) -> tuple[Finding, ...]:
    """Return all findings in a text, those that are allowed as well, by place."""
    clean = normalise(text)
    views = {
        False: clean,
        True: trace(text).with_edits(Edit(m.start(), m.end()) for m in _RETURN.finditer(text)),
    }
    manuscripts = {view.text: Manuscript(view.text) for view in views.values()}
    found = (
        _finding(rule, spot, text, views[rule.typed])
        for rule in rules_by_id().values()
        if rule.applies(context)
        for spot in rule.detect(manuscripts[views[rule.typed].text], context)
    )
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule)))


def _finding(rule: Rule, spot: Spot, text: str, view: Traced) -> Finding:
    """Return a finding in the offsets of the text, from a spot in a view of it."""
    start = view.origin(spot.start)
    end = view.origin_end(spot.end) if spot.end > spot.start else start
    return Finding(
        rule=rule.id,
        severity=spot.severity or rule.severity,
        start=start,
        end=end,
        quote=text[start:end],
        message=spot.message or rule.message,
        source=spot.source or rule.source,
        fix=spot.fix,
        about=rule.about,
    )


def exemplar_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that only a comparison with exemplars can make."""
    # What was stored with a version may be older than the field that says what a finding is about.
    copies = {rule.id for rule in rules_by_id().values() if rule.about is Aspect.COPY}
    return tuple(f for f in findings if f.rule in copies)


def relocate_exemplar_findings(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Return what a comparison with exemplars found, as far as its words still stand in a changed text."""
    moved = ((f, _place(f, text)) for f in exemplar_findings(findings))
    return tuple(replace(f, start=at, end=at + len(f.quote)) for f, at in moved if at >= 0)


def _place(found: Finding, text: str) -> int:
    """Return where the words of a finding stand by now, at best where they were; -1 for nowhere."""
    return found.start if text.startswith(found.quote, found.start) else text.find(found.quote)


def safe_fixes(findings: Iterable[Finding]) -> list[Finding]:
    """Return the fixes that may be made by themselves, in order.

    Of two that overlap it is the one that begins first, and of those that begin together the longest.
    """
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.fix.kind is FixKind.AUTO and (not chosen or finding.start >= chosen[-1].end):
            chosen.append(finding)
    return chosen


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with the safe fixes of these findings."""
    written, at = [], 0
    for finding in safe_fixes(findings):
        written += [text[at : finding.start], finding.fix.replacement]
        at = finding.end
    return "".join((*written, text[at:]))


def repair(text: str, context: Context) -> tuple[str, int]:
    """Return the text with every safe fix made, and how many; a fix may bring another to light."""
    count = 0
    for _ in range(_ROUNDS):
        fixes = safe_fixes(check(text, context))
        if not fixes:
            break
        text, count = apply_fixes(text, fixes), count + len(fixes)
    return text, count


def blocking_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that keep a text from going out as it is."""
    return tuple(f for f in findings if f.severity is Severity.ERROR and f.fix.kind is not FixKind.AUTO)
