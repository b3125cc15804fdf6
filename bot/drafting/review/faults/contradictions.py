"""The same thing is counted alike throughout the draft."""

from collections.abc import Iterator
from dataclasses import replace

from bot.compliance.register import rules_by_id
from bot.domain.finding import Aspect
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault
from bot.language.document.manuscript import Manuscript
from bot.texts.prompting import faults as texts


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each figure that an earlier one of the same thing contradicts."""
    text, ends, at = draft.text, [], 0
    for part in draft.parts:
        at += len(part.text) + 1
        ends.append((at, part))
    if not draft.parts:
        return
    context = replace(draft.context(draft.parts[0]), role=None)
    for rule in (rule for rule in rules_by_id().values() if rule.about is Aspect.CONTRADICTION):
        for spot in rule.detect(Manuscript(text), context):
            part = next(p for end, p in ends if spot.start < end)
            quote = text[spot.start : spot.end]
            line = texts.finding(part.name, quote, spot.message)
            yield Fault(rule.id, part.section.id, quote, line, about=rule.about)
