"""What is wrong in a draft, as a model is told it, and the seam to who mends it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.compliance.checker import blocking, check, from_exemplars
from bot.compliance.register import in_force
from bot.compliance.rule import Context
from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.domain.finding import Finding
from bot.domain.ledger import Doubt
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.coverage import unwritten
from bot.texts import drafting as texts

_GAP = "T11"


@dataclass(frozen=True)
class Objection:
    """One thing that keeps a draft from being shown as good."""

    message: str
    """What is wrong, as a model is told it."""
    quote: str = ""
    """Where: the words themselves; empty where something is lacking."""


class Mend(Protocol):
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
    wrong = {f for f in blocking(found) if f.rule != _GAP} | {f for f in found if f.fix.kind == "regenerate"}
    told = [Objection(_told(f), f.quote) for f in found if f in wrong]
    lacking = unwritten(text, expected, clauses, doubts)
    return (*told, *(Objection(texts.not_written(fact.id, fact.text)) for fact in lacking))


def _told(found: Finding) -> str:
    """Return what is wrong without the title of an exemplar, which may name its unit."""
    return in_force()[found.rule].message if from_exemplars((found,)) else found.message
