"""Proposals stand where something is planned or wanting: never among what was done."""

from collections.abc import Iterator

from bot.domain.genre import SectionRole
from bot.drafting.proposals import proposal_spans
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault
from bot.texts.prompting import faults as texts

KIND = "proposal"
_TOLD_ONLY = (SectionRole.LEAD, SectionRole.ACHIEVEMENTS)


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each proposal in a part that tells of what was done."""
    for part in draft.parts:
        if part.section.plan.role in _TOLD_ONLY:
            for start, end in proposal_spans(part.text, part.clauses):
                quote = part.text[start:end]
                yield Fault(KIND, part.section.id, quote, texts.stray_proposal(part.name, quote))
