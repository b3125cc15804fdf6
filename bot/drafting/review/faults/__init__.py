"""Code's list of what is wrong in a draft: a small check each, together the faults a reviewer is told."""

from collections.abc import Callable, Iterator

from bot.drafting.review.draft import Draft
from bot.drafting.review.faults import (
    contradictions,
    findings,
    gaps,
    joins,
    left_out,
    openings,
    proposals,
    repetition,
    tags,
    told_twice,
    unstated,
    wishes,
)
from bot.drafting.review.faults.fault import Fault

_CHECKS: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    unstated.faults,
    findings.faults,
    left_out.faults,
    gaps.faults,
    told_twice.faults,
    wishes.faults,
    tags.faults,
    proposals.faults,
    contradictions.faults,
    repetition.faults,
    openings.faults,
    joins.faults,
)


def faults_in(draft: Draft) -> tuple[Fault, ...]:
    """Return what is wrong in a draft, each thing once; some 100 ms of work for a long document."""
    found = (fault for check in _CHECKS for fault in check(draft))
    return tuple({(f.section, f.quote, f.line): f for f in found}.values())
