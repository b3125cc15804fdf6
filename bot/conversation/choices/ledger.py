"""Choices under what was understood."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.conversation.choices.kinds import Number, OfDocument


class Meaning(StrEnum):
    """What words are that were not understood."""

    FACT = "fact"
    WISH = "wish"
    ASIDE = "aside"


class Undo(OfDocument):
    """Undo the last step."""


class Agree(OfDocument):
    """Say that it was understood."""


class ListHeard(OfDocument):
    """See what was entered of it."""


@dataclass(frozen=True)
class ExplainUnsure(OfDocument):
    """Say what words are that were not understood."""

    entry: Number
    meaning: Meaning


@dataclass(frozen=True)
class AnswerDoubt(OfDocument):
    """Answer a doubt by one of its options."""

    entry: Number
    option: Number


@dataclass(frozen=True)
class LeaveDoubt(OfDocument):
    """Leave a doubt: what was assumed holds."""

    entry: Number


LedgerChoice: TypeAlias = Undo | Agree | ListHeard | ExplainUnsure | AnswerDoubt | LeaveDoubt
