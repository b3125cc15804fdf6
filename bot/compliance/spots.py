"""Of several findings on one spot the one that settles it: a reader is told of a spot once."""

from collections.abc import Iterable

from bot.domain.finding import Aspect, Finding, FixKind, Severity

_OF_WHOLE = (Aspect.STRUCTURE, Aspect.STYLE, Aspect.COPY, Aspect.PROPOSAL)
"""Aspects whose findings speak of more than the characters that they point at."""
_OF_FORM = (Aspect.NUMBERING, Aspect.LAYOUT, Aspect.PUNCTUATION, Aspect.NUMBERS, Aspect.RESIDUE)
"""Aspects of which one mended spot leaves nothing to be mended by another that overlaps it."""
_WEIGHTS = (Severity.ERROR, Severity.WARN, Severity.INFO)


def one_per_spot(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those on a spot of which a weightier one speaks, by place."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        if not any(_is_same_spot(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end, f.rule)))


def _rank(finding: Finding) -> tuple[bool, int, bool, int, int, str]:
    """Return what settles a spot best: a gap, the graver, what can be mended at once, what takes in more."""
    gap = finding.about is Aspect.GAP
    weight, mended = _WEIGHTS.index(finding.severity), finding.fix.kind is FixKind.AUTO
    return (not gap, weight, not mended, finding.start, -finding.end, finding.rule)


def _is_same_spot(one: Finding, other: Finding) -> bool:
    if one.start == one.end or one.about in _OF_WHOLE or other.about in _OF_WHOLE or one.rule == other.rule:
        return False
    if (one.start, one.end) == (other.start, other.end):
        return True
    of_form = one.about in _OF_FORM and other.about in _OF_FORM
    return of_form and one.start < other.end and other.start < one.end
