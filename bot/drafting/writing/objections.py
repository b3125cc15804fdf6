"""What is wrong in a draft, as a model is told it, and the seam to who mends it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.compliance.checker import blocking_findings, check, exemplar_findings
from bot.compliance.register import rules_by_id
from bot.compliance.rule import Context
from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.domain.finding import Aspect, Finding, FixKind
from bot.domain.ledger import Doubt
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.coverage import missing_facts
from bot.texts.prompting import drafting as texts


@dataclass(frozen=True)
class Objection:
    """One thing that keeps a draft from being shown as good."""

    message: str
    """What is wrong, as a model is told it."""
    quote: str = ""
    """Where: the words themselves; empty where something is lacking."""


class Repair(Protocol):
    """Mends a section: a model is asked once, with what is wrong."""

    async def __call__(
        self, task: Assignment, text: str, objections: Sequence[Objection], writing: Writing, /
    ) -> str:
        """Return the text, tags included, with what could be mended in it; raise ModelError for no answer.

        `writing` holds the model, the veil and the briefing, and keeps what the call costs.
        """
        ...


def objections_to(
    text: str,
    clauses: Sequence[Clause],
    expected: Sequence[Fact],
    context: Context,
    doubts: Sequence[Doubt] = (),
) -> tuple[Objection, ...]:
    """Return what is to be mended in a section: what blocks it, and expected facts that it does not tell.

    What the `doubts` leave open need not be told.
    """
    found = check(text, replace(context, clauses=tuple(clauses)))
    wrong = {f for f in blocking_findings(found) if f.about is not Aspect.GAP} | {
        f for f in found if f.fix.kind is FixKind.REGENERATE
    }
    told = [Objection(_message(f), f.quote) for f in found if f in wrong]
    lacking = missing_facts(text, expected, clauses, doubts)
    return (*told, *(Objection(texts.missing_fact(fact.id, fact.text)) for fact in lacking))


def _message(found: Finding) -> str:
    """Return what is wrong without the title of an exemplar, which may name its unit."""
    return rules_by_id()[found.rule].message if exemplar_findings((found,)) else found.message
