"""A section on its way: what is to be written, the calls that write it, and what it is judged against."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.compliance.rule import Context
from bot.domain.orders import is_of_all
from bot.domain.passage import Hit
from bot.drafting.writing.acceptance import AnswerSpec
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.objections import Repair


@dataclass(frozen=True)
class Work:
    """A section on its way."""

    task: Assignment
    writing: Writing
    hits: Sequence[Hit]
    """The passages that it may be written after."""
    context: Context
    mend: Repair | None
    """Who mends what is wrong in it; `None` where code strikes it."""

    @property
    def ordered(self) -> AnswerSpec:
        """Return what an answer that is the whole section is to be."""
        return AnswerSpec(self.task.own_facts, self.task.length, self.task.facts)

    @property
    def is_reviewed(self) -> bool:
        """Return whether the whole document is read through and mended once all of it is there."""
        return self.mend is not None and is_of_all(self.task.order)
