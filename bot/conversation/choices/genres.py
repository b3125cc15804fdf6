"""Choices about genres of the user's own, and exemplars to take the structure of."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Id


@dataclass(frozen=True)
class ListOwnGenres:
    """See the genres of one's own."""


@dataclass(frozen=True)
class ShowGenre:
    """See what a genre consists of."""

    genre: Id


@dataclass(frozen=True)
class UseGenre:
    """Write by a genre."""

    genre: Id


@dataclass(frozen=True)
class RenameGenre:
    """Give a genre another name."""

    genre: Id


@dataclass(frozen=True)
class DropGenre:
    """Keep a genre no more."""

    genre: Id


@dataclass(frozen=True)
class FollowExemplar:
    """Take the structure of an exemplar, for the document where nothing of it is written."""

    exemplar: Id


@dataclass(frozen=True)
class FollowHere:
    """Take the structure of an exemplar for the document in hand, whatever is written."""

    exemplar: Id


GenreChoice: TypeAlias = (
    ListOwnGenres | ShowGenre | UseGenre | RenameGenre | DropGenre | FollowExemplar | FollowHere
)
