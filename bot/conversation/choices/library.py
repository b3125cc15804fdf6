"""Choices about the user's own exemplars, how her unit writes, and a document to be typeset."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Digest, Id, Number


@dataclass(frozen=True)
class ShowLibrary:
    """See a page of the exemplars."""

    page: Number


@dataclass(frozen=True)
class ShowExemplar:
    """See what is known of an exemplar."""

    exemplar: Id


@dataclass(frozen=True)
class AskRemoval:
    """Be asked whether an exemplar is to go."""

    exemplar: Id


@dataclass(frozen=True)
class RemoveExemplar:
    """Take an exemplar out."""

    exemplar: Id


@dataclass(frozen=True)
class ShowHabits:
    """See how the unit writes."""


@dataclass(frozen=True)
class StrikeHabit:
    """Do without a habit."""

    habit: Digest


@dataclass(frozen=True)
class TurnHabitsOff:
    """Do without all habits."""


@dataclass(frozen=True)
class TurnHabitsOn:
    """Write as the unit does."""


@dataclass(frozen=True)
class RestoreHabits:
    """Take the habits that were struck back."""


@dataclass(frozen=True)
class Typeset:
    """Have the document that was sent last typeset."""


LibraryChoice: TypeAlias = ShowLibrary | ShowExemplar | AskRemoval | RemoveExemplar
HabitChoice: TypeAlias = ShowHabits | StrikeHabit | TurnHabitsOff | TurnHabitsOn | RestoreHabits
