"""Choices under a section: adopt it, have it written otherwise, edit it, look behind it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.conversation.choices.kinds import Number, OfSection

MOST_FACTS = 4
"""So many fit on a button."""


class Manner(StrEnum):
    """How a section is to be rewritten."""

    BRIEFER = "brief"
    FULLER = "full"
    OTHERWISE = "other"
    WITH_NEWS = "new"
    """With what was told since."""
    UP_TO_DATE = "stale"
    """Without what holds no more."""


class Use(StrEnum):
    """What a text that was sent for an edit is meant for."""

    TEXT = "own"
    """It is the section."""
    WISH = "wish"
    """It says how to rewrite the section."""
    FACT = "told"
    """It is told for the section."""


class Adopt(OfSection):
    """Settle it as it is shown."""


class GoToSection(OfSection):
    """Turn to it: to what is asked for it, or to its text."""


class ListManners(OfSection):
    """See the ways to have it rewritten."""


@dataclass(frozen=True)
class Rewrite(OfSection):
    """Have it rewritten, around what the user wrote."""

    manner: Manner


class RewriteAll(OfSection):
    """Have it rewritten, the user's own paragraphs as well."""


class TellManner(OfSection):
    """Say how it is to be rewritten."""


class Edit(OfSection):
    """Change it by hand."""


class ShowFacts(OfSection):
    """See what was told for it."""


class ShowExemplars(OfSection):
    """See how exemplars do it."""


class ShowEarlier(OfSection):
    """See the version before."""


class ShowLater(OfSection):
    """See the version after."""


class Copy(OfSection):
    """Have its text to copy."""


class ShowRequest(OfSection):
    """See what a model was sent for it."""


class Restore(OfSection):
    """Take a section that was left out in again."""


class Continue(OfSection):
    """Have a draft that broke off gone on with."""


class DraftAgain(OfSection):
    """Have it drafted anew."""


class DraftSkeleton(OfSection):
    """Have a skeleton of its facts."""


class Retry(OfSection):
    """Order again what failed."""


@dataclass(frozen=True)
class UseText(OfSection):
    """Use what was sent for an edit in one of the ways."""

    use: Use


class CorrectFactToo(OfSection):
    """Change the fact behind an edit as well."""


class KeepFact(OfSection):
    """Leave the fact behind an edit."""


@dataclass(frozen=True)
class RenewOwn(OfSection):
    """Change the user's own sentences that state facts that ended: all, where none is named."""

    facts: tuple[Number, ...]


ReviewChoice: TypeAlias = (
    Adopt
    | GoToSection
    | ListManners
    | Rewrite
    | RewriteAll
    | TellManner
    | Edit
    | ShowFacts
    | ShowExemplars
    | ShowEarlier
    | ShowLater
    | Copy
    | ShowRequest
    | Restore
    | Continue
    | DraftAgain
    | DraftSkeleton
    | Retry
)
"""Under a section."""
EditChoice: TypeAlias = UseText | CorrectFactToo | KeepFact | RenewOwn
"""Under what an edit, or a fact that has changed, leaves to be decided."""
SectionChoice: TypeAlias = ReviewChoice | EditChoice
