"""Choices while it is agreed what is to be written."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.conversation.choices.kinds import Digest, Number, OfStep


class Field(StrEnum):
    """What of a brief is asked for in words."""

    ISSUER = "issuer"
    PERIOD = "period"
    TOPIC = "topic"
    ADDRESSEE = "addressee"


class ConfirmBrief(OfStep):
    """Take it as it is understood."""


@dataclass(frozen=True)
class ChangeField(OfStep):
    """Say one of its fields anew."""

    field: Field


@dataclass(frozen=True)
class TakeGenre(OfStep):
    """Write it in a genre."""

    genre: Digest


@dataclass(frozen=True)
class TakeGuess(OfStep):
    """Take what is offered for a field."""

    field: Field
    number: Number


class LeaveAddresseeOpen(OfStep):
    """Say later to whom it goes."""


class WithoutAddressee(OfStep):
    """Send it to nobody in particular."""


class ListGenres(OfStep):
    """See the usual genres."""


class ListOtherGenres(OfStep):
    """See the genres that are not usual."""


BriefChoice: TypeAlias = (
    ConfirmBrief
    | ChangeField
    | TakeGenre
    | TakeGuess
    | LeaveAddresseeOpen
    | WithoutAddressee
    | ListGenres
    | ListOtherGenres
)
