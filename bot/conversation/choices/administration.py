"""Choices of administrators: who may write and how much, invitations, and what all share."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Id, Number


@dataclass(frozen=True)
class ShowAdministration:
    """See how things stand."""


@dataclass(frozen=True)
class ShowMembers:
    """See a page of the users."""

    page: Number


@dataclass(frozen=True)
class LockMember:
    """Let a user in no more; come back to the page of the list."""

    member: Id
    page: Number


@dataclass(frozen=True)
class UnlockMember:
    """Let a user in again; come back to the page of the list."""

    member: Id
    page: Number


@dataclass(frozen=True)
class ShowInvitations:
    """See the invitations that still let somebody in."""


@dataclass(frozen=True)
class Invite:
    """Have a link that lets so many in, for so many days."""

    places: Number
    days: Number


@dataclass(frozen=True)
class RevokeInvitation:
    """Let nobody in by an invitation any more."""

    invitation: Id


@dataclass(frozen=True)
class ShowUsage:
    """See what each user used on a day: so many days ago."""

    ago: Number


@dataclass(frozen=True)
class ShowLimits:
    """See how much each user may send and use a day."""


@dataclass(frozen=True)
class LimitMessages:
    """Let each user send so many messages a day; 0 for any number."""

    most: Number


@dataclass(frozen=True)
class LimitTokens:
    """Let each user use so many tokens a day; 0 for any number."""

    most: Number


@dataclass(frozen=True)
class ShowShared:
    """See a page of the exemplars and templates that all share."""

    page: Number


@dataclass(frozen=True)
class ShowShareable:
    """See a page of one's own exemplars and templates, which all could share."""

    page: Number


@dataclass(frozen=True)
class ShareExemplar:
    """Let all share an exemplar of one's own."""

    exemplar: Id


@dataclass(frozen=True)
class WithdrawExemplar:
    """Let an exemplar be one's own again."""

    exemplar: Id


@dataclass(frozen=True)
class ShareTemplate:
    """Let all share a template of one's own."""

    template: Id


@dataclass(frozen=True)
class WithdrawTemplate:
    """Let a template be one's own again."""

    template: Id


@dataclass(frozen=True)
class ShareWords:
    """Let one's own list of words hold for all."""


@dataclass(frozen=True)
class WithdrawWords:
    """Let the list that holds for all be one's own again."""


SharingChoice: TypeAlias = (
    ShowShared
    | ShowShareable
    | ShareExemplar
    | WithdrawExemplar
    | ShareTemplate
    | WithdrawTemplate
    | ShareWords
    | WithdrawWords
)
AdministrationChoice: TypeAlias = (
    ShowAdministration
    | ShowMembers
    | LockMember
    | UnlockMember
    | ShowInvitations
    | Invite
    | RevokeInvitation
    | ShowUsage
    | ShowLimits
    | LimitMessages
    | LimitTokens
    | SharingChoice
)
