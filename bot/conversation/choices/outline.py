"""Choices while the outline is agreed on, and while a section's facts are asked for."""

from typing import TypeAlias

from bot.conversation.choices.kinds import OfStep


class DraftAll(OfStep):
    """Draft every section, without any more questions."""


class TakeOutline(OfStep):
    """Take the outline as it is."""


class AnotherOutline(OfStep):
    """See another outline."""


class AddSection(OfStep):
    """Have a section more."""


class DropSection(OfStep):
    """Have a section less."""


class DraftSection(OfStep):
    """Draft the section that is asked about."""


class SkipQuestion(OfStep):
    """Leave the question open."""


class LeaveOut(OfStep):
    """Leave the section out."""


class ShowSimilar(OfStep):
    """See how exemplars do it."""


class CorrectFacts(OfStep):
    """Change what was told for the section."""


OutlineChoice: TypeAlias = DraftAll | TakeOutline | AnotherOutline | AddSection | DropSection
"""Under an outline."""
QuestionChoice: TypeAlias = DraftAll | DraftSection | SkipQuestion | LeaveOut | ShowSimilar | CorrectFacts
"""Under a question."""
