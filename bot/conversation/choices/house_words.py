"""Choices about the unit's own list of words."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Id, Number


@dataclass(frozen=True)
class ShowWords:
    """See a page of one's own list."""

    page: Number


@dataclass(frozen=True)
class ShowSharedWords:
    """See a page of the list that holds for all."""

    page: Number


@dataclass(frozen=True)
class DropWord:
    """Do without an entry, and see the page it stood on."""

    word: Id
    page: Number


@dataclass(frozen=True)
class UndoWordList:
    """Do without the entries that one list has brought."""

    first: Id
    last: Id


@dataclass(frozen=True)
class AskClearWords:
    """Be asked whether the whole list is to go."""


@dataclass(frozen=True)
class ClearWords:
    """Do without the whole list."""


WordChoice: TypeAlias = ShowWords | ShowSharedWords | DropWord | UndoWordList | AskClearWords | ClearWords
