"""What the compliance check finds that keeps a text from going out: each section by its own rules."""

from collections.abc import Iterator

from bot.compliance.checker import blocking_findings, check
from bot.domain.finding import Aspect
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault
from bot.texts.prompting import faults as texts

_ELSEWHERE = (Aspect.GAP, Aspect.CONTRADICTION)
"""Gaps are compared with those that were asked for, and figures throughout the draft."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each finding that blocks; what may be mended by code alone is none."""
    for part in draft.parts:
        for found in blocking_findings(check(part.text, draft.context(part))):
            if found.about not in _ELSEWHERE:
                line = texts.finding(part.name, found.quote, found.message)
                yield Fault(found.rule, part.section.id, found.quote, line, about=found.about)
