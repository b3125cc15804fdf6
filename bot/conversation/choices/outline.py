"""Choices while the outline is agreed on, and while a section's facts are asked for."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import OfStep


@dataclass(frozen=True)
class DraftAll(OfStep):
    """Draft every section, without any more questions."""


@dataclass(frozen=True)
class TakeOutline(OfStep):
    """Take the outline as it is."""


@dataclass(frozen=True)
class AnotherOutline(OfStep):
    """See another outline."""


@dataclass(frozen=True)
class AddSection(OfStep):
    """Have a section more."""


@dataclass(frozen=True)
class DropSection(OfStep):
    """Have a section less."""


@dataclass(frozen=True)
class DraftSection(OfStep):
    """Draft the section that is asked about."""


@dataclass(frozen=True)
class SkipQuestion(OfStep):
    """Leave the question open."""


@dataclass(frozen=True)
class LeaveOut(OfStep):
    """Leave the section out."""


@dataclass(frozen=True)
class ShowSimilar(OfStep):
    """See how exemplars do it."""


@dataclass(frozen=True)
class CorrectFacts(OfStep):
    """Change what was told for the section."""


OutlineChoice: TypeAlias = DraftAll | TakeOutline | AnotherOutline | AddSection | DropSection
"""Under an outline."""
QuestionChoice: TypeAlias = DraftAll | DraftSection | SkipQuestion | LeaveOut | ShowSimilar | CorrectFacts
"""Under a question."""
